/** A curve to be drawn: one value for each day that has one. */
export interface Curve {
  title: string;
  unit: string;
  points: readonly { day: number; value: number }[];
}

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 64;
const RIGHT = 28;
const BOTTOM = 28;
const TOP = 12;
const TICKS = 4;

/** An SVG of one curve with its axes; it needs no script and no font of its own. */
export function drawCurve({ title, unit, points }: Curve): string {
  const highest = niceAbove(Math.max(...points.map(({ value }) => value), 1e-9));
  const lastDay = Math.max(points.at(-1)?.day ?? 1, 1);
  const x = (day: number) => LEFT + ((WIDTH - LEFT - RIGHT) * day) / lastDay;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / highest;
  const line = points.map(({ day, value }) => `${x(day).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const marks = Array.from({ length: TICKS + 1 }, (_, i) => (highest * i) / TICKS);
  const days = Array.from({ length: TICKS + 1 }, (_, i) => Math.round((lastDay * i) / TICKS));
  return [
    `<figure><figcaption>${title}, ${unit}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    ...marks.map(
      (mark) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(mark)}" y2="${y(mark)}" class="grid"/><text x="${LEFT - 6}" y="${y(mark) + 4}" text-anchor="end">${plain(mark)}</text>`,
    ),
    ...days.map((day) => `<text x="${x(day)}" y="${HEIGHT - 6}" text-anchor="middle">day ${day}</text>`),
    `<polyline points="${line}" class="curve"/></svg></figure>`,
  ].join("\n");
}

const STEPS = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10];

/** The next round number whose quarters are round as well. */
export function niceAbove(value: number): number {
  const scale = 10 ** Math.floor(Math.log10(value));
  return scale * (STEPS.find((step) => step * scale >= value) ?? 10);
}

function plain(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
