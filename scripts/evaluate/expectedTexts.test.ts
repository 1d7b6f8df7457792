import { describe, expect, test } from "vitest";
import type { Description } from "../../extension/domain/description.ts";
import { countFacts } from "./expectedTexts.ts";

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

  test("behavior: a refused request shows nothing", () => {
    const refused = { description: null, expectedTexts: ["Send", "Send"] };
    expect(countFacts([refused])).toMatchObject({ facts: 2, shown: 0, missing: [["Send", 2]] });
    expect(countFacts([]).share).toBeNull();
  });
});
