import type { Handler } from "../handler.ts";

/** Saves the policy after the password. Effects: storage. */
export const savePolicy: Handler<"savePolicy"> = async ({ document, password }, { services }) => {
  if (!(await services.vault.provePassword(password))) return { status: "wrong-password" };
  return services.policy.save(document);
};
