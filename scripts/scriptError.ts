import { BaseError } from "../extension/errors/baseError.ts";

/** A command could not do its work; the message is one clear line and `hint` the remedy. */
export class ScriptError extends BaseError {
  override readonly code = "scripts.failed";
}
