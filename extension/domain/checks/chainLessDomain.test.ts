import { describe, expect, test } from "vitest";
import { judge, permitOf, typedDataOf, typedSubject } from "../samples.ts";

describe("chainLessDomain", () => {
  test("default: a form for a contract on every chain is held [H05]", () => {
    const form = typedDataOf("Note", { Note: ["string text"] }, { text: "hi" }, { chainId: undefined });

    const { codes, decision } = judge(typedSubject(form));

    expect([codes["chain-less-domain"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: a form that names neither chain nor contract is a caution", () => {
    const vote = typedDataOf(
      "Vote",
      { Vote: ["string choice"] },
      { choice: "1" },
      { chainId: undefined, verifyingContract: undefined },
    );

    const { codes, decision } = judge(typedSubject(vote));

    expect([codes["chain-less-domain"], decision.outcome]).toEqual(["caution", "warn"]);
  });

  test("behavior: a domain with a chain is no finding", () => {
    expect(judge(typedSubject(permitOf())).codes["chain-less-domain"]).toBeUndefined();
  });
});
