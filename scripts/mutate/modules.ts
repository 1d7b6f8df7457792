import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import ts from "typescript";
import { ScriptError } from "../scriptError.ts";

type Exports = Record<string, unknown>;
/** A compiled text that has not run. */
export type Body = (exports: Exports, load: (specifier: string) => unknown, url: string) => void;

/** The modules of this tree, compiled once and run anew as often as wanted, with one text changed at will. */
export interface Modules {
  /** The files that this one imports, directly or not, itself included. */
  reach(file: string): ReadonlySet<string>;
  /** A graph of modules that have not run yet. `others` stand in for the files of that name. */
  fresh(others?: ReadonlyMap<string, Body>): (file: string) => Exports;
}

/**
 * Reads and compiles `roots` and all they import. Packages are imported once and shared. `standIns` are handed out in the place of
 * packages of their name. Effects: reads files, imports packages.
 */
export async function readModules(
  root: string,
  roots: readonly string[],
  standIns: Readonly<Record<string, unknown>>,
): Promise<Modules> {
  const bodies = new Map<string, Body>();
  const imports = new Map<string, string[]>();
  const packages = new Map<string, unknown>(Object.entries(standIns));
  const open = [...roots];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (imports.has(file)) continue;
    const compiled = toCommonJs(readFileSync(join(root, file), "utf8"));
    bodies.set(file, compile(compiled, file));
    const found = [...compiled.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
    imports.set(
      file,
      found.filter((one) => one.startsWith(".")).map((one) => resolve(root, file, one)),
    );
    open.push(...(imports.get(file) ?? []));
    for (const name of found.filter((one) => !one.startsWith("."))) {
      if (!packages.has(name)) packages.set(name, marked(await import(name)));
    }
  }
  return { reach: (file) => reach(file, imports), fresh: (others) => fresh(root, bodies, packages, others) };
}

/** A package as compiled code asks for it, which would wrap what is not marked. */
function marked(found: Exports): Exports {
  return { ...found, __esModule: true };
}

function fresh(
  root: string,
  bodies: ReadonlyMap<string, Body>,
  packages: ReadonlyMap<string, unknown>,
  others: ReadonlyMap<string, Body> = new Map(),
): (file: string) => Exports {
  const done = new Map<string, Exports>();
  const load = (file: string): Exports => {
    const known = done.get(file);
    if (known !== undefined) return known;
    const body = others.get(file) ?? bodies.get(file);
    if (body === undefined) throw new ScriptError(`${file} was not read.`);
    const exports: Exports = {};
    done.set(file, exports);
    const require = (name: string) =>
      name.startsWith(".") ? load(resolve(root, file, name)) : packages.get(name);
    body(exports, require, pathToFileURL(join(root, file)).href);
    return exports;
  };
  return load;
}

/** Compiles the text of a file that `readModules` has read, or another in its place. */
export function bodyOf(file: string, text: string): Body {
  return compile(toCommonJs(text), file);
}

function toCommonJs(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };
  return ts.transpileModule(text, { compilerOptions }).outputText.replaceAll("import.meta.url", "moduleUrl");
}

function compile(text: string, file: string): Body {
  return compileFunction(text, ["exports", "require", "moduleUrl"], { filename: file }) as Body;
}

function resolve(root: string, from: string, name: string): string {
  const file = relative(root, join(root, dirname(from), name));
  if (!existsSync(join(root, file))) throw new ScriptError(`${from} imports ${name}, which is not there.`);
  return file;
}

function reach(file: string, imports: ReadonlyMap<string, string[]>): ReadonlySet<string> {
  const seen = new Set([file]);
  for (const one of seen) for (const next of imports.get(one) ?? []) seen.add(next);
  return seen;
}
