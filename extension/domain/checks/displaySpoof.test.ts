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

  test.each([
    ["two hundred empty lines", `Welcome${"\n".repeat(201)}and everything is theirs`],
    ["lines that hold blanks", `Welcome${"\n \t".repeat(30)}\nand everything is theirs`],
    ["blanks in one line", `Welcome${" ".repeat(300)}and everything is theirs`],
  ])("behavior: text that goes on after %s is a caution [H03]", (_, text) => {
    expect(judge(messageOf(text)).codes["display-spoof"]).toBe("caution");
  });

  test("behavior: empty lines at the end, and some between paragraphs, are ordinary", () => {
    expect(judge(messageOf(`Hello${"\n".repeat(5)}friend${"\n".repeat(300)}`)).codes).toEqual({});
  });

  test("error: a text of nothing but blanks is looked at in bounded time [B09]", () => {
    const before = performance.now();
    judge(messageOf(`a${" \n".repeat(50_000)}${"\t".repeat(20_000)}`));

    expect(performance.now() - before).toBeLessThan(2000);
  });

  test("behavior: lines, tabs, other scripts and emoji are ordinary", () => {
    expect(judge(messageOf("línea\n\tעברית 漢字 ✌️ 👨‍👩‍👧")).codes).toEqual({});
    expect(judge(typedSubject(permitOf())).codes["display-spoof"]).toBeUndefined();
  });
});
