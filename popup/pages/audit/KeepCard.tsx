import { useState } from "react";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import type { AuditView } from "../../../extension/messages/views.policy.ts";
import { Download } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { SelectField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { downloadText } from "../../state/downloadText.ts";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { formatCount } from "../../text/amounts.ts";
import { auditText } from "../../text/audit.ts";
import { formatDay } from "../../text/times.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";

/** The filtered log as a file. Effects: a download. */
export function ExportButton({ filter }: { filter: AuditFilter }) {
  const { client, now } = useWallet();
  const act = useAct();
  const [count, setCount] = useState<number | null>(null);
  const run = (): void =>
    act.run(async () => {
      setCount(null);
      const answer = await client("exportAudit", { filter });
      downloadText(auditText.fileName(new Date(now()).toISOString().slice(0, 10)), answer.text);
      setCount(answer.count);
    });
  return (
    <Actions>
      <span role="status" className={styles["faint"]}>
        {act.problem ?? (count === null ? "" : auditText.exported(count))}
      </span>
      <Button icon={Download} isBusy={act.isBusy} onPress={run}>
        {auditText.exportAll}
      </Button>
    </Actions>
  );
}

const periods = ["30", "90", "365", "3650"] as const;
type Period = (typeof periods)[number];
const daysOf = { "30": 30, "90": 90, "365": 365, "3650": 3650 } as const;
const toPeriod = (days: number): Period => periods.find((period) => daysOf[period] === days) ?? "365";

/** How large and how old the log is, and for how long it is kept. Keeping it for less removes entries, so it asks first. */
export function KeepCard({ audit }: { audit: AuditView }) {
  const { client } = useWallet();
  const act = useAct();
  const [period, setPeriod] = useState<Period>(toPeriod(audit.retentionDays));
  const [isAsking, setAsking] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const save = (): void =>
    act.run(async () => {
      await client("setRetention", { days: daysOf[period] });
      setAsking(false);
      setSaved(true);
    });
  const begin = (): void => {
    setSaved(false);
    if (daysOf[period] < audit.retentionDays) setAsking(true);
    else save();
  };
  const name = auditText.retentionName[period];
  return (
    <Card title={auditText.about}>
      <Rows
        rows={[
          { label: auditText.count, value: formatCount(audit.count) },
          ...(audit.oldestAt === null ? [] : [{ label: auditText.oldest, value: formatDay(audit.oldestAt) }]),
          { label: auditText.exportAll, value: auditText.exportHint },
        ]}
      />
      <div className={styles["form"]}>
        <SelectField
          label={auditText.retention}
          value={period}
          onChange={setPeriod}
          options={periods.map((value) => ({ value, label: auditText.retentionName[value] }))}
        />
        <Actions>
          <Button isBusy={act.isBusy} onPress={begin}>
            {auditText.saveRetention}
          </Button>
          <span role="status">{isSaved ? auditText.savedRetention : ""}</span>
        </Actions>
        {isAsking ? null : <Problem text={act.problem} />}
      </div>
      <Dialog title={auditText.shortenTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{auditText.shortenText(name)}</p>
        <Problem text={act.problem} />
        <Actions>
          <Button onPress={() => setAsking(false)}>{wordsText.cancel}</Button>
          <Button look="primary" isBusy={act.isBusy} onPress={save}>
            {auditText.shorten}
          </Button>
        </Actions>
      </Dialog>
    </Card>
  );
}
