import type { Handler } from "../handler.ts";
import { proveAll } from "./proveAll.ts";

/** Removes a second factor, which has to be proved once more. Effects: storage. */
export const removeFactor: Handler<"removeFactor"> = async ({ factor, password, proof }, { services }) => {
  const problem = await proveAll(services, { password, proof, factor });
  if (problem === null) await services.factors.remove(factor);
  // What is not there need not be removed.
  return problem === null || problem.status === "factor-needed" ? { status: "done" } : problem;
};
