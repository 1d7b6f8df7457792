import { type FormEvent, useState } from "react";
import type { ContractInfoView } from "../../../extension/messages/views.lists.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { contractInfoText as text } from "../../text/contractInfo.ts";
import styles from "../pages.module.css";

/** Which servers may be asked about contracts, and what each would be told. */
export function ContractInfoCard() {
  const info = useSnapshot("contractInfo");
  if (info === null) return null;
  return (
    <Card title={text.title}>
      <p>{text.lead}</p>
      <ServersForm saved={info} />
    </Card>
  );
}

function ServersForm({ saved }: { saved: ContractInfoView }) {
  const { client } = useWallet();
  const act = useAct();
  const [sources, setSources] = useState(saved.sources);
  const [signatures, setSignatures] = useState(saved.signatures);
  const [isSaved, setSaved] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    act.run(async () => {
      const answer = await client("setContractInfo", { sources, signatures });
      if (answer.status === "refused") return act.setProblem(answer.reason);
      setSaved(true);
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextField
        label={text.sources}
        hint={text.sourcesHint}
        inputMode="url"
        isCode
        value={sources}
        onChange={setSources}
      />
      <TextField
        label={text.signatures}
        hint={text.signaturesHint}
        inputMode="url"
        isCode
        value={signatures}
        onChange={setSignatures}
      />
      <Problem text={act.problem} />
      <Actions>
        <Button type="submit" isBusy={act.isBusy}>
          {text.save}
        </Button>
        <span role="status">{isSaved ? text.saved : ""}</span>
      </Actions>
    </form>
  );
}
