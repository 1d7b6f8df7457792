import { cruise, type ICruiseOptions, type IForbiddenRuleType, type IViolation } from "dependency-cruiser";
import { type Layer, layers } from "./layers.ts";
import type { GateReport, Problem } from "./problem.ts";

const TESTS = "\\.test\\.tsx?$|/testing/|bench\\.ts$";

/** Holds every import, type imports included, against the table of layers, and looks for cycles. Reads files only. */
export async function checkImports(root: string, folders: readonly string[]): Promise<GateReport> {
  const options: ICruiseOptions = {
    baseDir: root,
    // Without it, type-only imports are not seen.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "contracts/out|\\.module\\.css$" },
    ruleSet: { forbidden: [...layers.map(toRule), noCycles] },
    validate: true,
  };
  const { output } = await cruise([...folders], options, {
    exportsFields: ["exports"],
    conditionNames: ["import", "types", "node", "default"],
    extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
  });
  if (typeof output === "string") return { gate: "layers", filesSeen: 0, problems: [] };
  const ours = output.modules.filter(({ source }) => !source.includes("node_modules"));
  return { gate: "layers", filesSeen: ours.length, problems: output.summary.violations.map(toProblem) };
}

const noCycles: IForbiddenRuleType = {
  name: "no-cycles",
  severity: "error",
  comment: "Move what both need below both.",
  from: { pathNot: "node_modules" },
  to: { circular: true, pathNot: "node_modules" },
};

/** "From this folder, nothing but what the table allows." Tests may reach further than the code they test. */
function toRule(layer: Layer): IForbiddenRuleType {
  const deeper = layers.filter(({ folder }) => folder.startsWith(`${layer.folder}/`));
  return {
    name: layer.folder.replaceAll("/", "-"),
    severity: "error",
    comment: layer.instead,
    from: { path: `^${layer.folder}/`, pathNot: [TESTS, ...deeper.map(({ folder }) => `^${folder}/`)] },
    to: {
      pathNot: [`^${layer.folder}/`, ...layer.folders.map((folder) => `^${folder}/`), ...packagePaths(layer)],
    },
  };
}

/** Where the allowed packages stand once they are resolved. `viem/utils` allows that entry and not the client. */
function packagePaths({ packages }: Layer): string[] {
  return packages.flatMap((name) => {
    if (name === "node:") return ["^(node:)?[a-z_/]+$"];
    const [first = "", second, ...rest] = name.split("/");
    const isScoped = first.startsWith("@");
    const entry = (isScoped ? rest : second === undefined ? [] : [second, ...rest]).join("/");
    const folder = isScoped ? `${first}/${second}` : first;
    const inside = entry === "" ? "" : `(_esm/|_types/|_cjs/|)${entry}(/|\\.|$)`;
    return [`(^|/)node_modules/${folder}/${inside}`, `(^|/)node_modules/@types/${folder}/`];
  });
}

function toProblem({ from, to, rule, cycle }: IViolation): Problem {
  const path = cycle?.map(({ name }) => name).join(" → ");
  const text = path === undefined ? `${from} may not import ${to}.` : `A cycle: ${from} → ${path}`;
  const layer = layers.find(({ folder }) => folder.replaceAll("/", "-") === rule.name);
  return { gate: "layers", file: from, text, instead: layer?.instead ?? noCycles.comment ?? "" };
}
