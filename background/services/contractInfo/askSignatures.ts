import * as v from "valibot";
import { toFunctionSelector } from "viem/utils";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { type AskServer, askJson } from "./askSource.ts";

const mostSignatures = 5;
const longest = 200;

/** `GET /signature-database/v1/lookup`, as openchain and Sourcify answer. */
const lookUp = v.object({
  result: v.object({ function: v.record(v.string(), v.nullish(v.array(v.object({ name: v.string() })))) }),
});
/** `GET /api/v1/signatures/`, as the 4byte directory answers. */
const directory = v.object({ results: v.array(v.object({ text_signature: v.string() })) });

/** Asks a server of signatures what four bytes may mean; empty: nothing, or no answer. Never throws. Effects: network. */
export async function askSignatures(
  server: string,
  selector: Hex,
  asking: AskServer,
): Promise<readonly string[]> {
  const first = await askJson(
    `${server}/signature-database/v1/lookup?function=${selector}&filter=true`,
    asking,
  );
  if (first?.code !== 404) return fitting(namesOf(first?.value, selector), selector);
  const second = await askJson(`${server}/api/v1/signatures/?hex_signature=${selector}`, asking);
  return fitting(textsOf(second?.value), selector);
}

function namesOf(value: unknown, selector: Hex): readonly string[] {
  const read = v.safeParse(lookUp, value);
  if (!read.success || !Object.hasOwn(read.output.result.function, selector)) return [];
  return (read.output.result.function[selector] ?? []).map(({ name }) => name);
}

function textsOf(value: unknown): readonly string[] {
  const read = v.safeParse(directory, value);
  return read.success ? read.output.results.map((one) => one.text_signature) : [];
}

/** Only signatures that do have these four bytes. */
function fitting(signatures: readonly string[], selector: Hex): readonly string[] {
  return signatures
    .slice(0, 50)
    .filter((signature) => signature.length <= longest && selectorOf(signature) === selector)
    .slice(0, mostSignatures);
}

function selectorOf(signature: string): Hex | null {
  if (!/^[A-Za-z_$][\w$]*\([\w,()[\]]*\)$/.test(signature)) return null;
  try {
    return toFunctionSelector(`function ${signature}`);
  } catch {
    return null;
  }
}
