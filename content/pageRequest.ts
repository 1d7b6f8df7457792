import { apply, fix, isArray, NativeError, own, stringify } from "./primordials.ts";

/** A request as cloned from the page, or why it is none. */
export type PageRequest =
  | { status: "read"; method: string; params: string | undefined }
  | { status: "refused"; text: string };

const regexTest = RegExp.prototype.test;
const methodPattern = /^[a-zA-Z0-9_]{1,100}$/;

/**
 * Copies what the page passed, once: a getter is read a single time, and what it gives is what is checked and signed.
 *
 * Only own fields count, so a polluted `Object.prototype` adds nothing.
 */
export function readRequest(argument: unknown): PageRequest {
  if (typeof argument !== "object" || argument === null || isArray(argument)) {
    return { status: "refused", text: "Expected a request object." };
  }
  const method = own(argument, "method");
  if (typeof method !== "string" || !apply(regexTest, methodPattern, [method])) {
    return { status: "refused", text: "Expected a method name." };
  }
  return readParams(method, own(argument, "params"));
}

function readParams(method: string, params: unknown): PageRequest {
  if (params === undefined) return { status: "read", method, params: undefined };
  if (typeof params !== "object" || params === null) {
    return { status: "refused", text: "Expected parameters as an array or an object." };
  }
  try {
    const json: unknown = stringify(params);
    if (typeof json === "string") return { status: "read", method, params: json };
  } catch {
    // A cycle, a big integer, or a getter of the page that throws.
  }
  return { status: "refused", text: "The parameters cannot be copied." };
}

/** An error as EIP-1193 describes it. */
export function rpcError(code: number, message: string, data: unknown): Error {
  const error = new NativeError(message);
  fix(error, "code", code);
  if (data !== undefined) fix(error, "data", data);
  return error;
}
