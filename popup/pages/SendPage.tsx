import { type FormEvent, useState } from "react";
import { Button } from "../parts/Button.tsx";
import { Card } from "../parts/Card.tsx";
import { Disclosure } from "../parts/Disclosure.tsx";
import { SelectField, TextField } from "../parts/Field.tsx";
import { Problem } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { formatUnits } from "../text/amounts.ts";
import { pageText } from "../text/page.ts";
import { Frame } from "./Frame.tsx";
import styles from "./pages.module.css";
import { type Asked, Requested } from "./Requested.tsx";
import { readTransfer, type TransferDraft } from "./transfer.ts";

const blank: TransferDraft = { to: "", amount: "", token: "", decimals: "18" };

/** The wallet's own transfer; its review is the approval window, as for any page's request. */
export function SendPage() {
  const { client } = useWallet();
  const networks = useSnapshot("networks");
  const act = useAct();
  const [draft, setDraft] = useState(blank);
  const [fault, setFault] = useState<{ field: string; problem: string } | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const reading = readTransfer(draft);
    setAsked(null);
    setFault(reading.status === "incomplete" ? reading : null);
    if (reading.status === "incomplete" || networks === null) return;
    const { to, amount, token } = reading;
    act.run(async () => {
      const transfer = { chainId: networks.selected, to, amount, ...(token === null ? {} : { token }) };
      setAsked(await client("sendTransfer", transfer));
    });
  };
  return (
    <Frame route="/send" title={pageText.sendTitle} lead={pageText.sendHint}>
      <Card title={pageText.sendTitle}>
        <form className={styles["form"]} onSubmit={submit}>
          <NetworkField />
          <TransferFields draft={draft} fault={fault} onChange={setDraft} />
          <Button type="submit" look="primary" isBusy={act.isBusy}>
            {pageText.sendReview}
          </Button>
          <Requested asked={asked} />
          <Problem text={act.problem} />
        </form>
      </Card>
    </Frame>
  );
}

interface TransferFieldsProps {
  draft: TransferDraft;
  fault: { field: string; problem: string } | null;
  onChange: (draft: TransferDraft) => void;
}

function TransferFields({ draft, fault, onChange }: TransferFieldsProps) {
  const balances = useSnapshot("balances");
  const symbol = useSnapshot("networks")?.list.find(({ chainId }) => chainId === balances?.chainId)?.symbol;
  const traits = (field: keyof TransferDraft) => ({
    value: draft[field],
    onChange: (value: string) => onChange({ ...draft, [field]: value }),
    problem: fault?.field === field ? fault.problem : null,
  });
  const wei = balances?.wei ?? null;
  const known = wei === null ? {} : { hint: pageText.sendBalance(formatUnits(wei, 18), symbol ?? "") };
  return (
    <>
      <TextField label={pageText.sendTo} isCode {...traits("to")} />
      <TextField label={pageText.sendAmount} inputMode="decimal" {...known} {...traits("amount")} />
      <Disclosure title={pageText.sendToken}>
        <TextField label={pageText.sendToken} isCode {...traits("token")} />
        <TextField label={pageText.sendDecimals} inputMode="numeric" {...traits("decimals")} />
      </Disclosure>
    </>
  );
}

function NetworkField() {
  const { client } = useWallet();
  const networks = useSnapshot("networks");
  const act = useAct();
  if (networks === null) return null;
  return (
    <SelectField
      label={pageText.sendNetwork}
      value={String(networks.selected)}
      onChange={(chainId) =>
        act.run(async () => void (await client("selectNetwork", { chainId: Number(chainId) })))
      }
      options={networks.list.map(({ chainId, name }) => ({ value: String(chainId), label: name }))}
    />
  );
}
