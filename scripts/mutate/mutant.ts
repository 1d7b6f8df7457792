/** One small change to a source file that a test should notice. */
export interface Mutant {
  /** From the root of the tree. */
  file: string;
  start: number;
  end: number;
  line: number;
  kind: MutantKind;
  /** The innermost named thing it lies in, `module` at the top. */
  inside: string;
  from: string;
  to: string;
}

export type MutantKind =
  | "condition"
  | "comparison"
  | "logic"
  | "arithmetic"
  | "boolean"
  | "number"
  | "text"
  | "list"
  | "call"
  | "statement";

/** What became of one mutant. A mutant that ends the process, or never ends, was noticed. */
export type Fate = "killed" | "late" | "crashed" | "survived";

export interface Judged {
  mutant: Mutant;
  fate: Fate;
  /** The test that noticed it. */
  by?: string;
}

/** The text of the file with the mutant in it. */
export function applyMutant(text: string, { start, end, to }: Mutant): string {
  return text.slice(0, start) + to + text.slice(end);
}
