import { drawCurve } from "./curve.ts";
import type { Week, Year } from "./runYear.ts";
import type { Strategy } from "./strategy.ts";
import { findingsOf } from "./toText.ts";

/** A page that a person reads: what attackers earned first, then what came of everybody, then the curves. */
export function toHtml(year: Year, strategies: readonly Strategy[]): string {
  const { settings, seed, acts } = year;
  const profits = year.attempts.filter(({ gain }) => gain > 0).length;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A simulated year</title><style>${STYLE}</style><main>
<h1>A simulated year of the market</h1>
<p>${grouped(settings.users)} people, ${settings.wares} SecWares and the attackers below, ${settings.days} days, ${grouped(acts)} acts on chain. Seed ${seed}.</p>
<p class="verdict">${profits === 0 ? "No attacker profited." : `${profits} of ${year.attempts.length} attempts paid off.`}</p>
<h2>What attackers earned</h2>
<p>In SEC, beside a twin who has the same customers on the same days and does not try. Money that comes a day earlier counts 0.05 % more.</p>
<table><thead><tr><th>Attempt</th><th>Earned</th><th>Moved</th><th>What came of it</th></tr></thead><tbody>
${year.attempts.map((one) => `<tr><td>${safe(`${one.strategy}: ${one.name}`)}</td><td class="number${one.gain > 0 ? " bad" : ""}">${grouped(one.gain)}</td><td class="number">${grouped(one.spent)}</td><td>${safe(one.note)}</td></tr>`).join("\n")}
</tbody></table>
<h2>What came of everybody else</h2>
<table><tbody>
${[...year.findings, ...findingsOf(year.weeks)].map(({ name, value }) => `<tr><td>${safe(name)}</td><td>${safe(value)}</td></tr>`).join("\n")}
</tbody></table>
<h2>Curves</h2>
${curves.map(({ title, unit, of }) => drawCurve({ title, unit, points: year.weeks.map((week) => ({ day: week.day, value: of(week) })) })).join("\n")}
<h2>Who acted, and how</h2>
<ul>${strategies.map(({ name, does }) => `<li><b>${safe(name)}</b>: ${safe(does)}</li>`).join("\n")}</ul>
</main></html>\n`;
}

const curves: readonly { title: string; unit: string; of: (week: Week) => number }[] = [
  { title: "Score of the middle SecWare", unit: "0 to 1", of: ({ medianScore }) => medianScore },
  { title: "How long settled money waits", unit: "days, weighted by money", of: ({ wait }) => wait },
  { title: "Earned in the week", unit: "SEC", of: ({ earned }) => earned },
  { title: "Sold and still to be stood for", unit: "SEC", of: ({ exposure }) => exposure },
  { title: "Burned until then", unit: "SEC", of: ({ burned }) => burned },
  { title: "Price of SEC", unit: "thousandths of an ETH", of: ({ price }) => price * 1000 },
];

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0}
main{max-width:46rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td:first-child{min-width:15rem}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dde3;vertical-align:top}
thead th:nth-child(2),thead th:nth-child(3),.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bad{color:#a40e26;font-weight:600}
.verdict{font-size:1.2rem;font-weight:600}
figure{margin:1.5rem 0}
figcaption{font-weight:600}
svg{width:100%;height:auto}
svg text{font-size:11px;fill:#57606a}
.grid{stroke:#e3e7eb}
.curve{fill:none;stroke:#0b5cad;stroke-width:2}
`;

function grouped(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function safe(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
