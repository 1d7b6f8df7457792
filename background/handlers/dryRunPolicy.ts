import type { DryRunResult } from "../../extension/domain/policy/dryRun.ts";
import type { Handler } from "../handler.ts";

const mostId = 220;
const mostTitle = 280;
const mostText = 400;

/** Tries a policy on the past; changes nothing. Effects: storage read. */
export const dryRunPolicy: Handler<"dryRunPolicy"> = async ({ document, days }, { services }) => {
  const outcome = await services.dryRuns.run(document, days);
  if (outcome.status === "refused") return outcome;
  return { status: "done", own: partOf(outcome.own), builtIn: partOf(outcome.builtIn) };
};

/** Within what the message may hold. */
function partOf({ rows, ...counts }: DryRunResult) {
  return {
    ...counts,
    rows: rows.map(({ id, title, text, ...row }) => ({
      ...row,
      id: id.slice(0, mostId),
      title: title.slice(0, mostTitle),
      text: text.slice(0, mostText),
    })),
  };
}
