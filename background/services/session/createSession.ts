import type { SessionView } from "../../../extension/messages/views.ts";
import type { LocalWorld } from "../networks/localWorld.ts";
import type { Networks } from "../networks/networks.ts";
import type { SettingsService } from "../settings/settings.ts";
import type { Vault } from "../vault/vault.ts";
import type { SessionService } from "./session.ts";

export interface SessionDeps {
  vault: Pick<Vault, "status">;
  settings: Pick<SettingsService, "get">;
  networks: Pick<Networks, "homeChainId">;
  localWorld: LocalWorld | null;
}

/** What every screen needs to know first. */
export function createSession({ vault, settings, networks, localWorld }: SessionDeps): SessionService {
  const isDemo = () => localWorld?.demo ?? false;
  return {
    isDemo,
    view(): SessionView {
      const { mark, autoLockMinutes } = settings.get();
      return {
        status: vault.status(),
        demo: isDemo(),
        mark,
        autoLockMinutes,
        homeChainId: networks.homeChainId(),
        faucetUrl: localWorld?.faucetUrl ?? null,
      };
    },
  };
}
