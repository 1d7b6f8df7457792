import type { Handler } from "../handler.ts";

/** Sets how many metered calls a site may cause. Effects: storage. */
export const setCallBudget: Handler<"setCallBudget"> = async (request, { services }) => {
  const { origin, perHour, beforeFirstAct } = request;
  await services.sites.setCallBudget(origin, { perHour, beforeFirstAct });
  return { status: "done" };
};
