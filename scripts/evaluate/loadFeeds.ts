import { readFile } from "node:fs/promises";
import type { InspectionContext } from "../../extension/domain/context.ts";
import { decodeFeed } from "../../extension/domain/lists/feed.ts";
import { loadList, viewOf } from "../../extension/domain/lists/listView.ts";
import { ScriptError } from "../scriptError.ts";

/** Feeds as the wallet would hold them. */
export interface LoadedFeeds {
  /** What read them, or why nothing did. */
  engine: string;
  /** What every context has beside its own facts; null: there is nothing to score with. */
  known: Partial<InspectionContext> | null;
}

/** Any will do: the figures do not depend on it. */
const key = [0x5ec4ab01, 0x5ec4ab02] as const;

/** Loads feeds by the wallet's own decoder. One that the wallet would refuse is told, and the others count. */
export async function loadFeeds(files: readonly string[]): Promise<LoadedFeeds> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, decoded: decodeFeed(await textOf(file)) })),
  );
  const lists = read.flatMap(({ decoded }) =>
    decoded.status === "decoded" ? [loadList(decoded.feed, key)] : [],
  );
  const words = read.map(({ file, decoded }) =>
    decoded.status === "decoded"
      ? `${decoded.feed.name} (${decoded.feed.count})`
      : `${file}: ${decoded.problem}`,
  );
  const engine = `${lists.length} of ${files.length} lists loaded: ${words.join(", ")}`;
  return { engine, known: lists.length === 0 ? null : { lists: viewOf(lists) } };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ScriptError(`The list ${file} cannot be read.`, { hint: "Name files after --feeds.", cause });
  }
}
