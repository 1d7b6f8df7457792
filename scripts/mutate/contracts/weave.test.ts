import { expect, test } from "vitest";
import type { Mutant } from "../mutant.ts";
import { findSolidityMutants } from "./findSolidityMutants.ts";
import { readSolidityTree } from "./solidityTree.ts";
import { weave } from "./weave.ts";

const head = "pragma solidity 0.8.37;\n";
const file = "A.sol";

function contract(body: string): string {
  return `${head}contract A {\n    uint256 public sum;\n\n    function f(uint256 a, uint256 b) external {\n        ${body}\n    }\n}\n`;
}

function wovenOf(text: string, level = 0, only: (mutant: Mutant) => boolean = () => true) {
  const mutants = findSolidityMutants(file, text).filter(only);
  const numbered = mutants.map((mutant, at) => ({ number: at + 1, mutant, level }));
  return weave(text, readSolidityTree(file, text), numbered);
}

test("default: an operator is exchanged by a choice between two expressions", () => {
  const text = contract("uint256 c = a + b;");
  expect(wovenOf(text).text).toBe(text.replace("a + b", "(Mutant.on(1) ? (a - b) : (a + b))"));
});

test("default: what can be left out stands in a branch", () => {
  const text = contract("require(a > b);");
  const only = ({ kind }: Mutant) => kind === "condition";
  expect(wovenOf(text, 0, only).text).toBe(
    text.replace("require(a > b);", "{ if (Mutant.on(1)) {  } else { require(a > b); } }"),
  );
});

test("behavior: mistakes inside each other and at the same place are all there, and each is made alone", () => {
  const text = contract("sum = a < b ? 0 : 1;");
  const woven = wovenOf(text).text;
  for (let number = 1; number <= 5; number++) expect(woven.split(`Mutant.on(${number})`)).toHaveLength(2);
  expect(woven).toContain("(Mutant.on(2) ? (a <= b) : ((Mutant.on(3) ? (a >= b) : (a < b))))");
});

test("behavior: one level above, the whole expression around it is written twice", () => {
  const text = contract("require(address(0) != msg.sender);");
  const only = ({ kind }: Mutant) => kind === "number";
  expect(wovenOf(text, 1, only).text).toContain("(Mutant.on(1) ? (address(1)) : (address(0))) != msg.sender");
});

test("behavior: the widest place is the statement, and above it there is none", () => {
  const text = contract("sum = a + b;");
  const only = ({ kind }: Mutant) => kind === "arithmetic";
  expect(wovenOf(text, 2, only).text).toContain(
    "{ if (Mutant.on(1)) { sum = a - b; } else { sum = a + b; } }",
  );
  expect(wovenOf(text, 3, only).homeless).toHaveLength(1);
});

test("behavior: a variable that is declared keeps its place outside of all branches", () => {
  const text = contract("uint256 c = a + b; sum = c;");
  const only = ({ kind }: Mutant) => kind === "arithmetic";
  expect(wovenOf(text, 1, only).homeless).toHaveLength(1);
});

test("behavior: the step of a loop becomes a choice, and never a branch", () => {
  const text = contract("for (uint256 i = 0; i < a; i += 2) sum = i;");
  const woven = wovenOf(text).text;
  expect(woven).toMatch(
    /; \(Mutant\.on\(\d+\) \? \(i -= 2\) : \(\(Mutant\.on\(\d+\) \? \(i = 2\) : \(i \+= 2\)\)\)\)\)/,
  );
});

test("behavior: without a mutant nothing changes, and letters of several bytes move nothing", () => {
  const text = contract("sum = a + b; // größer");
  expect(wovenOf(text, 0, () => false).text).toBe(text);
  const after = contract("/* größer */ sum = a + b;");
  const only = ({ kind }: Mutant) => kind === "arithmetic";
  expect(wovenOf(after, 0, only).text).toContain(" sum = (Mutant.on(1) ? (a - b) : (a + b));");
});

test("error: a text that is no Solidity is refused", () => {
  expect(() => readSolidityTree(file, "contract A {")).toThrow("A.sol");
});

test("behavior: what the compiler says can be laid to the mutant in whose branch it stands", () => {
  const { text, places } = wovenOf(contract("uint256 c = a + b;"));
  const [place] = places;
  expect(text.slice(place?.start, place?.end)).toBe("(Mutant.on(1) ? (a - b) : (");
});
