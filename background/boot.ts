import { BaseError } from "../extension/errors/baseError.ts";

/** The gate in front of every handler: nothing is answered from state that has not been read. */
export interface Boot<S> {
  /** Resolves once boot is done. Throws `BootFailedError` or `BootLateError`; then nothing may be signed. */
  ready(): Promise<S>;
  status(): "booting" | "ready" | "failed";
}

export interface BootOptions {
  deadlineMs: number;
  onFailure: (cause: unknown) => void;
}

/** Starts composing at once; whoever needs the services waits, for `deadlineMs` at most. */
export function startBoot<S>(compose: () => Promise<S>, { deadlineMs, onFailure }: BootOptions): Boot<S> {
  let status: "booting" | "ready" | "failed" = "booting";
  const composed = compose().then(
    (services) => {
      status = "ready";
      return services;
    },
    (cause: unknown) => {
      status = "failed";
      onFailure(cause);
      throw new BootFailedError(cause);
    },
  );
  // Nobody may be waiting when it fails; whoever asks later still gets the error.
  composed.catch(() => undefined);
  return {
    status: () => status,
    ready: () => withDeadline(composed, deadlineMs),
  };
}

function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BootLateError()), deadlineMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The wallet's state could not be read. It stays as it is on the disk. */
export class BootFailedError extends BaseError {
  override readonly code = "boot.failed";

  constructor(cause?: unknown) {
    super("The wallet could not start.", {
      hint: "Reload the extension; your keys are where they were.",
      cause,
    });
  }
}

/** The wallet's state is still being read. */
export class BootLateError extends BaseError {
  override readonly code = "boot.late";
  override readonly retryable = true;

  constructor() {
    super("The wallet is still starting.", { hint: "Try again in a moment." });
  }
}
