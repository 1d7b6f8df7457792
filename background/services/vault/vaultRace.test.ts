import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openTestVault } from "./testVault.ts";

const password = "velvet harbour kite 29";
const key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const words = "test test test test test test test test test test test junk";
type Step = "add" | "import" | "fail" | "touch" | "reveal";

describe("interleavings", () => {
  test("behavior: however acts overlap and writes fail, no key is lost and memory equals disk [E15] [E08]", async () => {
    const steps = fc.array(fc.constantFrom<Step>("add", "import", "fail", "touch", "reveal"), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const opened = await openTestVault();
        await opened.vault.create({ kind: "words", words, passphrase: "" }, password);
        const outcomes = await Promise.allSettled(plan.map((step) => act(opened, step)));
        const added = outcomes.filter(({ status }, index) => status === "fulfilled" && plan[index] === "add");

        const accounts = opened.vault.accounts();
        const woken = await opened.restart();

        expect(accounts.filter(({ kind }) => kind === "derived")).toHaveLength(1 + added.length);
        expect(new Set(accounts.map(({ address }) => address)).size).toBe(accounts.length);
        expect(woken.vault.accounts()).toEqual(accounts);
      }),
      { numRuns: 12 },
    );
  });
});

async function act(
  { vault, platform }: Awaited<ReturnType<typeof openTestVault>>,
  step: Step,
): Promise<void> {
  if (step === "add") await vault.addAccount();
  if (step === "import") await vault.importAccount(key.replace("f80", "f81"), password);
  if (step === "fail") platform.failWrites(1);
  if (step === "touch") await vault.touch();
  if (step === "reveal") await vault.revealWords(password);
}
