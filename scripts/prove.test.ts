import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findProofs, PROOFS, type Proof, proofsIn } from "./prove/findProofs.ts";
import { prove, proveAll } from "./prove/prove.ts";
import { toVerdict } from "./prove/verdict.ts";
import { fullRun } from "./testing/fullRun.ts";

const root = process.cwd();
const all = findProofs(root);
/** What a usual run asks for; a full run asks for everything. */
const quick = ["Fees", "Delays", "Slashes"].map((name) => `${PROOFS}/${name}.sol`);
/** No claim is judged by its speed: the deadline of each is in `prove`. */
const PATIENCE_MS = 3_600_000;
const isFull = process.env["PROOFS"] === fullRun.PROOFS;

function proofNamed(wanted: string): Proof {
  const found = all.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no proof ${wanted}`);
  return found;
}

/** A text of the tree with one mistake in it. */
function plant(file: string, right: string, wrong: string): Record<string, string> {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(right);
  return { [file]: text.replaceAll(right, wrong) };
}

test("default: the solver proves every claim that this run asks about", {
  timeout: PATIENCE_MS,
}, async () => {
  const wanted = isFull ? all : all.filter(({ file }) => quick.includes(file));
  const outcomes = await proveAll(root, wanted, () => {});
  const left = outcomes.filter(({ status }) => status !== "proven");
  expect(left.map(({ proof, status, reason }) => `${proof.name}: ${status}: ${reason}`)).toEqual([]);
  expect(outcomes.length).toBeGreaterThanOrEqual(8);
});

test("default: there are more than sixteen claims, each a sentence, with something asserted", () => {
  expect(all.length).toBeGreaterThanOrEqual(16);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, claim, assertions } of all) {
    expect(claim, name).toMatch(/^[A-Z].{20,}\.$/);
    expect(assertions, name).toBeGreaterThan(0);
  }
});

test("behavior: each claim has an example that its assumptions let through", () => {
  const examples = readFileSync("contracts/test/Proofs.t.sol", "utf8");
  for (const { name } of all) expect(examples).toContain(`new ${name}(`);
});

test("behavior: a slash that rounds one too high is found", async () => {
  const file = "contracts/src/math/SlashMath.sol";
  const changed = plant(file, "bps + WHOLE - 1)", "bps + WHOLE)");
  const outcome = await prove(root, proofNamed("SlashTakesNoMoreThanThereIs"), { changed });
  expect(outcome.status).toBe("violated");
});

test("behavior: without what is assumed of the quotient, shares are not proven", async () => {
  const changed = plant(`${PROOFS}/Shares.sol`, "require(result == x * y / d);", "");
  const outcome = await prove(root, proofNamed("SharesAreNeverWorthMoreThanThePool"), { changed });
  expect(outcome.status).toBe("violated");
});

test("behavior: a step of a model is proven from any state, not only from the first", async () => {
  const changed = plant(`${PROOFS}/StakeBooks.sol`, " && put == _sum()", "");
  const outcome = await prove(root, proofNamed("StakeBooksBalance"), { changed });
  expect(outcome.status).toBe("violated");
});

test("error: late is unknown, and so is a text that the compiler refuses", async () => {
  const proof = proofNamed("FeeNeverExceedsPayment");
  expect((await prove(root, proof, { deadlineMs: 1 })).status).toBe("unknown");

  const changed = { [proof.file]: "pragma solidity 0.8.37; contract FeeNeverExceedsPayment { broken }" };
  expect((await prove(root, proof, { changed })).status).toBe("unknown");
});

test("error: silence is unknown, and so is a claim of which one assertion was left open", () => {
  const safe = { severity: "info", message: "BMC: Assertion violation check is safe!" };
  const open = { severity: "warning", message: "BMC: Assertion violation might happen here." };
  const proof = { file: "a.sol", name: "A", claim: "", assertions: 2 };

  expect(toVerdict(proof, []).status).toBe("unknown");
  expect(toVerdict(proof, [safe]).status).toBe("unknown");
  expect(toVerdict(proof, [safe, open]).status).toBe("unknown");
  expect(toVerdict({ ...proof, assertions: 0 }, []).status).toBe("unknown");
  expect(toVerdict(proof, [safe, safe]).status).toBe("proven");
});

test("behavior: a proof is a contract with a notice of its own; helpers are none", () => {
  const text = `/// @dev Helps.
abstract contract Help {}

/// @notice One claim
/// over two lines.
/// @dev Not of this.
contract One {
    function prove() external { assert(true); assert(true); }
}
`;
  expect(proofsIn("a.sol", text)).toEqual([
    { file: "a.sol", name: "One", claim: "One claim over two lines.", assertions: 2 },
  ]);
});
