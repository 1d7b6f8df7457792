import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext, stranger, transactionTo } from "../samples.ts";
import { inspectLocally } from "./inspectLocally.ts";
import { localChecks } from "./table.ts";

const pages = new URL("../../../docs/findings/", import.meta.url);

describe("localChecks", () => {
  test("default: each check has a page with its three sections", () => {
    for (const { code } of localChecks) {
      const page = readFileSync(new URL(`${code}.md`, pages), "utf8");
      expect(page.split("\n").filter((line) => line.startsWith("#"))).toEqual([
        `# ${code}`,
        "## Means",
        "## Why it matters",
        "## What to do",
      ]);
    }
  });

  test("behavior: each page belongs to a check", () => {
    const codes = new Set([...localChecks.map(({ code }) => `${code}.md`), "secware-verdict.md"]);

    expect(readdirSync(pages).filter((file) => !codes.has(file) && file.endsWith(".md"))).toEqual([]);
  });

  test("behavior: each check stands in a file of its name, with a test", () => {
    const files = readdirSync(new URL(".", import.meta.url));
    for (const { code } of localChecks) {
      const name = code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(files).toEqual(expect.arrayContaining([`${name}.ts`, `${name}.test.ts`]));
    }
  });

  test("behavior: a check that throws is a gap, and the others still run [L08]", () => {
    const broken = {
      code: "broken",
      find: () => {
        throw new TypeError("no");
      },
    };
    const inspection = inspectLocally(messageOf(`0x${"ab".repeat(32)}`), sampleContext(), [
      broken,
      ...localChecks,
    ]);

    expect(inspection.gaps).toContainEqual({
      who: { kind: "local", check: "broken" },
      reason: "failed",
      text: "The check “broken” failed, so what it looks for is not known.",
    });
    expect(inspection.findings[0]?.code).toBe("opaque-message");
  });

  test("behavior: what the wallet itself wrote needs no decoding", () => {
    const subject = transactionTo(stranger, "0x12345678");

    expect(judge(subject, sampleContext({ site: null })).inspection.gaps).toEqual([]);
    expect(judge(subject).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });

  test("behavior: each finding names its source and the date of what it rests on [SW26]", () => {
    const observed = { level: "caution", text: "Something." } as const;
    const rests = (restsOn: "chain" | "simulation" | undefined) => ({
      code: `rests-on-${restsOn}`,
      find: () => [{ ...observed, ...(restsOn === undefined ? {} : { restsOn }) }],
    });
    const context = sampleContext({
      now: 1_763_713_800_123,
      readAt: { block: 7, at: 1_763_713_788_000 },
      simulation: {
        ...({ status: "done", block: 8, mostFee: 0n, code: [], second: null } as const),
        ...{ isReverted: false, differences: [], changedCode: [] },
      },
    });
    const checks = [rests(undefined), rests("chain"), rests("simulation")];
    const { findings } = inspectLocally(messageOf("hello"), context, checks);
    const dated = findings.map(({ source, asOf, block }) => [source, asOf, block]);

    expect(dated).toEqual([
      [{ kind: "local", check: "rests-on-undefined" }, "2025-11-21T08:30:00.123Z", undefined],
      [{ kind: "local", check: "rests-on-chain" }, "2025-11-21T08:29:48.000Z", 7],
      [{ kind: "local", check: "rests-on-simulation" }, "2025-11-21T08:30:00.123Z", 8],
    ]);
    const unread = inspectLocally(messageOf("hello"), sampleContext(), checks).findings;
    expect(unread.every(({ asOf, block }) => asOf !== "" && block === undefined)).toBe(true);
  });

  test("behavior: findings carry code, source and date", () => {
    const { inspection } = judge(
      messageOf(`0x${"ab".repeat(32)}`),
      sampleContext({ now: 1_763_713_800_123 }),
    );

    expect(inspection.findings).toMatchObject([
      {
        code: "opaque-message",
        level: "danger",
        source: { kind: "local", check: "opaque-message" },
        asOf: "2025-11-21T08:30:00.123Z",
      },
    ]);
  });
});
