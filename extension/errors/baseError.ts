/** What an error may tell about itself: names, codes, counts, chain ids, addresses, origins. Never a request's values. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface BaseErrorOptions {
  /** One imperative sentence: what to do next. */
  hint?: string;
  facts?: Facts;
  cause?: unknown;
}

/** How an error crosses a context: no stack, no cause. */
export interface ErrorReport {
  code: string;
  shortMessage: string;
  hint?: string;
  facts: Facts;
}

/**
 * A fault of the caller or of the world, with a stable code and a remedy.
 *
 * Outcomes (a late SecWare, a user who says no) are return values instead, and broken invariants are `invariant`.
 */
export abstract class BaseError extends Error {
  abstract readonly code: string;
  readonly shortMessage: string;
  readonly hint: string | undefined;
  readonly facts: Facts;
  /** Whether the same call may be made again unchanged. Nothing that signs or sends is retryable. */
  readonly retryable: boolean = false;

  constructor(shortMessage: string, { hint, facts = {}, cause }: BaseErrorOptions = {}) {
    super(composeMessage(shortMessage, facts, hint), cause === undefined ? undefined : { cause });
    this.shortMessage = shortMessage;
    this.hint = hint;
    this.facts = facts;
    this.name = new.target.name;
  }

  toReport(): ErrorReport {
    const report = { code: this.code, shortMessage: this.shortMessage, facts: this.facts };
    return this.hint === undefined ? report : { ...report, hint: this.hint };
  }
}

function composeMessage(shortMessage: string, facts: Facts, hint: string | undefined): string {
  const lines = Object.entries(facts).map(([name, value]) => `  ${name}: ${value}`);
  return [shortMessage, ...lines, ...(hint === undefined ? [] : [`Try: ${hint}`])].join("\n");
}
