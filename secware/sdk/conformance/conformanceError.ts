import { SdkError } from "../sdkError.ts";

/** An answer broke a promise of the protocol. */
export class ConformanceError extends SdkError {
  override readonly code = "secware.conformance-failed";
  constructor(expected: string, status?: number) {
    const facts = status === undefined ? { expected } : { expected, status };
    super("The answer is not what the protocol promises.", "read the case of this name.", facts);
  }
}
