import { useCallback, useEffect, useRef, useState } from "react";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import type { AuditEntryView } from "../../../extension/messages/views.policy.ts";
import { describeProblem } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";

const PAGE_SIZE = 50;

export interface AuditEntries {
  /** Null until the first page is there. */
  entries: readonly AuditEntryView[] | null;
  hasMore: boolean;
  isLoading: boolean;
  problem: string | null;
  loadMore(): void;
  /** Begins again at the newest entry. */
  reload(): void;
}

/** The log by pages. An answer to an older filter is dropped. Effects: messages to the background. */
export function useAuditEntries(filter: AuditFilter): AuditEntries {
  const { client } = useWallet();
  const [entries, setEntries] = useState<readonly AuditEntryView[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(0);
  const load = useCallback(
    (before: number | null) => {
      asked.current += 1;
      const turn = asked.current;
      setLoading(true);
      setProblem(null);
      client("loadAudit", { filter, limit: PAGE_SIZE, ...(before === null ? {} : { before }) })
        .then((page) => {
          if (turn !== asked.current) return;
          setEntries((kept) => (before === null ? page.entries : [...(kept ?? []), ...page.entries]));
          setNext(page.next);
        })
        .catch((error: unknown) => turn === asked.current && setProblem(describeProblem(error)))
        .finally(() => turn === asked.current && setLoading(false));
    },
    [client, filter],
  );
  useEffect(() => load(null), [load]);
  return {
    entries,
    hasMore: next !== null,
    isLoading,
    problem,
    reload: () => load(null),
    loadMore: () => {
      if (next !== null && !isLoading) load(next);
    },
  };
}
