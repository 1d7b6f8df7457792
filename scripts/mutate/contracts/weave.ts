import { invariant } from "../../../extension/errors/invariant.ts";
import type { Mutant } from "../mutant.ts";
import type { SolidityNode } from "./solidityTree.ts";

/** A mutant with the number by which it is chosen, and how many levels above its narrowest place it is woven in. */
export interface Numbered {
  number: number;
  mutant: Mutant;
  level: number;
}

/** A part of the text that is written once as it is, and once for each mistake in it. */
interface Host {
  start: number;
  end: number;
  isStatement: boolean;
}

interface Woven {
  text: string;
  /** Where each mutant stands in the new text. */
  places: { number: number; start: number; end: number }[];
  /** Those that have no place of that level. */
  homeless: Numbered[];
}

const expressions = new Set([
  "Assignment",
  "BinaryOperation",
  "Conditional",
  "FunctionCall",
  "IndexAccess",
  "Literal",
  "MemberAccess",
  "TupleExpression",
  "UnaryOperation",
]);
const statements = new Set([
  "EmitStatement",
  "ExpressionStatement",
  "ForStatement",
  "IfStatement",
  "Return",
  "RevertStatement",
  "WhileStatement",
]);
const bodies = new Set(["Block", "UncheckedBlock", "IfStatement", "ForStatement", "WhileStatement"]);

/** One text in which every mutant is present, and `Mutant.on(number)` says which is made. */
export function weave(text: string, nodes: readonly SolidityNode[], mutants: readonly Numbered[]): Woven {
  const homeless: Numbered[] = [];
  const byHost = new Map<string, { host: Host; own: Numbered[] }>();
  for (const one of mutants) {
    const host = hostsOf(text, nodes, one.mutant)[one.level];
    if (host === undefined) homeless.push(one);
    else {
      const key = `${host.start}/${host.end}/${host.isStatement}`;
      const entry = byHost.get(key) ?? { host, own: [] };
      entry.own.push(one);
      byHost.set(key, entry);
    }
  }
  const hosts = [...byHost.values()].sort(
    ({ host: a }, { host: b }) =>
      a.start - b.start || b.end - a.end || Number(b.isStatement) - Number(a.isStatement),
  );
  const places: Woven["places"] = [];
  const woven = render(text, 0, text.length, hosts, places, 0);
  return { text: woven, places, homeless };
}

/** From the narrowest to the widest part of the text that can be written twice. */
function hostsOf(text: string, nodes: readonly SolidityNode[], { start, end, to }: Mutant): Host[] {
  if (to === "") {
    const whole = nodes.find((node) => node.start === start && statements.has(node.type) && isAlone(node));
    const host = whole === undefined ? undefined : toHost(text, whole);
    return host !== undefined && host.end === end ? [host] : [];
  }
  const around = nodes
    .filter((node) => node.start <= start && end <= node.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || Number(statements.has(a.type)) - 0.5);
  const hosts: Host[] = [];
  for (const node of around) {
    if (expressions.has(node.type) || (statements.has(node.type) && isAlone(node)))
      hosts.push(toHost(text, node));
    // A variable that is declared inside of a branch would be unknown after it.
    if (bodies.has(node.type) || node.type === "VariableDeclarationStatement") break;
  }
  return hosts;
}

/** Whether it stands where any statement may stand: the parts of a loop's head do not. */
function isAlone({ type, parent, end }: SolidityNode): boolean {
  if (type !== "ExpressionStatement" || parent?.type !== "ForStatement") {
    return parent !== undefined && bodies.has(parent.type);
  }
  return end === parent.end;
}

function toHost(text: string, { type, start, end }: SolidityNode): Host {
  const isStatement = statements.has(type);
  return { start, end: isStatement && text[end] === ";" ? end + 1 : end, isStatement };
}

function render(
  text: string,
  start: number,
  end: number,
  hosts: readonly { host: Host; own: Numbered[] }[],
  places: Woven["places"],
  offset: number,
): string {
  let out = "";
  let at = start;
  for (let i = 0; i < hosts.length; ) {
    const entry = hosts[i];
    invariant(entry !== undefined, "a host at each place of the list");
    const { host, own } = entry;
    let next = i + 1;
    while (next < hosts.length && (hosts[next]?.host.start ?? 0) < host.end) next++;
    out += text.slice(at, host.start);
    out += branch(text, host, own, hosts.slice(i + 1, next), places, offset + out.length);
    at = host.end;
    i = next;
  }
  return out + text.slice(at, end);
}

function branch(
  text: string,
  host: Host,
  own: readonly Numbered[],
  inside: readonly { host: Host; own: Numbered[] }[],
  places: Woven["places"],
  offset: number,
): string {
  const [open, middle, other, close] = host.isStatement
    ? ["{ if (", ") { ", " } else { ", " } }"]
    : ["(", " ? (", ") : (", "))"];
  let out = "";
  for (const { number, mutant } of own) {
    const start = offset + out.length;
    const changed = text.slice(host.start, mutant.start) + mutant.to + text.slice(mutant.end, host.end);
    out += `${open}Mutant.on(${number})${middle}${changed}`;
    // The place of a mistake is its own branch alone: what the compiler says of the rest is not about it.
    places.push({ number, start, end: offset + out.length + other.length });
    out += other;
  }
  out += render(text, host.start, host.end, inside, places, offset + out.length);
  return out + close.repeat(own.length);
}
