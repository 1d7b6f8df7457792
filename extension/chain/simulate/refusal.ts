import { BaseError } from "viem";

/** What a node's refusal to simulate means. */
export type Refusal = "no-such-method" | "bad-params" | "other";

const noSuchMethod = new Set([-32601, -32004]);
const words =
  /method.{0,80}(not (found|supported|available|allowed|enabled|whitelisted)|does not exist|disabled|unsupported)|unsupported method/i;

/** Reads an error of a JSON-RPC call. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof BaseError)) return "other";
  let refusal: Refusal = "other";
  error.walk((inner) => {
    const code = typeof inner === "object" && inner !== null && "code" in inner ? inner.code : null;
    if (typeof code === "number" && noSuchMethod.has(code)) refusal = "no-such-method";
    if (code === -32602 && refusal === "other") refusal = "bad-params";
    return false;
  });
  return words.test(error.details ?? "") ? "no-such-method" : refusal;
}
