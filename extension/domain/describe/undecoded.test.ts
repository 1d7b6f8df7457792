import { describe, expect, test } from "vitest";
import {
  callData,
  judge,
  own,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";
import type { Subject } from "../subject.ts";

function gapTexts(subject: Subject): readonly string[] {
  return judge(subject, sampleContext()).decision.gaps.map(({ text }) => text);
}

describe("what could not be decoded", () => {
  test.each([
    [
      "a function",
      transactionTo(token, "0x12345678"),
      "What the function 0x12345678 of 0x4444…4444 does could not be decoded.",
    ],
    [
      "data without a function",
      transactionTo(token, "0x1234"),
      "What the function without a name of 0x4444…4444 does could not be decoded.",
    ],
    [
      "whom it is for",
      transactionTo(token, callData("0x6e553f65", 5n, stranger)),
      "Somebody else than you gains by it, or owes it.",
    ],
    ["a new contract", transactionTo(undefined, "0x6001"), "What the new contract does is not known."],
    [
      "a form",
      typedSubject(typedDataOf("Odd", { Odd: ["uint256 a"] }, { a: 1 })),
      "The form “Odd” is not known, so what the signature allows cannot be said.",
    ],
  ])("default: of %s the gap says so", (_, subject, text) => {
    expect(gapTexts(subject)).toContain(text);
  });

  test("behavior: of many unknown parts two are named, once each, and that there are more", () => {
    const to = (index: number) => `0x${"6".repeat(39)}${index}`;
    const calls = [1, 1, 2, 3].map((index) => ({ to: to(index), data: "0x12345678" }));
    const batch = { version: "2.0.0", chainId: "0x1", from: own, calls, atomicRequired: false };
    expect(gapTexts(subjectFrom("wallet_sendCalls", [batch]))).toContain(
      "What the function 0x12345678 of 0x6666…6661 does could not be decoded. What the function 0x12345678 of 0x6666…6662 does could not be decoded. More could not be decoded either.",
    );
  });
});
