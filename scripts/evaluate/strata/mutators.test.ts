import { describe, expect, test } from "vitest";
import { judgeRequest } from "../pipeline.ts";
import { sampleRow } from "../samples.ts";
import { createDice } from "./dice.ts";
import { callDraft, encodeCall, max256, typedDraft } from "./encode.ts";
import { callMutators, type Form, plainCall, plainTyped, typedMutators } from "./mutators.ts";
import { usdc } from "./realParts.ts";
import { victim } from "./stratum.ts";

const spender = `0x${"5a".repeat(20)}` as const;
const grant = callDraft(usdc, encodeCall("approve(address,uint256)", spender, max256), {});
const permit = typedDraft(
  {
    primaryType: "Permit",
    types: {
      Permit: ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"],
    },
    message: { owner: victim, spender, value: String(max256), nonce: "0", deadline: "1800000000" },
    domain: { name: "USD Coin", version: "2", verifyingContract: usdc },
  },
  {},
);

function judged(form: Form | null) {
  return judgeRequest(sampleRow({ ...form }));
}

describe("mutators", () => {
  test("default: the plain forms are read", () => {
    expect(judged(plainCall.write(grant, createDice("a"))).judged?.subject).toMatchObject({ to: usdc });
    expect(judged(plainTyped.write(permit, createDice("a"))).judged?.subject.kind).toBe("typedData");
  });

  for (const { name, isOfThieves, write } of callMutators.filter(({ isOfThieves }) => !isOfThieves)) {
    test(`behavior: “${name}” is a form that honest pages use, and is not refused`, () => {
      expect(isOfThieves).toBe(false);
      expect(judged(write(grant, createDice(name))).result).not.toBe("refused");
    });
  }

  for (const { name, write } of typedMutators.filter(({ isOfThieves }) => !isOfThieves)) {
    test(`behavior: “${name}” changes nothing of what is signed`, () => {
      const plain = judged(plainTyped.write(permit, createDice("a"))).judged?.subject;
      expect(judged(write(permit, createDice(name))).judged?.subject).toEqual(plain);
    });
  }

  test("behavior: what is cut short or dirty really departs from the plain bytes", () => {
    const plain = JSON.stringify(plainCall.write(grant, createDice("a"))?.params);
    for (const { name, isOfThieves, write } of callMutators) {
      const form = write(grant, createDice(name));
      if (isOfThieves && form !== null) expect(JSON.stringify(form.params), name).not.toBe(plain);
    }
  });
});
