/** What an error may tell about itself. Never a request's values. */
export type SdkFacts = Readonly<Record<string, string | number | boolean>>;

/**
 * A fault of the developer's configuration or of the world, with a stable code and a remedy; each code has a page in
 * docs/errors. What callers send is never an error but an answer.
 */
export abstract class SdkError extends Error {
  abstract readonly code: string;
  readonly hint: string;
  readonly facts: SdkFacts;

  constructor(shortMessage: string, hint: string, facts: SdkFacts = {}, cause?: unknown) {
    const lines = Object.entries(facts).map(([name, value]) => `  ${name}: ${value}`);
    const text = [shortMessage, ...lines, `Try: ${hint}`].join("\n");
    super(text, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.hint = hint;
    this.facts = facts;
  }
}
