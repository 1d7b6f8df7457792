import type { Address } from "../../extension/domain/primitives.ts";

/** The account that a request names as its signer: the wallet is judged as if it held it. Null: it names none. */
export function accountOf(params: unknown): Address | null {
  if (!Array.isArray(params)) return null;
  for (const param of params.slice(0, 2)) {
    const named = asAddress(param) ?? asAddress(fromOf(param));
    if (named !== null) return named;
  }
  return null;
}

function fromOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "from" in value ? value.from : null;
}

function asAddress(value: unknown): Address | null {
  return typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value)
    ? `0x${value.slice(2).toLowerCase()}`
    : null;
}
