import { useRef } from "react";
import { RefreshCw, ScrollText } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { auditText } from "../../text/audit.ts";
import { wordsText } from "../../text/words.ts";
import styles from "../pages.module.css";
import { AuditEntry } from "./AuditEntry.tsx";
import { type FilterForm, groupByDay, isFiltered } from "./auditFilter.ts";
import type { AuditEntries } from "./useAuditEntries.ts";

export interface AuditDaysProps {
  log: AuditEntries;
  form: FilterForm;
  onRequest: (request: string) => void;
}

/** The entries by day, with what there is of them above and the older ones below. */
export function AuditDays({ log, form, onRequest }: AuditDaysProps) {
  const { entries, isLoading, hasMore, loadMore, reload } = log;
  const head = useRef<HTMLParagraphElement>(null);
  const count = entries?.length ?? 0;
  const showRequest = (request: string): void => {
    onRequest(request);
    // The entry that was pressed moves; the count above the list says what there is now.
    head.current?.focus();
  };
  return (
    <>
      <div className={styles["split"]}>
        <p ref={head} tabIndex={-1} role="status" className={styles["faint"]}>
          {isLoading || entries === null ? auditText.loading : auditText.shown(count)}{" "}
          {form.request === "" ? "" : auditText.onlyRequest}
        </p>
        <Button look="quiet" icon={RefreshCw} isBusy={isLoading} onPress={reload}>
          {wordsText.refresh}
        </Button>
      </div>
      {entries !== null && count === 0 && !isLoading ? (
        <Empty icon={ScrollText}>
          <p>{isFiltered(form) ? auditText.noMatch : auditText.empty}</p>
        </Empty>
      ) : null}
      {groupByDay(entries ?? []).map((group) => (
        <Card key={group.day} title={group.day}>
          <ul className={styles["lines"]}>
            {group.entries.map((entry) => (
              <AuditEntry key={entry.number} entry={entry} onRequest={showRequest} />
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
