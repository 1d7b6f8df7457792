import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { InspectionContext } from "../../extension/domain/context.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import { describeWith } from "./describeWith.ts";

const folder = mkdtempSync(join(tmpdir(), "descriptors-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const to = "0x1111111111111111111111111111111111111111";
const subject: Subject = {
  kind: "transaction",
  chainId: 1,
  from: to,
  to,
  value: 0n,
  data: `0x2e1a7d4d${"0".repeat(63)}7`,
  wishes: {},
};
const context: InspectionContext = {
  now: 0,
  ownAccounts: [],
  addressBook: [],
  recentRecipients: [],
  codeAt: {},
  tokens: {},
  site: null,
};

describe("describeWith", () => {
  it("default: descriptors of a folder and its folders are used, and how many is named", async () => {
    mkdirSync(join(folder, "acme"), { recursive: true });
    const file = {
      context: { contract: { deployments: [{ chainId: 1, address: to }] } },
      metadata: { owner: "Acme" },
      display: { formats: { "withdraw(uint256 wad)": { fields: [{ path: "wad", label: "Taken out" }] } } },
    };
    writeFileSync(join(folder, "acme", "a.json"), JSON.stringify(file));
    writeFileSync(join(folder, "broken.json"), "{");
    const { name, describe: say } = await describeWith(folder);
    expect(name).toContain("1 places, 1 files refused");
    expect(say(subject, context).rows).toContainEqual(
      expect.objectContaining({
        label: "“Taken out”",
        value: "7",
        under: "As “Acme” describes it",
      }),
    );
  });

  it("behavior: without a folder the wallet's own words stand alone", async () => {
    const { name, describe: say } = await describeWith(null);
    expect(name).toBe("none named");
    expect(say(subject, context).rows.some(({ under }) => under !== undefined)).toBe(false);
  });
});
