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
