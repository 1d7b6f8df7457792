import { describe, expect, test } from "vitest";
import { corpus } from "./corpus.ts";
import { decideFacts } from "./decide.ts";
import { defaultPolicy } from "./presets.ts";

const outcomes = new Map(
  corpus().map((request) => [
    request.title,
    decideFacts({ policy: { status: "decoded", document: defaultPolicy }, ...request }).outcome,
  ]),
);

describe("corpus", () => {
  test("default: about forty requests, each under its own id", () => {
    expect(corpus().length).toBeGreaterThanOrEqual(40);
    expect(new Set(corpus().map(({ id }) => id)).size).toBe(corpus().length);
    expect(corpus().every(({ id }) => /^corpus:[a-z0-9-]+$/.test(id))).toBe(true);
  });

  test.each([
    "A payment to a friend",
    "A transfer of USDC to a friend",
    "A revocation of an approval",
    "A plain message",
    "A sign-in at the site that asks",
    "A connection",
  ])("behavior: %s is let through by the default policy", (title) => {
    expect(outcomes.get(title)).toBe("allow");
  });

  test.each([
    "An unlimited approval to an account",
    "A transfer of USDC to a look-alike of a friend",
    "A whole collection handed to an account",
    "A claim that costs ether",
    "A batch that hides an unlimited approval",
    "A sign-in for another site",
    "A permit without limit to an account",
    "An order that gives an item for nothing",
    "A payment that one service calls dangerous",
    "A payment that two services call critical",
  ])("behavior: %s is not", (title) => {
    expect(["hold", "block"]).toContain(outcomes.get(title));
  });
});
