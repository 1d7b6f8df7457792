import type { Handler } from "../handler.ts";
import { proveAll } from "./proveAll.ts";

/** A new secret for another device; where there is one, its code has to be proved first. Effects: storage. */
export const beginSecondDevice: Handler<"beginSecondDevice"> = async ({ password, proof }, { services }) => {
  const isReplaced = services.factors.isSetUp("second-device");
  const problem = await proveAll(services, {
    ...{ password, proof: proof ?? "" },
    factor: isReplaced ? "second-device" : null,
  });
  if (problem !== null && problem.status !== "factor-needed") return problem;
  return { status: "begun", ...(await services.factors.beginSecondDevice()) };
};
