import type { Handler } from "../handler.ts";

/** What an exception would be and demand; changes nothing. */
export const previewOverride: Handler<"previewOverride"> = async (draft, { services }) => {
  const outcome = services.overrides.plan(draft);
  if (outcome.status !== "planned") return outcome;
  const { row, factor } = outcome.plan;
  const { sentence, startsAt, endsAt } = row;
  const pastRequests = await services.overrides.countPast(outcome.plan);
  return { status: "previewed", sentence, pastRequests, startsAt, endsAt, factor };
};
