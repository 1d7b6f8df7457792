/** How much of something was reached. */
export interface Reached {
  hit: number;
  found: number;
}

export interface FileCoverage {
  file: string;
  lines: Reached;
  branches: Reached;
  missedLines: readonly number[];
}

/** What a tracefile says of each file that `isWanted`, in the order of the text. */
export function readLcov(text: string, isWanted: (file: string) => boolean): FileCoverage[] {
  return text
    .split("end_of_record")
    .map(readRecord)
    .filter((record): record is FileCoverage => record !== undefined && isWanted(record.file));
}

/** All files as one. */
export function sumOf(files: readonly FileCoverage[], part: "lines" | "branches"): Reached {
  return files.reduce(
    (sum, file) => ({ hit: sum.hit + file[part].hit, found: sum.found + file[part].found }),
    {
      hit: 0,
      found: 0,
    },
  );
}

/** In percent; what has nothing to reach is reached. */
export function percentOf({ hit, found }: Reached): number {
  return found === 0 ? 100 : (100 * hit) / found;
}

function readRecord(text: string): FileCoverage | undefined {
  const file = /^SF:(.+)$/m.exec(text)?.[1];
  if (file === undefined) return undefined;
  const lines = [...text.matchAll(/^DA:(\d+),(\d+)/gm)].map(([, line, hits]) => [Number(line), Number(hits)]);
  const branches = [...text.matchAll(/^BRDA:\d+,\d+,\d+,(\d+|-)/gm)].map(
    ([, hits]) => hits !== "-" && hits !== "0",
  );
  const missedLines = lines.flatMap(([line = 0, hits]) => (hits === 0 ? [line] : []));
  return {
    file,
    lines: { hit: lines.length - missedLines.length, found: lines.length },
    branches: { hit: branches.filter(Boolean).length, found: branches.length },
    missedLines,
  };
}
