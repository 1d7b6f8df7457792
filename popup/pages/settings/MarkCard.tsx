import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { MarkPicker, toMarkChoice } from "../../parts/MarkPicker.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";

/** The sign by which the user knows this wallet's own windows. */
export function MarkCard({ mark: stored }: { mark: { symbol: string; colour: string } }) {
  const { client } = useWallet();
  const act = useAct();
  const [mark, setMark] = useState(() => toMarkChoice(stored));
  const [isSaved, setSaved] = useState(false);
  const save = (): void =>
    act.run(async () => {
      await client("changeSettings", { mark });
      setSaved(true);
    });
  return (
    <Card title={settingsText.mark}>
      <p>{settingsText.markHint}</p>
      <MarkPicker mark={mark} onChange={setMark} />
      <Problem text={act.problem} />
      <Actions>
        <Button isBusy={act.isBusy} onPress={save}>
          {settingsText.saveMark}
        </Button>
        <span role="status">{isSaved ? settingsText.saved : ""}</span>
      </Actions>
    </Card>
  );
}
