import type { SessionView } from "../extension/messages/views.ts";
import type { Platform, Port } from "../extension/platform/platform.ts";
import type { Vault } from "./services/vault/vault.ts";
import { lockAlarm } from "./services/vault/vaultSession.ts";

/** What our pages see where the wallet could not start: nothing of it, and that it is damaged. */
const damaged: SessionView = {
  status: "damaged",
  demo: false,
  mark: { symbol: "?", colour: "amber" },
  autoLockMinutes: 15,
  homeChainId: null,
  faucetUrl: null,
};

/** Tells one of our pages that the wallet could not start. */
export function tellDamaged(port: Port, now: number): void {
  port.post({ name: "session", number: now, state: damaged });
}

/** Ends a session whose time is over; one that was extended in between gets its alarm again. */
export async function lockWhenDue(vault: Vault, platform: Pick<Platform, "now" | "setAlarm">): Promise<void> {
  if (vault.status() === "unlocked") await platform.setAlarm(lockAlarm, platform.now() + 30_000);
  else if (vault.status() === "locked") await vault.lock();
}
