import { BaseError } from "../extension/errors/baseError.ts";
import type { CoreServices } from "./mainCore.ts";
import type { Services } from "./services/services.ts";

/** Stands where a service is not built yet: every use of it fails, in plain words. */
export function pendingServices(): Omit<Services, keyof CoreServices> {
  const names = ["requests", "inspection", "activity", "batches", "hub", "catalogue", "policy", "console"];
  return Object.fromEntries(names.map((name) => [name, pendingService(name)])) as never;
}

function pendingService(name: string): object {
  return new Proxy(
    {},
    {
      get: (_target, method) => () => {
        if (method === "watch") return () => undefined;
        throw new ServicePendingError(name);
      },
    },
  );
}

/** This part of the wallet is not built yet. */
export class ServicePendingError extends BaseError {
  override readonly code = "boot.pending";

  constructor(service: string) {
    super("This part of the wallet is not there yet.", {
      hint: "Update the wallet.",
      facts: { service },
    });
  }
}
