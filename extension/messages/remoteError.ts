import { BaseError, type ErrorReport } from "../errors/baseError.ts";

/** The background answered with an error, carried over as it reported it. */
export class RemoteError extends BaseError {
  override readonly code: string;

  constructor(report: ErrorReport) {
    super(report.shortMessage, {
      facts: report.facts,
      ...(report.hint === undefined ? {} : { hint: report.hint }),
    });
    this.code = report.code;
  }

  /** Nobody answered: the worker stopped in between. */
  static silent(name: string): RemoteError {
    return new RemoteError({
      code: "messages.silent",
      shortMessage: "The wallet did not answer.",
      hint: "Try again; if it stays silent, reload the extension.",
      facts: { message: name },
    });
  }
}
