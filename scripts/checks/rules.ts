import ts from "typescript";

/** A rule of this house that no linter knows: where it holds, what it sees, and what to do instead. */
export interface HouseRule {
  name: string;
  /** Which files it governs. */
  where: (file: string) => boolean;
  /** The offence in one sentence, or null. */
  offence: (node: ts.Node) => string | null;
  instead: string;
}

const isTest = (file: string) => /\.(test|spec)\.tsx?$|^test\//.test(file);
const isPure = (file: string) => /^(protocol|extension\/domain)\//.test(file) && !isTest(file);
const isProduct = (file: string) =>
  !isTest(file) && /^(protocol|extension|background|content|popup|secware)\//.test(file);
const everywhere = () => true;

export const houseRules: readonly HouseRule[] = [
  {
    name: "no-bare-error",
    where: (file) => !isTest(file),
    offence: (node) =>
      ts.isNewExpression(node) && ["Error", "TypeError", "RangeError"].includes(node.expression.getText())
        ? `A bare ${node.expression.getText()}.`
        : null,
    instead: "subclass BaseError below this code, with a code, a hint and a page in docs/errors.",
  },
  {
    name: "no-target-star",
    where: everywhere,
    offence: (node) =>
      isCallTo(node, "postMessage") &&
      node.arguments.some((one) => ts.isStringLiteralLike(one) && one.text === "*")
        ? "A message to any origin."
        : null,
    instead: "use a MessagePort that was handed over before the page's code ran, or name the origin.",
  },
  {
    name: "platform-only",
    where: (file) => isProduct(file) && !file.startsWith("extension/platform/"),
    offence: (node) =>
      ts.isPropertyAccessExpression(node) && ["chrome", "browser"].includes(node.expression.getText())
        ? "The browser's extension API outside extension/platform."
        : null,
    instead: "add what you need to extension/platform and take it as a parameter.",
  },
  {
    name: "no-weak-randomness",
    where: everywhere,
    offence: (node) => (isAccess(node, "Math", "random") ? "Math.random." : null),
    instead:
      "use crypto.getRandomValues; in pure code take the bytes as a parameter; in tests a seeded generator.",
  },
  {
    name: "no-code-from-text",
    where: everywhere,
    offence: (node) =>
      (ts.isCallExpression(node) && node.expression.getText() === "eval") ||
      (ts.isNewExpression(node) && node.expression.getText() === "Function")
        ? "Code made from text."
        : null,
    instead: "write the code; a store refuses an extension that does this.",
  },
  {
    name: "no-clock-in-pure-code",
    where: isPure,
    offence: (node) =>
      isAccess(node, "Date", "now") ||
      (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
        ? "The clock in pure code."
        : null,
    instead: "take the time as a parameter.",
  },
  {
    name: "no-sleep-in-tests",
    where: isTest,
    offence: (node) => (isCallTo(node, "waitForTimeout") ? "A sleep." : null),
    instead: "wait for what you expect to see.",
  },
];

/** Rules on the text itself. */
export interface TextRule {
  name: string;
  pattern: RegExp;
  where: (file: string) => boolean;
  text: string;
  instead: string;
}

export const textRules: readonly TextRule[] = [
  {
    name: "todo-with-issue",
    pattern: /\b(TODO|FIXME|XXX)\b(?!\(#\d+\): )/,
    where: (file) => !file.startsWith("scripts/checks/"),
    text: "A note to do without an issue.",
    instead: "write `TODO(#123): …` with an open issue, or do it now.",
  },
  {
    name: "suppression-with-reason",
    pattern: /(biome-ignore [^:]*:\s*$)|(@ts-ignore)|(@ts-expect-error\s*$)|(slither-disable)/,
    where: (file) => !file.startsWith("scripts/checks/"),
    text: "A suppression without its reason on the same line.",
    instead: "say why on the line, or mend the code.",
  },
];

export const LINES_AT_MOST = 400;

function isCallTo(node: ts.Node, name: string): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === name
  );
}

function isAccess(node: ts.Node, object: string, name: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) && node.expression.getText() === object && node.name.text === name
  );
}
