/** What group commit needs of a database: one writer, transactions by statement. */
export interface CommitPort {
  begin(): void;
  commit(): void;
  rollback(): void;
}

/** Runs jobs inside shared transactions. */
export interface GroupCommit {
  /** Resolves with what `job` returned, after the commit that holds its changes. */
  run<T>(job: () => T): Promise<T>;
  /** Commits what waits. Later jobs are still taken. */
  flush(): void;
}

interface Waiting {
  job: () => unknown;
  resolve: (value: unknown) => void;
  reject: (cause: unknown) => void;
}

/**
 * Jobs that arrive within one turn of the event loop share one commit, and so one wait for the disk. One job that throws
 * undoes and rejects all of its group: none of them was answered yet, and each may come again.
 */
export function createGroupCommit(port: CommitPort): GroupCommit {
  let queue: Waiting[] = [];
  const flush = () => {
    const group = queue;
    queue = [];
    if (group.length > 0) commitGroup(group, port);
  };
  return {
    run<T>(job: () => T) {
      return new Promise<T>((resolve, reject) => {
        queue.push({ job, resolve: resolve as (value: unknown) => void, reject });
        if (queue.length === 1) setImmediate(flush);
      });
    },
    flush,
  };
}

function commitGroup(group: readonly Waiting[], port: CommitPort): void {
  let values: unknown[];
  try {
    port.begin();
    try {
      values = group.map(({ job }) => job());
      port.commit();
    } catch (cause) {
      port.rollback();
      throw cause;
    }
  } catch (cause) {
    for (const { reject } of group) reject(cause);
    return;
  }
  for (const [index, { resolve }] of group.entries()) resolve(values[index]);
}
