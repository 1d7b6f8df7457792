import * as v from "valibot";
import { readBounded } from "../../../extension/chain/readBounded.ts";
import { type AbiFunction, functionsOf } from "../../../extension/domain/contractInterface.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";

/** What one server says of one contract. */
export type SourceAnswer =
  | { status: "verified"; functions: Readonly<Record<Hex, AbiFunction>> }
  | { status: "unverified" }
  /** It did not answer, or nothing that can be read. */
  | { status: "unknown" };

const mostBytes = 2 * 1024 * 1024;
const matches = v.picklist(["match", "exact_match"]);
const found = v.object({
  match: v.nullish(matches),
  runtimeMatch: v.nullish(matches),
  chainId: v.string(),
  address: v.string(),
  abi: v.nullish(v.unknown()),
});

export interface AskServer {
  fetchFrom: typeof fetch;
  timeoutMs: number;
}

/** Bounded in time and size, without cookies, referrer and redirects; null: it did not answer. Never throws. Effects: network. */
export async function askJson(
  url: string,
  { fetchFrom, timeoutMs }: AskServer,
): Promise<{ code: number; value: unknown } | null> {
  try {
    const response = await fetchFrom(url, {
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = await readBounded(response, mostBytes);
    if (bytes === null) return null;
    return { code: response.status, value: parse(new TextDecoder().decode(bytes)) };
  } catch {
    return null;
  }
}

/** Asks a Sourcify-compatible server (API v2) whether a contract's source is published. Never throws. Effects: network. */
export async function askSource(
  server: string,
  { chainId, address }: { chainId: number; address: Address },
  asking: AskServer,
): Promise<SourceAnswer> {
  const answer = await askJson(`${server}/v2/contract/${chainId}/${address}?fields=abi`, asking);
  if (answer === null || (answer.code !== 200 && answer.code !== 404)) return { status: "unknown" };
  const read = v.safeParse(found, answer.value);
  // An answer about another contract is none, and neither is a page that says "not found" to everything.
  if (!read.success || read.output.chainId !== String(chainId)) return { status: "unknown" };
  if (read.output.address.toLowerCase() !== address) return { status: "unknown" };
  const { match, runtimeMatch, abi } = read.output;
  if ((match ?? null) === null && (runtimeMatch ?? null) === null) return { status: "unverified" };
  // Matched by what created it alone, it says nothing of the code that is there now.
  if (answer.code !== 200 || runtimeMatch === null) return { status: "unknown" };
  return { status: "verified", functions: functionsOf(abi) ?? {} };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
