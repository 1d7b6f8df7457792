import type { Entry } from "./entries.ts";
import type { Picture } from "./takePicture.ts";

/** An entry with its picture, or why there is none. */
export interface Shot {
  entry: Entry;
  /** Relative to the sheet; null: refused, or it could not be drawn. */
  file: string | null;
  picture: Picture | null;
  /** Why it could not be drawn. */
  problem: string | null;
}

/** One heading of the sheet. */
export interface ShotGroup {
  category: string;
  /** What stands side by side: a malicious request and its twin, or one alone. */
  sets: readonly (readonly Shot[])[];
}

/** Groups by category, in the order of their names; within one, pairs stay together, the malicious one first. */
export function groupShots(shots: readonly Shot[]): readonly ShotGroup[] {
  const groups = new Map<string, Map<string, Shot[]>>();
  for (const shot of shots) {
    const { category, pair, id } = shot.entry;
    const sets = groups.get(category) ?? new Map<string, Shot[]>();
    groups.set(category, sets);
    const key = pair === null ? `alone ${id}` : `pair ${pair}`;
    sets.set(key, [...(sets.get(key) ?? []), shot]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([category, sets]) => ({ category, sets: [...sets.values()].map(maliciousFirst) }));
}

function maliciousFirst(set: readonly Shot[]): readonly Shot[] {
  return [...set].sort((a, b) => b.entry.truth.localeCompare(a.entry.truth));
}

/** The contact sheet: one page without scripts that shows every picture with what was expected and what came out. */
export function sheetOf(shots: readonly Shot[]): string {
  const groups = groupShots(shots);
  const links = groups.map(({ category }) => `<a href="#${anchor(category)}">${text(category)}</a>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gallery of approval windows</title>
<style>${style}</style>
<h1>Gallery of approval windows</h1>
<p>${text(summaryOf(shots))}</p>
<nav>${links.join(" · ")}</nav>
${refusedList(shots)}
${groups.map(groupPart).join("\n")}
</html>
`;
}

/** How many of what: the first line of the sheet and the last of the command. */
export function summaryOf(shots: readonly Shot[]): string {
  const drawn = shots.filter(({ picture }) => picture !== null);
  const lacking = drawn.filter(({ picture }) => (picture?.missing.length ?? 0) > 0);
  const parts = [
    `${drawn.length} windows`,
    `${shots.filter(({ entry }) => entry.result === "refused").length} refused`,
    `${shots.filter(({ problem }) => problem !== null).length} not drawn`,
    `${lacking.length} without an expected text`,
    `${drawn.filter(({ picture }) => picture?.isTooWide).length} too wide`,
  ];
  return parts.join(", ");
}

function refusedList(shots: readonly Shot[]): string {
  const refused = shots.filter(({ entry }) => entry.result === "refused");
  if (refused.length === 0) return "";
  const lines = refused.map(({ entry }) => `<li>${text(`${entry.id}: ${entry.codes.join(", ")}`)}</li>`);
  return `<h2>Refused: no window</h2><ul>${lines.join("")}</ul>`;
}

function groupPart({ category, sets }: ShotGroup): string {
  const parts = sets.map((set) => `<div class="set">${set.map(shotPart).join("")}</div>`);
  return `<h2 id="${anchor(category)}">${text(category)}</h2><div class="sets">${parts.join("")}</div>`;
}

function shotPart({ entry, file, picture, problem }: Shot): string {
  const { id, truth, result, level, gaps, codes, expectedTexts } = entry;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["expected", truth],
    ["outcome", `${result}, level ${level}`],
    ["findings", codes.join(", ")],
    ["gaps", gaps.join("; ")],
  ];
  const rows = facts.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${text(value)}`);
  const image =
    file === null ? "" : `<a href="${text(file)}"><img loading="lazy" src="${text(file)}" alt=""></a>`;
  const expected = picture === null ? "" : expectedTexts.map((fact) => expectedPart(fact, picture)).join(" ");
  const wide = picture?.isTooWide === true ? `<p class="bad">wider than the window</p>` : "";
  const failed = problem === null ? "" : `<p class="bad">${text(problem)}</p>`;
  return `<figure class="${truth}"><figcaption><b>${text(id)}</b><br>${rows.join("<br>")}<p>${expected}</p>${wide}${failed}</figcaption>${image}</figure>`;
}

function expectedPart(fact: string, { missing, behind }: Picture): string {
  if (missing.includes(fact)) return `<mark>missing: ${text(fact)}</mark>`;
  return `<span>${behind.includes(fact) ? "in the details: " : ""}${text(fact)}</span>`;
}

function anchor(category: string): string {
  return category.replace(/[^a-zA-Z0-9]+/g, "-");
}

// What a request says is anybody's text.
function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 24px; color: #1c1c1c; background: #f4f4f2; }
.sets { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
.set { display: flex; gap: 4px; }
figure { width: 420px; margin: 0; padding: 8px; background: #fff; border-top: 4px solid #2c7a4b; }
figure.malicious { border-top-color: #b3261e; }
figcaption { overflow-wrap: anywhere; }
figcaption span { background: #eee; padding: 0 4px; }
mark { background: #ffd7d3; padding: 0 4px; }
.bad { color: #b3261e; font-weight: 600; }
img { width: 420px; border: 1px solid #ddd; }
`;
