import { describe, expect, test } from "vitest";
import type { Description } from "../../extension/domain/description.ts";
import { countFacts, isReadAsOne } from "./expectedTexts.ts";

const description: Description = {
  title: "Send",
  sentence: "Sends 8.08 USDC to Ann.",
  isUnderstood: true,
  out: [{ amount: "8.08", symbol: "USDC", token: null, party: null, note: "once" }],
  in: [],
  allowed: [],
  counterparty: null,
  rows: [{ label: "Valid after", value: "2026-03-04" }],
  calls: [],
  raw: "0xhidden",
  digests: [],
};

describe("countFacts", () => {
  test("default: a fact counts wherever it stands: title, sentence, flows or rows", () => {
    const expectedTexts = ["Send", "to Ann", "8.08 USDC", "once", "Valid after", "2026-03-04"];
    expect(countFacts([{ description, expectedTexts }])).toMatchObject({ facts: 6, shown: 6, missing: [] });
  });

  test("behavior: blanks and case make no difference", () => {
    const { shown } = countFacts([{ description, expectedTexts: ["VALID  AFTER", "2026-\n03-04"] }]);
    expect(shown).toBe(2);
  });

  test("behavior: raw data, and pieces of two different parts, are no shown fact", () => {
    const counted = countFacts([{ description, expectedTexts: ["0xhidden", "Valid after2026"] }]);
    expect(counted).toMatchObject({ facts: 2, shown: 0 });
    expect(counted.missing).toHaveLength(2);
  });

  test("behavior: names that only a server knows are counted apart, and still missing", () => {
    const expectedTexts = ["vijaypushkin.eth", "capitalistarebelde.et h", "8.08 ETH"];
    expect(countFacts([{ description, expectedTexts }])).toMatchObject({
      facts: 3,
      shown: 0,
      namesMissing: 2,
    });
  });

  test("behavior: a refused request shows nothing", () => {
    const refused = { description: null, expectedTexts: ["Send", "Send"] };
    expect(countFacts([refused])).toMatchObject({ facts: 2, shown: 0, missing: [["Send", 2]] });
    expect(countFacts([]).share).toBeNull();
  });
});

describe("isReadAsOne", () => {
  const rows = [
    { label: "Interaction with", value: "“Acme”, by its own descriptor" },
    { label: "“To send”", value: "3.11 USDC" },
    { label: "“Mode”", value: "variable (2)" },
    { label: "“At least”", value: "3 USDT" },
  ];

  test.each([
    "Acme To send 3.11 USDC At least 3 USDT",
    "To send 3.11 USDC Mode variable",
    "3.11 USDC Mode variable At least",
    "Interaction with Acme",
  ])("default: “%s” is whole rows in their order", (text) => {
    expect(isReadAsOne(text, rows)).toBe(true);
  });

  test.each([
    ["a part of a value", "Acme To send 3.11"],
    ["a part of a value in between", "To send 3.1 USDC At least 3 USDT"],
    ["another order", "At least 3 USDT To send 3.11 USDC"],
    ["a value under another label", "At least 3.11 USDC"],
    ["values without a label", "3.11 USDC 3 USDT"],
    ["labels without a value", "To send At least"],
    ["something between that no row says", "To send 3.11 USDC about At least 3 USDT"],
    ["nothing", ""],
  ])("error: %s is not shown", (_, text) => {
    expect(isReadAsOne(text, rows)).toBe(false);
  });
});
