/** Prints what a long command is doing: one line when a step begins, one when it ends, with its time. */
export interface Steps {
  run<T>(title: string, work: (tell: (progress: string) => void) => Promise<T>): Promise<T>;
  say(line: string): void;
}

/** Steps on a terminal or in a log; `write` gets whole lines. */
export function createSteps(write: (line: string) => void = (line) => console.log(line)): Steps {
  return {
    say: write,
    async run(title, work) {
      const startedAt = performance.now();
      write(`… ${title}`);
      try {
        const value = await work((progress) => write(`    ${progress}`));
        write(`✓ ${title} (${seconds(startedAt)})`);
        return value;
      } catch (error) {
        write(`✗ ${title} (${seconds(startedAt)})`);
        throw error;
      }
    },
  };
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
