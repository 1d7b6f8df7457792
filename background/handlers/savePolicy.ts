import type { Handler } from "../handler.ts";
import { proveAll } from "./proveAll.ts";

/** Saves the policy after the password, and after the factor that guards a rule which it weakens. Effects: storage. */
export const savePolicy: Handler<"savePolicy"> = async ({ document, password, proof }, { services }) => {
  const [factor = null, another] = services.policy.guardsOf(document);
  if (another !== undefined)
    return { status: "refused", reason: "Two rules ask for different proofs: change one of them at a time." };
  const problem = await proveAll(services, { password, proof, factor });
  return problem ?? services.policy.save(document);
};
