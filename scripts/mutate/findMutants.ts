import ts from "typescript";
import type { Mutant, MutantKind } from "./mutant.ts";

type Change = Pick<Mutant, "kind" | "to"> & { at?: ts.Node };

const comparisons: Readonly<Record<string, readonly string[]>> = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
};
const logic: Readonly<Record<string, string>> = { "&&": "||", "||": "&&", "??": "&&" };
const arithmetic: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "<<": ">>",
  ">>": "<<",
  "&": "|",
  "|": "&",
};
const calls: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
  toLowerCase: "toUpperCase",
};
/** Calls that give back something like what they were called on, so that they can be left out. */
const droppable = new Set(["filter", "slice", "sort", "toSorted", "reverse", "toReversed", "trim"]);

/** Every mutant of a file, in the order of the text. Types, imports and the names of properties are left alone. */
export function findMutants(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node, inside: string): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const { kind, to, at = node } of changesOf(node)) {
      const start = at.getStart(source);
      const end = at.getEnd();
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      mutants.push({ file, start, end, line, kind, inside, from: text.slice(start, end), to });
    }
    ts.forEachChild(node, (child) => visit(child, nameOf(node) ?? inside));
  };
  visit(source, "module");
  return mutants;
}

function nameOf(node: ts.Node): string | undefined {
  const isNamed =
    ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
  return isNamed ? node.name?.getText() : undefined;
}

function changesOf(node: ts.Node): Change[] {
  return [
    ...testChanges(node),
    ...binaryChanges(node),
    ...literalChanges(node),
    ...callChanges(node),
    ...statementChanges(node),
  ];
}

function testChanges(node: ts.Node): Change[] {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ kind: "logic", to: `(${node.operand.getText()})` }];
  }
  const test = testOf(node);
  if (test === undefined) return [];
  return ["true", "false"].map((to) => ({ kind: "condition", to, at: test }));
}

function testOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : undefined;
}

function binaryChanges(node: ts.Node): Change[] {
  if (!ts.isBinaryExpression(node)) return [];
  const sign = node.operatorToken.getText();
  const at = node.operatorToken;
  const to = (kind: MutantKind, signs: readonly string[]) => signs.map((one) => ({ kind, to: one, at }));
  if (sign in comparisons) return to("comparison", comparisons[sign] ?? []);
  // Beside `??` no other sign may stand without brackets, so the whole is written anew.
  if (sign in logic) {
    const whole = `((${node.left.getText()}) ${logic[sign]} (${node.right.getText()}))`;
    return [{ kind: "logic", to: whole }];
  }
  return sign in arithmetic ? to("arithmetic", [arithmetic[sign] ?? sign]) : [];
}

function literalChanges(node: ts.Node): Change[] {
  if (isName(node)) return [];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: "boolean", to: "false" }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: "boolean", to: "true" }];
  if (ts.isNumericLiteral(node)) return [{ kind: "number", to: `(${node.getText()} + 1)` }];
  if (ts.isBigIntLiteral(node)) return [{ kind: "number", to: `(${node.getText()} + 1n)` }];
  if (ts.isStringLiteralLike(node)) return [{ kind: "text", to: node.text === "" ? '"other"' : '""' }];
  if (ts.isTemplateExpression(node)) return [{ kind: "text", to: '""' }];
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return [{ kind: "list", to: "[]" }];
  return [];
}

/** Whether a literal is only the name of a property: reading by another name is no likely mistake, types see it. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return (
    ts.isComputedPropertyName(parent) ||
    (ts.isElementAccessExpression(parent) && parent.argumentExpression === node && ts.isStringLiteral(node))
  );
}

function callChanges(node: ts.Node): Change[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  // Every object has a `toString` of its own, this table too.
  const other = Object.hasOwn(calls, name.text) ? calls[name.text] : undefined;
  if (other !== undefined) return [{ kind: "call", to: other, at: name }];
  return droppable.has(name.text) ? [{ kind: "call", to: expression.getText() }] : [];
}

function statementChanges(node: ts.Node): Change[] {
  if (ts.isExpressionStatement(node)) return [{ kind: "statement", to: ";" }];
  if (ts.isContinueStatement(node)) return [{ kind: "statement", to: "break;" }];
  if (ts.isBreakStatement(node) && !ts.isCaseClause(node.parent)) return [{ kind: "statement", to: ";" }];
  if (ts.isSpreadElement(node)) return [{ kind: "list", to: "...[]" }];
  const isBody =
    ts.isBlock(node) && ts.isFunctionLike(node.parent) && (node as ts.Block).statements.length > 0;
  return isBody ? [{ kind: "statement", to: "{}" }] : [];
}
