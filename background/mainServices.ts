import type { Platform } from "../extension/platform/platform.ts";
import { openStore } from "../extension/storage/openStore.ts";
import { composeCore } from "./mainCore.ts";
import { pendingServices } from "./mainPending.ts";
import { registerSnapshots } from "./mainSnapshots.ts";
import type { Services } from "./services/services.ts";

export interface ComposeDeps {
  platform: Platform;
  onFailure: (what: string, cause: unknown) => void;
}

/** Reads all state and puts every service together. Effects: storage. */
export async function composeServices({ platform, onFailure }: ComposeDeps): Promise<Services> {
  await platform.closeLocalToContent();
  const database = await openStore();
  const fetchFrom: typeof fetch = (input, init) => fetch(input, init);
  const secTokenOf = () => null;
  const core = await composeCore({ platform, database, fetchFrom, secTokenOf, onFailure });
  const services: Services = { ...core.services, ...pendingServices() };
  registerSnapshots(services, () => 0);
  return services;
}
