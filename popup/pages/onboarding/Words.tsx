import { useState } from "react";
import { Eye } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Stack } from "../../parts/Card.tsx";
import { RadioCards, Tick } from "../../parts/Choice.tsx";
import { Problem } from "../../parts/Note.tsx";
import { WordList } from "../../parts/WordList.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";
import styles from "../pages.module.css";
import { Step } from "./Step.tsx";

/** New words, kept by the background until the vault is made of them. */
export interface Draft {
  draft: string;
  words: readonly string[];
}
export interface WordsProps {
  of: number;
  draft: Draft | null;
  onDraft: (draft: Draft) => void;
  onBack: () => void;
  onDone: () => void;
}

const facts = [onboardingText.factTheft, onboardingText.factLoss, onboardingText.factAsk] as const;

/** Three facts, then the words, shown on demand. */
export function Words({ of, draft, onDraft, onBack, onDone }: WordsProps) {
  return (
    <Step title={onboardingText.wordsTitle} lead={onboardingText.revealHint} at={2} of={of} onBack={onBack}>
      {draft === null ? (
        <BeforeWords onDraft={onDraft} />
      ) : (
        <Stack>
          <WordList words={draft.words} label={onboardingText.words} />
          <Actions>
            <Button look="primary" onPress={onDone}>
              {onboardingText.written}
            </Button>
          </Actions>
        </Stack>
      )}
    </Step>
  );
}

function BeforeWords({ onDraft }: { onDraft: (draft: Draft) => void }) {
  const { client } = useWallet();
  const act = useAct();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [count, setCount] = useState<"12" | "24">("12");
  const isReady = ticked.length === facts.length;
  const reveal = (): void =>
    act.run(async () => onDraft(await client("draftWords", { count: count === "12" ? 12 : 24 })));
  return (
    <div className={styles["form"]}>
      <RadioCards
        legend={onboardingText.count}
        value={count}
        onChange={setCount}
        options={[
          { value: "12", title: onboardingText.count12, text: onboardingText.countText12 },
          { value: "24", title: onboardingText.count24, text: onboardingText.countText24 },
        ]}
      />
      <div>
        {facts.map((fact) => (
          <Tick
            key={fact}
            isOn={ticked.includes(fact)}
            onChange={(isOn) =>
              setTicked(isOn ? [...ticked, fact] : ticked.filter((other) => other !== fact))
            }
          >
            {fact}
          </Tick>
        ))}
      </div>
      <Problem text={act.problem} />
      <Button look="primary" icon={Eye} isInert={!isReady} isBusy={act.isBusy} onPress={reveal}>
        {onboardingText.reveal}
      </Button>
      <p className={styles["faint"]} role="status">
        {isReady ? "" : onboardingText.tickFirst}
      </p>
    </div>
  );
}
