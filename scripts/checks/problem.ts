/** One thing that a gate found: where, what is wrong, and what to do instead. */
export interface Problem {
  gate: string;
  file: string;
  line?: number;
  text: string;
  instead: string;
}

/** Problems as lines for a terminal. */
export function toLines(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ gate, file, line, text, instead }) =>
      `${file}${line === undefined ? "" : `:${line}`}  [${gate}] ${text}\n    Instead: ${instead}`,
  );
}

/** What a gate saw and found; a gate that saw nothing has failed, whatever it found. */
export interface GateReport {
  gate: string;
  filesSeen: number;
  problems: readonly Problem[];
}
