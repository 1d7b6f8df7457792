import { useState } from "react";
import { KeyRound, Plus } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { onboardingText } from "../../text/onboarding.ts";
import styles from "../pages.module.css";
import { Create } from "./Create.tsx";
import { End } from "./End.tsx";
import { Import } from "./Import.tsx";
import { MarkStep } from "./MarkStep.tsx";
import { PresetStep } from "./PresetStep.tsx";
import { Step } from "./Step.tsx";

export interface OnboardingProps {
  /** The set-up goes on although a vault is there by now. */
  onBegin: () => void;
  onEnd: () => void;
}

type Screen = "choose" | "create" | "import" | "preset" | "mark" | "end";

/** From nothing to a wallet: words or import, how strict, the mark. */
export function Onboarding({ onBegin, onEnd }: OnboardingProps) {
  const [screen, setScreen] = useState<Screen>("choose");
  const [password, setPassword] = useState("");
  const [of, setOf] = useState(5);
  const begin = (next: "create" | "import"): void => {
    onBegin();
    setOf(next === "create" ? 5 : 3);
    setScreen(next);
  };
  const goOn = (entered: string): void => {
    setPassword(entered);
    setScreen("preset");
  };
  switch (screen) {
    case "choose":
      return <Choose onChoose={begin} />;
    case "create":
      return <Create onBack={() => setScreen("choose")} onDone={goOn} />;
    case "import":
      return <Import onBack={() => setScreen("choose")} onDone={goOn} />;
    case "preset":
      return (
        <PresetStep
          at={of - 1}
          of={of}
          password={password}
          onDone={() => {
            setPassword("");
            setScreen("mark");
          }}
        />
      );
    case "mark":
      return <MarkStep at={of} of={of} onDone={() => setScreen("end")} />;
    case "end":
      return <End onEnd={onEnd} />;
  }
}

function Choose({ onChoose }: { onChoose: (what: "create" | "import") => void }) {
  return (
    <Step title={onboardingText.chooseTitle} lead={onboardingText.chooseLead}>
      <div className={styles["form"]}>
        <Button look="primary" icon={Plus} onPress={() => onChoose("create")}>
          {onboardingText.create}
        </Button>
        <p className={styles["faint"]}>{onboardingText.createText}</p>
        <Button icon={KeyRound} onPress={() => onChoose("import")}>
          {onboardingText.import}
        </Button>
        <p className={styles["faint"]}>{onboardingText.importText}</p>
      </div>
    </Step>
  );
}
