import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";
import type { Address } from "viem";
import { CONTRACTS, type ContractName } from "../gen/artifacts.ts";
import { ScriptError } from "../scriptError.ts";
import type { Deployment } from "./deployAll.ts";

/** Where the books of public chains are kept; `npm run gen` puts them into the extension. */
export const BOOKS = "contracts/deployments";

const address = v.custom<Address>(
  (value) => typeof value === "string" && /^0x[0-9a-f]{40}$/.test(value),
  "a lower-case address",
);
const entries = Object.fromEntries(CONTRACTS.map((name) => [name, address])) as Record<
  ContractName,
  typeof address
>;
const book = v.strictObject({
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  firstBlock: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  addresses: v.strictObject(entries),
});

/** An address book's text as a deployment; anything else in it is refused. */
export function decodeBook(text: string): Deployment {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), book), text);
  if (parsed.success) return parsed.output;
  throw new ScriptError("An address book does not say where the contracts stand.", {
    hint: "deploy again, or restore the file.",
    facts: { problem: parsed.issues[0].message },
  });
}

/** Effects: writes a file. A book that is there is never overwritten: contracts with money in them would be forgotten. */
export function writeBook(file: string, { chainId, firstBlock, addresses }: Deployment): void {
  if (existsSync(file)) {
    throw new ScriptError("There is an address book of this chain already.", {
      hint: "move it away first, or name another file with --out.",
      facts: { file },
    });
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ chainId, firstBlock, addresses }, null, 2)}\n`);
}
