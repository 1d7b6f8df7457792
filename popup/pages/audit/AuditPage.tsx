import { useMemo, useState } from "react";
import type { AuditView } from "../../../extension/messages/views.policy.ts";
import { RefreshCw, ScrollText } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { auditText } from "../../text/audit.ts";
import { formatMoment } from "../../text/times.ts";
import { wordsText } from "../../text/words.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { AuditEntry } from "./AuditEntry.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { type FilterForm, groupByDay, isFiltered, noFilter, toFilter } from "./auditFilter.ts";
import { ExportButton, KeepCard } from "./KeepCard.tsx";
import { type AuditEntries, useAuditEntries } from "./useAuditEntries.ts";

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
      <AuditFilters form={form} onChange={setForm} />
      <Problem text={log.problem} />
      <Days log={log} isFiltered={isFiltered(form)} />
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

function Days({ log, isFiltered }: { log: AuditEntries; isFiltered: boolean }) {
  const { entries, isLoading, hasMore, loadMore, reload } = log;
  const count = entries?.length ?? 0;
  return (
    <>
      <div className={styles["split"]}>
        <p role="status" className={styles["faint"]}>
          {isLoading || entries === null ? auditText.loading : auditText.shown(count)}
        </p>
        <Button look="quiet" icon={RefreshCw} isBusy={isLoading} onPress={reload}>
          {wordsText.refresh}
        </Button>
      </div>
      {entries !== null && count === 0 && !isLoading ? (
        <Empty icon={ScrollText}>
          <p>{isFiltered ? auditText.noMatch : auditText.empty}</p>
        </Empty>
      ) : null}
      {groupByDay(entries ?? []).map((group) => (
        <Card key={group.day} title={group.day}>
          <ul className={styles["lines"]}>
            {group.entries.map((entry) => (
              <AuditEntry key={entry.number} entry={entry} />
            ))}
          </ul>
        </Card>
      ))}
      {hasMore ? (
        <div>
          <Button isBusy={isLoading} onPress={loadMore}>
            {auditText.older}
          </Button>
        </div>
      ) : null}
    </>
  );
}
