import { describe, expect, test } from "vitest";
import type { Rule } from "../policyDocument.ts";
import { own, sampleContext, stranger, typedDataOf, typedSubject, usdc } from "../samples.ts";
import { decide } from "./decide.ts";
import { defaultPolicy } from "./presets.ts";

const types = {
  Delegation: [
    "address delegate",
    "address delegator",
    "bytes32 authority",
    "Caveat[] caveats",
    "uint256 salt",
  ],
  Caveat: ["address enforcer", "bytes terms"],
};
const word = (value: bigint) => value.toString(16).padStart(64, "0");
/** The limits "so many tokens every day" and "from, until" of the delegation framework. */
const daily = (amount: bigint, from: bigint) => ({
  enforcer: "0x474e3Ae7E169e940607cC624Da8A15Eb120139aB",
  terms: `0x${usdc.slice(2)}${word(amount)}${word(86_400n)}${word(from)}`,
});
const until = (end: bigint) => ({
  enforcer: "0x1046bb45C8d673d4ea75321280DB34899413c069",
  terms: `0x${word(end)}`,
});

function outcomeOf(caveats: readonly object[], when: Rule["when"]) {
  const message = { delegate: stranger, delegator: own, authority: `0x${"f".repeat(64)}`, caveats, salt: 0 };
  const domain = { verifyingContract: "0xdb9B1e94B5b69Df7e401DDbedE43491141047dB3" };
  const rules: readonly Rule[] = [{ id: "mine", when, then: "block", unanswered: "hold" }];
  const { outcome } = decide({
    policy: { status: "decoded", document: { ...defaultPolicy, rules } },
    ...{ subject: typedSubject(typedDataOf("Delegation", types, message, domain)), context: sampleContext() },
    ...{ findings: [], gaps: [], answers: [] },
  });
  return outcome;
}

describe("a permission to spend later under the user's rules", () => {
  const tenDays = [daily(7n, 1_000_000n), until(1_000_000n + 864_000n)];
  const atLeast = (value: string): Rule["when"] => [
    { fact: "token", op: "eq", value: usdc },
    { fact: "amount", op: "gte", value },
  ];

  test("default: its whole sum until the end counts, not the amount of one day [BY7]", () => {
    expect(outcomeOf(tenDays, atLeast("70"))).toBe("block");
    expect(outcomeOf(tenDays, atLeast("71"))).toBe("allow");
  });

  test("behavior: without an end its sum is not known, which is not zero [BY7] [L07]", () => {
    expect(outcomeOf([daily(7n, 1_000_000n)], atLeast("1000000"))).toBe("hold");
  });

  test("behavior: who gets it, and what it is, can be named in rules [BY7]", () => {
    expect(outcomeOf(tenDays, [{ fact: "action", op: "eq", value: "delegation" }])).toBe("block");
    expect(outcomeOf(tenDays, [{ fact: "target", op: "eq", value: stranger }])).toBe("block");
    expect(outcomeOf(tenDays, [{ fact: "target", op: "eq", value: own }])).toBe("allow");
  });
});
