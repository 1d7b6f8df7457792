import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastOf, readTokens } from "./contrast.ts";

const source = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const { light, dark } = readTokens(source);
const levels = ["none", "caution", "danger", "critical", "unknown"];
const grounds = ["paper", "sheet", "well"];

const textPairs: readonly (readonly [string, string])[] = [
  ...["ink", "ink-soft", "ink-faint"].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...grounds.map((ground) => ["accent", ground] as const),
  ["ink", "accent-tint"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ...levels.flatMap((level) => [
    [`${level}-ink`, `${level}-tint`] as const,
    [`${level}-ink`, "paper"] as const,
    [`${level}-ink`, "sheet"] as const,
    ["ink", `${level}-tint`] as const,
    ["ink-soft", `${level}-tint`] as const,
  ]),
  ...["teal", "violet", "amber", "rose", "sky"].map((colour) => ["on-mark", colour] as const),
];
const partPairs: readonly (readonly [string, string])[] = ["line-strong", "focus"].flatMap((part) =>
  ["paper", "sheet"].map((ground) => [part, ground] as const),
);

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("contrast in the %s theme", (_theme, tokens) => {
  test.each(textPairs)("default: text %s on %s reaches 4.5", (ink, ground) => {
    expect(contrastOf(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(partPairs)("default: part %s on %s reaches 3", (part, ground) => {
    expect(contrastOf(tokens, part, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("behavior: both themes name the same colours", () => {
  expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted());
});

test("behavior: a pale text is caught", () => {
  expect(
    contrastOf(
      new Map([
        ["a", "#999999"],
        ["b", "#ffffff"],
      ]),
      "a",
      "b",
    ),
  ).toBeLessThan(4.5);
});

test("error: a colour that is not named is no pass", () => {
  expect(contrastOf(light, "nothing", "paper")).toBe(0);
});
