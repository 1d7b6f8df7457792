import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";
import styles from "../pages.module.css";

const blank = { name: "", chainId: "", rpcUrl: "", symbol: "ETH" };

/** The networks, and one more; a node that says another chain than the form is refused. */
export function NetworksCard() {
  const networks = useSnapshot("networks");
  const rows = networks?.list.map(({ name, chainId, rpcUrl, isHome }) => ({
    label: settingsText.networkRow(name, chainId),
    value: (
      <>
        <bdi dir="ltr">{rpcUrl}</bdi>
        {isHome ? <div className={styles["faint"]}>{settingsText.home}</div> : null}
      </>
    ),
  }));
  return (
    <Card title={settingsText.networks}>
      <Rows rows={rows ?? []} />
      <Disclosure title={settingsText.addNetwork}>
        <NetworkForm />
      </Disclosure>
    </Card>
  );
}

function NetworkForm() {
  const { client } = useWallet();
  const act = useAct();
  const [draft, setDraft] = useState(blank);
  const [isSaved, setSaved] = useState(false);
  const traits = (field: keyof typeof blank) => ({
    value: draft[field],
    onChange: (value: string) => setDraft({ ...draft, [field]: value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const chainId = Number(draft.chainId);
    if (!/^[1-9]\d{0,15}$/.test(draft.chainId.trim())) return act.setProblem(settingsText.badChainId);
    act.run(async () => {
      const answer = await client("saveNetwork", { ...draft, chainId });
      if (answer.status === "wrong-chain") return act.setProblem(settingsText.wrongChain(answer.actual));
      if (answer.status === "unreachable") return act.setProblem(settingsText.unreachable);
      if (answer.status === "bad-url") return act.setProblem(settingsText.badUrl);
      setDraft(blank);
      setSaved(true);
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextField label={settingsText.networkName} maxLength={60} {...traits("name")} />
      <TextField label={settingsText.chainId} inputMode="numeric" {...traits("chainId")} />
      <TextField label={settingsText.rpcUrl} inputMode="url" isCode {...traits("rpcUrl")} />
      <TextField label={settingsText.symbol} maxLength={12} {...traits("symbol")} />
      <Problem text={act.problem} />
      <Actions>
        <Button type="submit" isBusy={act.isBusy}>
          {settingsText.saveNetwork}
        </Button>
        <span role="status">{isSaved ? settingsText.networkSaved : ""}</span>
      </Actions>
    </form>
  );
}
