import solc from "solc";
import { ScriptError } from "../../scriptError.ts";

/** A statement or an expression, with its place in the text. */
export interface SolidityNode {
  type: string;
  start: number;
  end: number;
  parent?: SolidityNode;
}

/** The statements and expressions of a Solidity text, outer ones first. Names need not resolve: it is only parsed. */
export function readSolidityTree(file: string, text: string): SolidityNode[] {
  const input = {
    language: "Solidity",
    sources: { [file]: { content: text } },
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const output: { sources?: Record<string, { ast: unknown }> } = JSON.parse(
    solc.compile(JSON.stringify(input)),
  );
  const ast = output.sources?.[file]?.ast;
  if (ast === undefined) throw new ScriptError(`The compiler cannot read ${file}.`);
  const nodes: SolidityNode[] = [];
  collect(ast, undefined, placesOf(text), nodes);
  return nodes;
}

function collect(
  value: unknown,
  parent: SolidityNode | undefined,
  places: (byte: number) => number,
  nodes: SolidityNode[],
): void {
  if (typeof value !== "object" || value === null) return;
  let inner = parent;
  if ("nodeType" in value && "src" in value) {
    const [start = 0, length = 0] = String(value.src).split(":").map(Number);
    const [from, to] = [places(start), places(start + length)];
    inner = {
      type: String(value.nodeType),
      start: from,
      end: to,
      ...(parent === undefined ? {} : { parent }),
    };
    nodes.push(inner);
  }
  for (const part of Object.values(value)) collect(part, inner, places, nodes);
}

/** From the bytes that the compiler counts to places in the text. */
export function placesOf(text: string): (byte: number) => number {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length === text.length) return (byte) => byte;
  return (byte) => bytes.subarray(0, byte).toString("utf8").length;
}
