import { evaluate } from "./evaluate/evaluate.ts";
import { walletPipeline } from "./evaluate/pipeline.ts";
import { readData } from "./evaluate/readData.ts";
import { defaultSeed } from "./evaluate/strata/generate.ts";
import type { Half } from "./evaluate/strata/split.ts";
import { toText } from "./evaluate/toText.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

const halves: Readonly<Record<string, readonly Half[]>> = {
  author: ["author"],
  hidden: ["hidden"],
  all: ["author", "hidden"],
};

await runCommand(
  {
    name: "evaluate",
    does: "Judges labelled data and generated requests with the wallet's own checks and says how many it catches, and how many it should not have. Exits 0 whatever the figures say.",
    options: {
      data: {
        type: "string",
        help: "a directory with sites.jsonl, addresses.jsonl or requests.jsonl; only read",
      },
      descriptors: { type: "string", help: "a directory of ERC-7730 descriptors" },
      feeds: { type: "string", help: "files of lists, comma between them, to be scored with a second time" },
      half: {
        type: "string",
        help: "of the generated requests: author, hidden or all (default), which scores both apart",
      },
      seed: {
        type: "string",
        help: `of the generated requests; ${defaultSeed} is what figures are published with`,
      },
      json: { type: "boolean", help: "for other programs" },
    },
  },
  async ({ data: directory, descriptors, feeds, half, seed, json }) => {
    const tell = (line: string) => console.error(line);
    const evaluation = await evaluate({
      data: await readData(required(directory), tell),
      pipeline: walletPipeline,
      seed: readSeed(seed),
      halves: readHalf(half),
      descriptors: typeof descriptors === "string" ? descriptors : null,
      feeds: typeof feeds === "string" ? feeds.split(",") : [],
    });
    console.log(json === true ? JSON.stringify(evaluation) : toText(evaluation).join("\n"));
    return 0;
  },
);

function required(directory: unknown): string {
  if (typeof directory === "string") return directory;
  throw new ScriptError("No data was named.", { hint: "npm run evaluate -- --data DIR" });
}

function readHalf(half: unknown): readonly Half[] {
  const chosen = typeof half === "string" && Object.hasOwn(halves, half) ? halves[half] : undefined;
  if (half === undefined) return ["author", "hidden"];
  if (chosen !== undefined) return chosen;
  throw new ScriptError(`There is no half ${JSON.stringify(half)}.`, {
    hint: "--half author, hidden or all",
  });
}

function readSeed(seed: unknown): number {
  if (seed === undefined) return defaultSeed;
  const read = typeof seed === "string" && /^\d{1,15}$/.test(seed) ? Number(seed) : null;
  if (read !== null) return read;
  throw new ScriptError("The seed is no whole number.", { hint: "--seed 42" });
}
