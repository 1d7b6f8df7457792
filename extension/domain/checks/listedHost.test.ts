import { describe, expect, test } from "vitest";
import { listsOf } from "../lists/samples.ts";
import { judge, messageOf, sampleContext } from "../samples.ts";

const bad = { level: "critical", reason: "Steals." } as const;

function foundAt(origin: string, ...feeds: Parameters<typeof listsOf>) {
  const site = { origin, isSecure: true };
  const { inspection } = judge(messageOf("hello"), sampleContext({ site, lists: listsOf(...feeds) }));
  return inspection.findings.filter(({ code }) => code === "listed-host");
}

describe("listedHost", () => {
  test("default: a listed host has the level, the name and the date of its list", () => {
    expect(foundAt("https://trap.example:8443", [{ host: "trap.example", ...bad }])).toEqual([
      {
        code: "listed-host",
        level: "critical",
        text: "“trap.example” stands in the list “Sample 0”: Steals.",
        remedy: "Reject, and leave the site.",
        about: { host: "trap.example" },
        source: { kind: "list", name: "Sample 0" },
        asOf: "2026-09-01T00:00:00Z",
      },
    ]);
  });

  test("behavior: a final dot is no way around", () => {
    expect(foundAt("https://trap.example.", [{ host: "trap.example", ...bad }])).toHaveLength(1);
  });

  test("behavior: a shared parent that is listed warns, and those below it are not touched", () => {
    const feed = [{ host: "vercel.app", ...bad }];

    expect(foundAt("https://vercel.app", feed)).toMatchObject([{ level: "caution" }]);
    expect(foundAt("https://somebody.vercel.app", feed)).toEqual([]);
  });

  test("behavior: another host of a listed domain warns", () => {
    expect(foundAt("https://app.trap.com", [{ host: "trap.com", ...bad }])).toMatchObject([
      { level: "caution", text: expect.stringContaining("to which this site belongs") },
    ]);
    expect(foundAt("https://trap.com", [{ host: "app.trap.com", ...bad }])).toEqual([]);
  });

  test("behavior: the home of a brand is not blocked by a list alone; the conflict is said", () => {
    expect(foundAt("https://app.uniswap.org", [{ host: "app.uniswap.org", ...bad }])).toMatchObject([
      { level: "caution", text: expect.stringContaining("one of them is wrong") },
    ]);
  });

  test("behavior: lists that disagree are both named, and the bad word stands", () => {
    const harmless = [{ host: "trap.example", level: "none", reason: "Known." } as const];

    expect(foundAt("https://trap.example", [{ host: "trap.example", ...bad }], harmless)).toMatchObject([
      { level: "critical", text: expect.stringContaining("The lists disagree: “Sample 1” says") },
    ]);
    expect(foundAt("https://trap.example", harmless)).toEqual([]);
  });
});
