import type { Handler } from "../handler.ts";

/** What the user types to say that keys of a demo profile are for the local world only. */
const demoWordExpected = "demo";

/** Makes the wallet from words or a key that the user has. Effects: storage. */
export const importVault: Handler<"importVault"> = async ({ secret, password, demoWord }, { services }) => {
  const isConfirmed = demoWord?.trim().toLowerCase() === demoWordExpected;
  if (services.session.isDemo() && !isConfirmed) return { status: "demo-word-needed" };
  const outcome = await services.vault.create(secret, password);
  return outcome.status === "created" ? { status: "imported", address: outcome.address } : outcome;
};
