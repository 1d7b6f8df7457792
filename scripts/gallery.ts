import { describeWith } from "./evaluate/describeWith.ts";
import { thievesOf } from "./evaluate/evaluate.ts";
import { readData } from "./evaluate/readData.ts";
import { defaultSeed, generateStrata } from "./evaluate/strata/generate.ts";
import { type Entry, entryOf } from "./gallery/entries.ts";
import { drawGallery } from "./gallery/gallery.ts";
import { readOptions } from "./gallery/readOptions.ts";
import { pairOf, samplePairs } from "./gallery/samplePairs.ts";
import { summaryOf } from "./gallery/sheet.ts";
import { runCommand } from "./terminal/command.ts";
import { createSteps } from "./terminal/steps.ts";

await runCommand(
  {
    name: "gallery",
    does: "Draws the approval window of every real request and of some generated ones, each attack beside its benign twin, and writes a sheet to look through. Nothing is signed and no node is asked.",
    options: {
      data: { type: "string", help: "a directory with requests.jsonl; only read" },
      descriptors: { type: "string", help: "a directory of ERC-7730 descriptors" },
      out: { type: "string", help: "where the pictures and index.html go; .local/gallery if not named" },
      only: { type: "string", help: "requests or strata; both if not named" },
      sample: { type: "string", help: "pairs of each stratum, of the author's half; 3 if not named" },
      dark: { type: "boolean", help: "the dark theme" },
    },
  },
  async (values) => {
    const options = readOptions(values);
    const steps = createSteps();
    const describer = await describeWith(options.descriptors);
    const entries = await steps.run("the requests are judged", async (tell) => {
      const data = await readData(options.data, tell);
      const strata = generateStrata(defaultSeed, { thieves: thievesOf(data) });
      const real = options.only === "strata" ? [] : (data.requests?.rows ?? []);
      const drawn = options.only === "requests" ? [] : samplePairs(strata, options.sample);
      const made: readonly Entry[] = [
        ...real.map((row) => entryOf(row, null, describer)),
        ...drawn.map((row) => entryOf(row, pairOf(row), describer)),
      ];
      return made;
    });
    const shots = await drawGallery(entries, { out: options.out, isDark: options.isDark, steps });
    for (const { entry } of shots) {
      if (entry.result === "refused") steps.say(`refused ${entry.id}: ${entry.codes.join(", ")}`);
    }
    steps.say(summaryOf(shots));
    steps.say(`${options.out}/index.html`);
    return shots.some(({ problem }) => problem !== null) ? 1 : 0;
  },
);
