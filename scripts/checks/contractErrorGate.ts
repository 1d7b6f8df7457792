import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SECTIONS } from "./errorPageGate.ts";
import type { GateReport, Problem } from "./problem.ts";

const ABIS = "extension/chain/generated/abi.ts";
const ABI = /export const (\w+)Abi = (\[[\s\S]*?\n\]|\[\]) as const;/g;

/**
 * Every error that a contract can end in stands, as `contract.<contract>.<error>`, on the one page of its contract; and the page
 * names none that is gone. Reads files only.
 */
export function checkContractErrorPages(root: string): GateReport {
  const abis = [...readFileSync(join(root, ABIS), "utf8").matchAll(ABI)];
  const problems = abis.flatMap(([, contract = "", abi = "[]"]) =>
    pageProblems(root, contract, errorsOf(abi)),
  );
  return { gate: "contract-errors", filesSeen: abis.length, problems };
}

function errorsOf(abi: string): string[] {
  const entries = JSON.parse(abi) as { type: string; name?: string }[];
  return entries.filter(({ type }) => type === "error").map(({ name = "" }) => name);
}

function pageProblems(root: string, contract: string, errors: readonly string[]): Problem[] {
  if (errors.length === 0) return [];
  const page = `docs/errors/contract.${contract}.md`;
  const text = existsSync(join(root, page)) ? readFileSync(join(root, page), "utf8") : "";
  const named = [...text.matchAll(/`contract\.\w+\.(\w+)`/g)].map(([, name = ""]) => name);
  const say = (fault: string): Problem => {
    const instead = `bring ${page} in line with the contract: ${SECTIONS.join(", ")}, and each error by its code.`;
    return { gate: "contract-errors", file: page, text: fault, instead };
  };
  return [
    ...SECTIONS.filter((section) => !text.includes(section)).map((section) =>
      say(`${page} lacks ${section}.`),
    ),
    ...errors
      .filter((name) => !named.includes(name))
      .map((name) => say(`contract.${contract}.${name} has no line.`)),
    ...named
      .filter((name) => !errors.includes(name))
      .map((name) => say(`contract.${contract}.${name} is gone.`)),
  ];
}
