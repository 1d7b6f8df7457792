import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { describeWith } from "../../scripts/evaluate/describeWith.ts";
import { sampleRow } from "../../scripts/evaluate/samples.ts";
import { entryOf } from "../../scripts/gallery/entries.ts";
import { drawGallery } from "../../scripts/gallery/gallery.ts";
import { createSteps } from "../../scripts/terminal/steps.ts";

let out = "";

test.beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "gallery-"));
});

test.afterAll(async () => {
  await rm(out, { recursive: true });
});

/** Width and height stand at a fixed place of every PNG. */
async function sizeOf(file: string): Promise<{ width: number; height: number }> {
  const bytes = await readFile(path.join(out, file));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test("behavior: the gallery draws a payment and a message in the wallet's own window, and marks what is not to be read; one that cannot be drawn does not stop it", async () => {
  const describer = await describeWith(null);
  const message = "0x48656c6c6f2067616c6c657279"; // "Hello gallery"
  const signed = { method: "personal_sign", params: [message, `0x${"aa".repeat(20)}`] };
  const entries = [
    sampleRow({ id: "payment", expectedTexts: ["1 ETH", "7 unicorns"] }),
    sampleRow({ id: "message", ...signed, expectedTexts: ["Hello gallery"] }),
    sampleRow({ id: "nonsense", method: "eth_sign", params: "nonsense" }),
  ].map((row) => entryOf(row, null, describer));
  const [payment] = entries;
  if (payment?.view === undefined || payment.view === null) throw new Error("A payment has a view.");
  const broken = {
    ...payment,
    view: { ...payment.view, requirement: JSON.parse('{"kind":"none of these"}') },
  };
  const shots = await drawGallery([broken, ...entries], {
    out,
    isDark: false,
    steps: createSteps(() => undefined),
  });

  expect(shots.map(({ problem }) => problem)).toEqual([
    "The page that draws windows did not take the view.",
    ...[null, null, null],
  ]);
  expect(shots.map(({ picture }) => picture)).toEqual([
    null,
    { missing: ["7 unicorns"], behind: [], isTooWide: false },
    { missing: [], behind: [], isTooWide: false },
    null,
  ]);
  for (const { file } of shots) {
    if (file === null) continue;
    const { width, height } = await sizeOf(file);
    expect(width).toBe(420);
    expect(height).toBeGreaterThanOrEqual(640);
  }
  expect(await readFile(path.join(out, "index.html"), "utf8")).toContain("missing: 7 unicorns");
});
