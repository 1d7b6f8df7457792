/** Where a SecWare tells its developer what happened. Facts are names, codes and counts; never calldata or addresses. */
export interface Logger {
  note(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** Says nothing. */
export const silentLogger: Logger = { note() {}, warn() {} };

/** One JSON line an event, to standard error. Effects: writes to standard error. */
export const lineLogger: Logger = {
  note: (event, facts) => writeLine("note", event, facts),
  warn: (event, facts) => writeLine("warn", event, facts),
};

function writeLine(level: string, event: string, facts: LogFacts = {}): void {
  process.stderr.write(`${JSON.stringify({ level, event, ...facts })}\n`);
}
