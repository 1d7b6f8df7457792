import { expect, test } from "vitest";
import { localChecks } from "../../extension/domain/checks/table.ts";
import { policyFactsText } from "./policyFacts.ts";

test("default: each local finding has words of its own where rules are made", () => {
  const words = localChecks.map(({ code }) =>
    Object.entries(policyFactsText.finding).find(([known]) => known === code),
  );

  expect(localChecks.filter((_, at) => words[at] === undefined).map(({ code }) => code)).toEqual([]);
  expect(new Set(words.map((entry) => entry?.[1])).size).toBe(localChecks.length);
});
