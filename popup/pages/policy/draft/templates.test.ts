import { toFunctionSelector } from "viem/utils";
import { describe, expect, test } from "vitest";
import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import { defaultPolicy } from "../../../../extension/domain/policy/presets.ts";
import { policyFactsText } from "../../../text/policyFacts.ts";
import { commonMethods } from "./methods.ts";
import { draftOf, readRule } from "./ruleDraft.ts";
import { clockText, templates } from "./templates.ts";

const context = { bound: ["1", "4", "9"], sites: ["https://app.example"], aheadMinutes: 120 };

describe.each(templates)("template $id", ({ make }) => {
  const reading = readRule(make(context), defaultPolicy, null);

  test("default: fills the form so that it can be added at once", () => {
    expect(reading.status).toBe("complete");
    if (reading.status !== "complete") return;
    const document = { ...defaultPolicy, rules: [reading.rule] };
    expect(decodePolicyDocument(document)).toEqual({ status: "decoded", document });
    expect(draftOf(reading.rule, document).name).toBe(make(context).name);
  });

  test("behavior: what only the user knows is asked for at its part, never invented", () => {
    const bare = readRule(make({ bound: [], sites: [], aheadMinutes: 0 }), defaultPolicy, null);
    if (bare.status === "incomplete") expect(typeof bare.field).toBe("number");
    else expect(bare.rule.when).not.toContainEqual(expect.objectContaining({ fact: "unanswered" }));
  });
});

test("behavior: the night of the user's clock is kept in UTC", () => {
  const night = templates.find(({ id }) => id === "night")?.make(context);
  expect(night?.parts[0]?.values).toEqual(["20:00-04:00"]);
});

test.each([
  [-60, "23:00"],
  [1500, "01:00"],
  [0, "00:00"],
])("behavior: minute %i of a day is %s", (minutes, text) => {
  expect(clockText(minutes)).toBe(text);
});

test.each(Object.entries(commonMethods))("behavior: %s is %s", (selector, signature) => {
  expect(toFunctionSelector(signature)).toBe(selector);
  expect(policyFactsText.method).toHaveProperty(
    selector,
    expect.stringContaining(signature.split("(")[0] ?? ""),
  );
});
