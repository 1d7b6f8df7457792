import { describe, expect, test } from "vitest";
import { friend, judge, stranger, typedDataOf, typedSubject } from "../samples.ts";

describe("unknownTypedData", () => {
  test("default: an unknown form is never neutral: a caution and a gap [H15]", () => {
    const mail = typedDataOf(
      "Mail",
      { Mail: ["address from", "string contents"] },
      { from: friend, contents: "Hi" },
    );

    const { codes, decision, inspection } = judge(typedSubject(mail));

    expect(codes).toEqual({ "unknown-typed-data": "caution" });
    expect(inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
    expect(decision.outcome).toBe("warn");
  });

  test("behavior: an unknown form that names a spender is held [H15]", () => {
    const form = typedDataOf(
      "Ticket",
      { Ticket: ["Seat seat"], Seat: ["address spender"] },
      { seat: { spender: stranger } },
    );

    expect(judge(typedSubject(form)).codes["unknown-typed-data"]).toBe("danger");
  });

  test("behavior: one name of power among other types and fields is enough, in a list too; a text of that name is none", () => {
    const form = (fields: readonly string[], message: object) =>
      judge(
        typedSubject(
          typedDataOf(
            "Ticket",
            { Ticket: ["Seat seat", "uint256 row"], Seat: fields },
            { seat: message, row: 1 },
          ),
        ),
      ).codes["unknown-typed-data"];

    expect(form(["address guest", "address[] operator"], { guest: friend, operator: [stranger] })).toBe(
      "danger",
    );
    expect(form(["string operator"], { operator: "me" })).toBe("caution");
  });

  test("behavior: a name that needs quoting is quoted", () => {
    const form = typedDataOf("SAFE_$signature", { SAFE_$signature: [] }, {});

    expect(judge(typedSubject(form)).inspection.findings[0]?.text).toContain("“SAFE_$signature”");
  });
});
