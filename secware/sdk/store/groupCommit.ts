/** What group commit needs of a database: one writer, transactions by statement, and a way to the disk. */
export interface CommitPort {
  begin(): void;
  /** Makes the changes visible to every process. They may still be lost with the machine. */
  commit(): void;
  rollback(): void;
  /** Resolves when everything that was committed before the call survives the loss of power. */
  sync(): Promise<void>;
}

/** Runs jobs inside shared transactions. */
export interface GroupCommit {
  /** Resolves with what `job` returned, after the commit that holds its changes. */
  run<T>(job: () => T): Promise<T>;
  /** The same, after the changes have reached the disk. */
  runDurably<T>(job: () => T): Promise<T>;
  /** Commits what waits, and waits for the disk. */
  drain(): Promise<void>;
}

interface Waiting {
  job: () => unknown;
  isDurable: boolean;
  resolve: (value: unknown) => void;
  reject: (cause: unknown) => void;
}

/**
 * Jobs that arrive within one turn of the event loop share one commit. Where that was more than one, the server is busy, and the
 * next commit waits `gapMs` for more: a commit costs about what a call's other work in the database costs. Commits that happen while the disk is busy share the next
 * wait for it; meanwhile the process goes on with other work. One job that throws undoes and rejects all of its group: none of
 * them was answered yet, and each may come again.
 */
export function createGroupCommit(port: CommitPort, { gapMs = 0 }: { gapMs?: number } = {}): GroupCommit {
  let queue: Waiting[] = [];
  let unsynced: (() => void)[] = [];
  let failed: ((cause: unknown) => void)[] = [];
  let syncing: Promise<void> | null = null;
  let gap: ReturnType<typeof setTimeout> | null = null;

  const syncAll = async () => {
    while (unsynced.length > 0) {
      const [settled, refused] = [unsynced, failed];
      unsynced = [];
      failed = [];
      try {
        await port.sync();
        for (const resolve of settled) resolve();
      } catch (cause) {
        for (const reject of refused) reject(cause);
      }
    }
    syncing = null;
  };
  const flush = () => {
    const group = queue;
    queue = [];
    if (group.length === 0) return;
    if (group.length > 1) openGap();
    const values = commitGroup(group, port);
    if (values === null) return;
    for (const [index, { isDurable, resolve, reject }] of group.entries()) {
      if (!isDurable) {
        resolve(values[index]);
        continue;
      }
      unsynced.push(() => resolve(values[index]));
      failed.push(reject);
    }
    if (unsynced.length > 0) syncing ??= syncAll();
  };
  const openGap = () => {
    if (gapMs === 0 || gap !== null) return;
    gap = setTimeout(() => {
      gap = null;
      flush();
    }, gapMs);
  };
  const enqueue = <T>(job: () => T, isDurable: boolean) =>
    new Promise<T>((resolve, reject) => {
      queue.push({ job, isDurable, resolve: resolve as (value: unknown) => void, reject });
      if (queue.length === 1 && gap === null) setImmediate(flush);
    });
  return {
    run: (job) => enqueue(job, false),
    runDurably: (job) => enqueue(job, true),
    async drain() {
      flush();
      if (gap !== null) clearTimeout(gap);
      gap = null;
      await syncing;
    },
  };
}

function commitGroup(group: readonly Waiting[], port: CommitPort): unknown[] | null {
  try {
    port.begin();
    try {
      const values = group.map(({ job }) => job());
      port.commit();
      return values;
    } catch (cause) {
      port.rollback();
      throw cause;
    }
  } catch (cause) {
    for (const { reject } of group) reject(cause);
    return null;
  }
}
