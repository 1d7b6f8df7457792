import { type FormEvent, useState } from "react";
import type { RechecksView } from "../../../extension/messages/views.policy.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { recheckText } from "../../text/rechecks.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { dearestRun } from "./badness.ts";

const rhythms = ["off", "day", "week"] as const;

/** How often, and how many metered calls a run may cause. */
export function Schedule({ rechecks }: { rechecks: RechecksView }) {
  const { client } = useWallet();
  const act = useAct();
  const [every, setEvery] = useState(rechecks.every);
  const [calls, setCalls] = useState(String(rechecks.callsPerRun));
  const [isSaved, setSaved] = useState(false);
  const count = /^\d{1,3}$/.test(calls.trim()) && Number(calls) <= 200 ? Number(calls) : null;
  const estimate = useEstimate(count);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSaved(false);
    if (count === null) return;
    act.run(async () => {
      await client("setRecheckSchedule", { every, callsPerRun: count });
      setSaved(true);
    });
  };
  return (
    <Card title={recheckText.schedule}>
      <Rows rows={runRows(rechecks)} />
      <form className={styles["form"]} onSubmit={submit}>
        <SelectField
          label={recheckText.every}
          value={every}
          onChange={setEvery}
          options={rhythms.map((value) => ({ value, label: recheckText.everyName[value] }))}
        />
        <TextField
          label={recheckText.calls}
          value={calls}
          onChange={setCalls}
          inputMode="numeric"
          maxLength={3}
          hint={`${recheckText.callsHint} ${estimate}`.trim()}
          problem={count === null ? recheckText.badCalls : null}
        />
        <Problem text={act.problem} />
        <Actions>
          <Button type="submit" isBusy={act.isBusy}>
            {recheckText.save}
          </Button>
          <span role="status">{isSaved ? recheckText.saved : ""}</span>
        </Actions>
      </form>
    </Card>
  );
}

function useEstimate(calls: number | null): string {
  const hub = useSnapshot("hub");
  if (calls === null || calls === 0 || hub === null) return "";
  const active = hub.bindings.filter(({ state }) => state === "active");
  const cost = dearestRun(
    calls,
    active.map(({ pricePerCall }) => pricePerCall),
  );
  return cost === null ? recheckText.estimateNone : recheckText.estimate(formatSec(cost));
}

function runRows({ lastRunAt, nextRunAt, callsUsed, callsPerRun }: RechecksView) {
  return [
    {
      label: recheckText.lastRun,
      value: lastRunAt === null ? recheckText.never : formatMoment(lastRunAt),
    },
    {
      label: recheckText.nextRun,
      value: nextRunAt === null ? recheckText.notPlanned : formatMoment(nextRunAt),
    },
    ...(lastRunAt === null
      ? []
      : [{ label: recheckText.callsUsed, value: recheckText.usedOf(callsUsed, callsPerRun) }]),
  ];
}
