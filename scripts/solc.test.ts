import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

interface Output {
  contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>;
  sources: Record<string, { id: number }>;
  errors?: { formattedMessage: string }[];
}

const contract = (index: number): string => `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Base} from "./Base.sol";
contract C${index} is Base { function value() external pure returns (uint256 unused) { return ${index}; } }`;
const BASE =
  "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\nabstract contract Base { uint256 public kept; }";

/** Standard input of the compiler: so many files that each inherit one more. */
function inputOf(files: number, text = contract): string {
  const sources = Array.from({ length: files }, (_, index) => [`C${index}.sol`, { content: text(index) }]);
  return JSON.stringify({
    language: "Solidity",
    sources: Object.fromEntries([["Base.sol", { content: BASE }], ...sources]),
    settings: { outputSelection: { "*": { "*": ["evm.bytecode.object"], "": ["ast"] } } },
  });
}

function compile(input: string): Output {
  const run = { input, maxBuffer: 64e6, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["scripts/solc.cjs", "--standard-json"], run)) as Output;
}

const codeOf = (output: Output, name: string): string | undefined =>
  output.contracts[`${name}.sol`]?.[name]?.evm.bytecode.object;

describe("solc.cjs", () => {
  it("behavior: many files are shared out among workers, and each gets the code that it gets alone", () => {
    const many = compile(inputOf(20));
    const few = compile(inputOf(3));
    expect(Object.keys(many.contracts)).toHaveLength(21);
    expect(Object.values(many.sources).map(({ id }) => id)).toHaveLength(21);
    for (const name of ["C0", "C1", "C2"]) expect(codeOf(many, name)).toBe(codeOf(few, name));
    expect(codeOf(many, "C19")).toMatch(/^60/);
  });

  it("error: what every worker says is said once, and no code comes of it", () => {
    const output = compile(inputOf(20, (index) => (index === 7 ? "contract Broken {" : contract(index))));
    expect(output.errors?.filter(({ formattedMessage }) => formattedMessage.includes("C7.sol"))).toHaveLength(
      1,
    );
    expect(codeOf(output, "C7")).toBeUndefined();
  });
});
