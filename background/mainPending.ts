import { BaseError } from "../extension/errors/baseError.ts";
import type { Services } from "./services/services.ts";

/** Stands where a service is not built yet: every use of it fails, in plain words. */
export function pendingServices(): Pick<Services, "hub" | "catalogue" | "policy" | "console"> {
  const names = ["hub", "catalogue", "policy", "console"];
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
