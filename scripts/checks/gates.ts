import { filesWithoutCompiler, STAMPED } from "../gen/generatedFiles.ts";
import { checkContractErrorPages } from "./contractErrorGate.ts";
import { checkErrorPages } from "./errorPageGate.ts";
import { checkGenerated } from "./generatedGate.ts";
import { checkImports } from "./importGate.ts";
import { checkLinks } from "./linkGate.ts";
import type { GateReport } from "./problem.ts";
import { COMPILED, checkFormat, checkTypes, checkUnused } from "./programs.ts";
import { checkRules } from "./ruleGate.ts";
import { sourceFiles } from "./sourceFiles.ts";

const LAYERED = ["protocol", "extension", "background", "content", "popup", "secware"];
const CODE = [".ts", ".tsx"];
const isOurCode = (file: string) => !file.includes("/generated/");

/** All gates, longest first, so that two cores end together; each is independent of the others. */
export function allGates(root: string): readonly (() => Promise<GateReport>)[] {
  const code = sourceFiles(root, CODE).filter(isOurCode);
  const markdown = sourceFiles(root, [".md"]);
  return [
    ...COMPILED.map((folder) => () => checkTypes(root, folder)),
    () => checkImports(root, LAYERED),
    () => checkUnused(root),
    () => checkFormat(root),
    async () => checkRules(root, [...code, ...sourceFiles(root, [".sol", ".css"]).filter(isOurCode)]),
    async () => checkLinks(root, markdown),
    async () =>
      checkErrorPages(
        root,
        code.filter((file) => !/\.(test|spec)\.tsx?$/.test(file)),
      ),
    async () => checkContractErrorPages(root),
    async () => checkGenerated(root, { stamped: STAMPED, wanted: filesWithoutCompiler(root) }),
  ];
}

/** Runs gates two at a time, one for each core, and tells of each as it ends. */
export async function runGates(
  gates: readonly (() => Promise<GateReport>)[],
  tell: (report: GateReport) => void,
): Promise<readonly GateReport[]> {
  const reports: GateReport[] = [];
  const waiting = [...gates];
  const worker = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const report = await gate();
      tell(report);
      reports.push(report);
    }
  };
  await Promise.all([worker(), worker()]);
  return reports;
}
