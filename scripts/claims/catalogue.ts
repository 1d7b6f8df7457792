import { readFileSync } from "node:fs";

/** One thing that tests may claim: a requirement or an attack case. */
export interface Claimable {
  id: string;
  title: string;
  mustHold: boolean;
  /** Why no test can prove it yet, or null. */
  notApplicable: string | null;
}

const ROW = /^\| ([A-Z]+\d+)( \*\*!\*\*)? \| (.*?) \|/;
const EXCUSE = /^- ([A-Z]+\d+): (.+)$/;

/** The rows of `docs/requirements.md` or `docs/attacks.md`, in their order. Reads one file. */
export function readCatalogue(file: string): Claimable[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const excuses = new Map(lines.flatMap((line) => toPair(EXCUSE.exec(line))));
  return lines.flatMap((line) => {
    const [, id, mark, title] = ROW.exec(line) ?? [];
    if (id === undefined || title === undefined) return [];
    return [{ id, title, mustHold: mark !== undefined, notApplicable: excuses.get(id) ?? null }];
  });
}

function toPair(match: RegExpExecArray | null): [string, string][] {
  const [, id, reason] = match ?? [];
  return id === undefined || reason === undefined ? [] : [[id, reason]];
}
