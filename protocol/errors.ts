/**
 * A caller of this package gave it what it cannot express. What the other side sends is never an error here but an outcome.
 */
export class ProtocolError extends Error {
  readonly code = "protocol.inexpressible";
  readonly hint: string;

  constructor(shortMessage: string, hint: string) {
    super(`${shortMessage}\nTry: ${hint}`);
    this.name = "ProtocolError";
    this.hint = hint;
  }
}
