import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../extension/domain/decision.ts";
import type { Outcome } from "../../extension/domain/level.ts";
import { evaluate } from "./evaluate.ts";
import { type Pipeline, walletPipeline } from "./pipeline.ts";
import type { Data } from "./readData.ts";
import { sampleRow } from "./samples.ts";
import { toText } from "./toText.ts";

const origin = "https://a.example";
const data: Data = {
  sites: {
    malformed: 1,
    rows: [
      { id: "s1", origin, truth: "malicious", category: "list 2026", year: 2026 },
      { id: "s2", origin, truth: "benign", category: "list 2026", year: 2026 },
    ],
  },
  addresses: {
    malformed: 0,
    rows: [
      { id: "a1", address: `0x${"11".repeat(20)}`, chainId: 1, truth: "malicious", category: "list" },
      { id: "a2", address: `0x${"22".repeat(20)}`, chainId: 1, truth: "benign", category: "list" },
    ],
  },
  requests: { malformed: 0, rows: [sampleRow({ expectedTexts: ["Send", "not said anywhere"] })] },
};

/** A pipeline that concludes the same of everything. Fake. */
function planted(outcome: Outcome): Pipeline {
  const level = outcome === "allow" ? "none" : "danger";
  const decide = (): Decision => ({
    outcome,
    level,
    gaps: [],
    findings: [],
    reasons: [{ outcome, by: { kind: "preset" }, text: "Planted." }],
    policyVersion: "0x",
  });
  return { ...walletPipeline, inspect: () => ({ findings: [], gaps: [], reading: null }), decide };
}

function run(pipeline: Pipeline) {
  const options = { data, seed: 7, halves: ["author", "hidden"] as const, descriptors: null, feeds: [] };
  return evaluate({ ...options, pipeline });
}

// Judging all generated rows takes a second, and the same run can be looked at from several sides.
const walletRun = run(walletPipeline);

describe("evaluate", () => {
  test("behavior: a pipeline that lets everything through is seen", async () => {
    const { files, goals } = await run(planted("allow"));
    for (const file of files.filter(({ file }) => !file.startsWith("requests"))) {
      // What the canonicaliser refuses is caught before anybody is asked.
      const refused = file.categories.reduce((sum, { refused }) => sum + refused, 0);
      const flagged = file.categories.reduce((sum, { flagged }) => sum + flagged, 0);
      expect(flagged, file.file).toBe(refused);
      expect(file.falsePositives?.[0], file.file).toBe(0);
    }
    const caught = goals.filter(({ name }) => name.includes("malicious refused, held or blocked"));
    expect(caught).toHaveLength(8);
    expect(caught.map(({ isMet }) => isMet)).toEqual(caught.map(() => false));
  });

  test("behavior: a pipeline that holds everything is seen", async () => {
    const { files, goals } = await run(planted("hold"));
    for (const { file, recall, falsePositives } of files) {
      if (recall !== null) expect(recall[0], file).toBe(1);
      expect(falsePositives?.[0], file).toBe(1);
    }
    const missed = goals.filter(({ isMet }) => isMet === false).map(({ name }) => name);
    expect(missed).toContain("author: benign twins held or worse");
    expect(missed).toContain("hidden: benign twins held or worse");
    expect(missed).toContain("legitimate hosts at danger or above");
    expect(missed).toContain("real requests held without a permit-class reason");
  });

  test("default: the halves are scored apart, and what the hidden one holds is not told", async () => {
    // Every twin is an error then, in both halves.
    const { files } = await run(planted("hold"));
    const [author, hidden] = files.filter(({ file }) => file.startsWith("strata"));
    expect(author?.file).toBe("strata (author)");
    expect(author?.worst.length).toBeGreaterThan(0);
    expect(hidden).toMatchObject({ file: "strata (hidden)", worst: [], patterns: [] });
    expect((author?.rows ?? 0) + (hidden?.rows ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test("default: the facts of a request are counted in the wallet's own words", async () => {
    const { expectedTexts } = await walletRun;
    expect(expectedTexts).toMatchObject({ facts: 2, shown: 1, missing: [["not said anywhere", 1]] });
  });

  test("behavior: feeds are scored in a block of their own, and only where some are named", async () => {
    const options = { data, seed: 7, halves: [], descriptors: null, pipeline: walletPipeline };
    const notAFeed = fileURLToPath(new URL("../../package.json", import.meta.url));
    expect(await evaluate({ ...options, feeds: [] })).not.toHaveProperty("withFeeds");
    const { withFeeds, files } = await evaluate({ ...options, feeds: [notAFeed] });
    expect(withFeeds?.engine).toContain("0 of 1 lists loaded");
    expect(withFeeds?.files).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual(["sites.jsonl", "addresses.jsonl", "requests.jsonl"]);
  });

  test("behavior: what is missing is left out, and its goals are not claimed", async () => {
    const nothing = { sites: null, addresses: null, requests: null };
    const options = { seed: 7, halves: [], descriptors: null, feeds: [], pipeline: walletPipeline };
    const evaluation = await evaluate({ ...options, data: nothing });
    expect(evaluation).toMatchObject({ files: [], goals: [], expectedTexts: null });
  });

  test("default: as text, every goal says met or missed beside its figure", async () => {
    const evaluation = await walletRun;
    const text = toText(evaluation).join("\n");
    for (const { name } of evaluation.goals) expect(text).toContain(`${name}: `);
    expect(text).toMatch(/(met|missed) +legitimate hosts at danger or above: .*\(goal 0\)/);
    expect(text).toContain("sites.jsonl: 2 rows, 1 malformed lines left out");
  });
});
