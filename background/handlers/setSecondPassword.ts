import type { Handler } from "../handler.ts";
import { proveAll } from "./proveAll.ts";

/** Sets the second password; where there is one, it has to be proved first. Effects: storage. */
export const setSecondPassword: Handler<"setSecondPassword"> = async (
  { password, secondPassword, proof },
  { services },
) => {
  const isReplaced = services.factors.isSetUp("second-password");
  const problem = await proveAll(services, {
    ...{ password, proof: proof ?? "" },
    factor: isReplaced ? "second-password" : null,
  });
  // A missing proof was given as an empty one, which is wrong: there is nothing left to ask for.
  if (problem !== null && problem.status !== "factor-needed") return problem;
  return services.factors.setSecondPassword(secondPassword);
};
