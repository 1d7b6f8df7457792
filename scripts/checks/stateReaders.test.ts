import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROW = /^\| `(\w+)` \| (.+) \| (.+) \|$/;
const NOT_A_VARIABLE =
  /^ {4}(\/\/|function|event|error|struct|enum|using|constructor|modifier|fallback|receive|emit|return|\})/;

/** What a contract declares to remember: `Contract.variable`. Constants and immutables are in its code. */
function variablesOf(source: string): string[] {
  const contract = /^(?:abstract )?contract (\w+)/m.exec(source)?.[1];
  if (contract === undefined) return [];
  return source.split("\n").flatMap((line) => {
    const isCandidate =
      /^ {4}\S/.test(line) && !NOT_A_VARIABLE.test(line) && !/ (constant|immutable) /.test(line);
    const name = isCandidate ? /(\w+)(?: = [^;]*)?;$/.exec(line)?.[1] : undefined;
    return name === undefined ? [] : [`${contract}.${name}`];
  });
}

function declared(): string[] {
  const folder = join(ROOT, "contracts/src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".sol") && !file.startsWith("interfaces"))
    .flatMap((file) => variablesOf(readFileSync(join(folder, file), "utf8")));
}

function rows(): { contract: string; names: string[]; tests: string[] }[] {
  const lines = readFileSync(join(ROOT, "docs/state.md"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, contract, names, tests] = ROW.exec(line) ?? [];
    if (contract === undefined || names === undefined || tests === undefined) return [];
    return [{ contract, names: quoted(names), tests: quoted(tests) }];
  });
}

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, one]) => one ?? "");
}

test("default: a variable is what is declared and is neither constant nor immutable", () => {
  const source = `contract Shop {
    uint256 private constant MOST = 3;
    address public immutable OWNER;
    uint96 public price = 1 ether;
    mapping(uint32 ware => mapping(address key => uint256)) private _keys;
    event Sold(uint256 amount);
    function buy() external {
        uint256 local = 1;
    }
}`;

  expect(variablesOf(source)).toEqual(["Shop.price", "Shop._keys"]);
});

test("behavior: every variable of the contracts has one row that names who rebuilds it from events, and no row is of another [AVS21]", () => {
  const known = rows().flatMap(({ contract, names }) => names.map((name) => `${contract}.${name}`));

  expect([...known].sort()).toEqual(declared().sort());
});

test("behavior: whoever is named rebuilds something", () => {
  for (const one of new Set(rows().flatMap(({ tests }) => tests))) {
    const file = join(ROOT, "contracts/test", `${one}.t.sol`);
    expect(existsSync(file), one).toBe(true);
    expect(readFileSync(file, "utf8"), one).toContain("ebuiltFromEvents__");
  }
});
