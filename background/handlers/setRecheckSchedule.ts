import type { Handler } from "../handler.ts";

/** Says how often what stands is checked, and how many calls that may cost. Effects: storage. */
export const setRecheckSchedule: Handler<"setRecheckSchedule"> = async (schedule, { services }) => {
  await services.rechecks.setSchedule(schedule);
  return { status: "done" };
};
