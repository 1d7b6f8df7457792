import { type Layer, layers } from "../checks/layers.ts";
import { ScriptError } from "../scriptError.ts";

const FROM = "<!-- layers: written by `npm run gen` -->\n";
const TO = "<!-- layers end -->";

/** The page with the table of layers between its two marks; a page that lost them is an error, or the table would grow old. */
export function withLayersTable(page: string, table: readonly Layer[] = layers): string {
  const from = page.indexOf(FROM);
  const to = page.indexOf(TO);
  if (from < 0 || to < from) throw new ScriptError("The page lost the marks of the table of layers.");
  const rows = table.map(
    ({ folder, folders, packages }) => `| \`${folder}/\` | ${names(folders)} | ${names(packages)} |`,
  );
  const lines = ["| folder | may import of ours | and of packages |", "|---|---|---|", ...rows];
  return `${page.slice(0, from)}${FROM}\n${lines.join("\n")}\n\n${page.slice(to)}`;
}

function names(all: readonly string[]): string {
  const shown = all
    .filter((name) => name !== "viem/_types")
    .map((name) => (name === "node:" ? "Node" : name));
  return shown.length === 0 ? "nothing" : shown.join(", ");
}
