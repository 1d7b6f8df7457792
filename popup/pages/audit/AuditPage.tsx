import { useMemo, useState } from "react";
import type { AuditView } from "../../../extension/messages/views.policy.ts";
import { Note, Problem } from "../../parts/Note.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { auditText } from "../../text/audit.ts";
import { formatMoment } from "../../text/times.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { AuditDays } from "./AuditDays.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { type FilterForm, noFilter, toFilter } from "./auditFilter.ts";
import { ExportButton, KeepCard } from "./KeepCard.tsx";
import { useAuditEntries } from "./useAuditEntries.ts";

/** The log: what was asked, sent, said and decided, day by day, with what each entry says in full. */
export function AuditPage() {
  const audit = useSnapshot("audit");
  const [form, setForm] = useState<FilterForm>(noFilter);
  const filter = useMemo(() => toFilter(form), [form]);
  const log = useAuditEntries(filter);
  return (
    <Frame
      route="/log"
      title={auditText.title}
      lead={auditText.lead}
      aside={<ExportButton filter={filter} />}
    >
      {audit === null ? null : <Integrity integrity={audit.integrity} />}
      {audit?.lost === undefined || audit.lost === 0 ? null : (
        <Note tone="danger" role="status">
          {auditText.lost(audit.lost)}
        </Note>
      )}
      <AuditFilters key={form.request} form={form} onChange={setForm} />
      <Problem text={log.problem} />
      <AuditDays log={log} form={form} onRequest={(request) => setForm({ ...noFilter, request })} />
      {audit === null ? null : <KeepCard key={audit.retentionDays} audit={audit} />}
    </Frame>
  );
}

function Integrity({ integrity }: Pick<AuditView, "integrity">) {
  const { status, at } = integrity;
  if (status === "broken") {
    return (
      <Note tone="critical" role="alert">
        {auditText.broken(at === null ? null : formatMoment(at))}
      </Note>
    );
  }
  if (status === "unchecked") return <Note tone="unknown">{auditText.unchecked}</Note>;
  return <p className={styles["faint"]}>{auditText.intact}</p>;
}
