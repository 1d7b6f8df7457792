import type { Handler } from "../handler.ts";
import { proveAll } from "./proveAll.ts";

/** Makes an exception after the password, and after the factor of the guards it goes around. Signs nothing. Effects: storage. */
export const createOverride: Handler<"createOverride"> = async ({ draft, password, proof }, { services }) => {
  const planned = services.overrides.plan(draft);
  if (planned.status !== "planned") return planned;
  const { factor } = planned.plan;
  const problem = await proveAll(services, { password, proof, factor });
  // Planned again there: while it was being proved, the request or the policy may have changed.
  return problem ?? services.overrides.create(draft, factor);
};
