import ts from "typescript";

/** Where the body of a function lies in its file. Its `key` names it over the whole tree. */
export interface Body {
  key: string;
  start: number;
  end: number;
}

export function bodiesOf(file: string, text: string): Body[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const bodies: Body[] = [];
  const visit = (node: ts.Node): void => {
    const body = ts.isFunctionLike(node) && "body" in node ? (node.body as ts.Node | undefined) : undefined;
    if (body !== undefined) {
      const start = body.getStart(source);
      bodies.push({ key: `${file}:${start}`, start, end: body.getEnd() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return bodies;
}

/** The innermost body around a place, or undefined at the top of the module. */
export function bodyAround(bodies: readonly Body[], start: number, end: number): Body | undefined {
  const around = bodies.filter((body) => body.start <= start && end <= body.end);
  return around.sort((a, b) => b.start - a.start)[0];
}

/** The text with a call of `seen` at the start of each body; `seen` is a global while coverage is taken. */
export function withCounters(text: string, bodies: readonly Body[]): string {
  const inserts = bodies.flatMap(({ key, start, end }) => {
    const call = `globalThis.seen(${JSON.stringify(key)})`;
    return text[start] === "{"
      ? [{ at: start + 1, add: `${call};` }]
      : [
          { at: start, add: `(${call}, ` },
          { at: end, add: ")" },
        ];
  });
  let changed = text;
  for (const { at, add } of inserts.sort((a, b) => b.at - a.at)) {
    changed = changed.slice(0, at) + add + changed.slice(at);
  }
  return changed;
}
