import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { layers } from "../checks/layers.ts";
import { withLayersTable } from "./layersTable.ts";

const LAYER = { folder: "popup", folders: ["extension/domain"], packages: ["react", "node:"], instead: "" };
const PAGE = "# Map\n<!-- layers: written by `npm run gen` -->\nstale rows\n<!-- layers end -->\nafter\n";

test("default: what stood between the marks is the table, and writing it twice changes nothing", () => {
  const once = withLayersTable(PAGE, [LAYER]);

  expect(once).toContain("| `popup/` | extension/domain | react, Node |");
  expect(once).not.toContain("stale rows");
  expect(once.endsWith("<!-- layers end -->\nafter\n")).toBe(true);
  expect(withLayersTable(once, [LAYER])).toBe(once);
});

test("behavior: a layer that may import nothing says so", () => {
  expect(withLayersTable(PAGE, [{ ...LAYER, folders: [], packages: [] }])).toContain("| nothing | nothing |");
});

test("error: a page that lost its marks is not passed over", () => {
  expect(() => withLayersTable("# Map\n", [LAYER])).toThrow("marks");
});

test("behavior: no layer may import a package that nobody depends on", () => {
  const own = fileURLToPath(new URL("../../package.json", import.meta.url));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(own, "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const known = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies), "node:"]);
  const allowed = layers.flatMap(({ packages }) => packages);
  const name = (entry: string) => (entry.startsWith("@") ? entry : (entry.split("/")[0] ?? entry));
  expect(allowed.map(name).filter((one) => !known.has(one))).toEqual([]);
});
