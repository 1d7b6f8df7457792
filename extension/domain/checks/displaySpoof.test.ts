import { describe, expect, test } from "vitest";
import { judge, messageOf, permitOf, typedDataOf, typedSubject } from "../samples.ts";

describe("displaySpoof", () => {
  test.each([
    ["a message", messageOf("pay \u202e001 HTE")],
    ["a field", typedSubject(typedDataOf("Note", { Note: ["string text"] }, { text: "a\u2066b" }))],
    ["the domain's name", typedSubject(typedDataOf("Note", { Note: [] }, {}, { name: "Uni\u200fswap" }))],
  ])("default: reordering characters in %s are held [H03]", (_, subject) => {
    const { codes, decision } = judge(subject);

    expect([codes["display-spoof"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each(["zero\u200bwidth", "tag\u{e0041}s", "filler\u3164", "null\u0000"])(
    "behavior: characters that cannot be seen are a caution: %j [H03]",
    (text) => {
      expect(judge(messageOf(text)).codes["display-spoof"]).toBe("caution");
    },
  );

  test("behavior: lines, tabs, other scripts and emoji are ordinary", () => {
    expect(judge(messageOf("línea\n\tעברית 漢字 ✌️ 👨‍👩‍👧")).codes).toEqual({});
    expect(judge(typedSubject(permitOf())).codes["display-spoof"]).toBeUndefined();
  });
});
