import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

const spoken = ["label", "title", "aria-label", "placeholder", "hint", "alt", "lead", "legend"];

/** Words that a person would read and that stand in a component instead of a catalogue. */
function literalsIn(source: string): string[] {
  const file = ts.createSourceFile("x.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}{2,}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.includes(node.name.getText()) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer)) found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const folder = new URL("../", import.meta.url);
const components = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"));

test("default: components carry no words of their own, so a translation can replace them all", () => {
  const faults = components.flatMap((name) =>
    literalsIn(readFileSync(new URL(name, folder), "utf8")).map((text) => `${name}: ${text}`),
  );
  expect(components.length).toBeGreaterThan(50);
  expect(faults).toEqual([]);
});

test("behavior: a word in a component is caught", () => {
  expect(literalsIn('const A = () => <b title="Hello">Sign it</b>;')).toEqual(["Hello", "Sign it"]);
});
