import type { Finding, Gap } from "../finding.ts";
import type { Condition, FactName } from "../policyDocument.ts";
import type { RuleTests } from "./compilePolicy.ts";
import type { RequestView } from "./facts/requestView.ts";
import { isAtLeast } from "./facts/statedFacts.ts";
import type { Fold } from "./foldAnswers.ts";

const here = "this device";

/** Who said what made a rule speak. */
export function whoSaid(fact: FactName | undefined, tests: RuleTests | null, view: RequestView): string {
  const { fold } = view;
  const open = tests?.alone.find(({ condition }) => condition.fact === fact);
  if (open === undefined) return "the request";
  switch (fact) {
    case "level":
      return whoFound(fold.findings[0]);
    case "finding":
      return whoFound(fold.findings.find(({ code }) => open.values.includes(code)));
    case "verdict":
    case "unanswered":
      return names(
        fold,
        open.values.map((value) => Number(String(value).split(":")[0])),
      );
    case "votes":
      return names(fold, voters(fold, open.condition));
    case "time":
    case "spent":
    case "spentValue":
    case "count":
      return here;
    default:
      return "the request";
  }
}

export function whoFound(finding: Finding | undefined): string {
  if (finding === undefined || finding.source.kind === "local") return here;
  return finding.source.kind === "list" ? `the list ${finding.source.name}` : finding.source.name;
}

export function whoIsSilent({ who }: Gap): string {
  return who.kind === "secware" ? who.name : here;
}

function voters({ votes }: Fold, { level = "critical" }: Condition): readonly number[] {
  return votes.flatMap((vote) => (vote.level === null || isAtLeast(vote.level, level) ? [vote.ware] : []));
}

function names({ votes }: Fold, wares: readonly number[]): string {
  const named = votes.filter(({ ware }) => wares.includes(ware)).map(({ name }) => name);
  return named.length === 0 ? here : named.join(", ");
}
