import type { Address } from "../extension/domain/primitives.ts";
import type { Platform } from "../extension/platform/platform.ts";
import { createNetworkRepository } from "../extension/storage/networks.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createSettingRepository } from "../extension/storage/settings.ts";
import { createSiteRepository } from "../extension/storage/sites.ts";
import { createVaultMirror } from "../extension/storage/vaultMirror.ts";
import { createAccounts } from "./services/accounts/createAccounts.ts";
import { createBalances } from "./services/balances/createBalances.ts";
import { createFactors } from "./services/factors/createFactors.ts";
import type { FactorService } from "./services/factors/factors.ts";
import { createNetworks } from "./services/networks/createNetworks.ts";
import { type LocalWorld, loadLocalWorld } from "./services/networks/localWorld.ts";
import { createRpc } from "./services/networks/rpc.ts";
import type { Services } from "./services/services.ts";
import { createSession } from "./services/session/createSession.ts";
import { createSettings } from "./services/settings/createSettings.ts";
import { createSites } from "./services/sites/createSites.ts";
import { createSnapshots } from "./services/snapshots/createSnapshots.ts";
import { createAttempts } from "./services/vault/attempts.ts";
import { randomBytes } from "./services/vault/bytes.ts";
import { createVaultCopies } from "./services/vault/copies.ts";
import { createVault } from "./services/vault/createVault.ts";
import { createDrafts } from "./services/vault/drafts.ts";
import { createLocalSeal } from "./services/vault/localSeal.ts";
import type { Vault } from "./services/vault/vault.ts";
import { VaultLockedError } from "./services/vault/vaultErrors.ts";
import { createVaultSession } from "./services/vault/vaultSession.ts";

/** The wallet without requests, hub and policy: what everything else stands on. */
export type CoreServices = Pick<
  Services,
  | "vault"
  | "factors"
  | "drafts"
  | "accounts"
  | "networks"
  | "rpc"
  | "sites"
  | "settings"
  | "session"
  | "snapshots"
  | "balances"
>;

export interface CoreDeps {
  platform: Platform;
  database: Database;
  fetchFrom: typeof fetch;
  /** The SEC token of a chain with a deployment, else null. */
  secTokenOf: (chainId: number) => Address | null;
  onFailure: (what: string, cause: unknown) => void;
}

export interface Core {
  services: CoreServices;
  localWorld: LocalWorld | null;
}

/** Reads the state of the core from disk, browser session and package. Effects: storage. */
export async function composeCore(deps: CoreDeps): Promise<Core> {
  const { platform, database, fetchFrom, secTokenOf, onFailure } = deps;
  const now = platform.now;
  const settingRows = createSettingRepository(database);
  const settings = await createSettings(settingRows, pickRandom);
  const vault = await createVault({
    copies: createVaultCopies(platform.local, createVaultMirror(database)),
    session: createVaultSession(platform),
    attempts: createAttempts(platform.local, now),
    autoLockMinutes: () => settings.get().autoLockMinutes,
  });
  const factors = await composeFactors(platform, vault);
  const rpc = createRpc(fetchFrom);
  const localWorld = await loadLocalWorld(fetchFrom, platform.urlOf("local.json"));
  const networks = await createNetworks({
    repository: createNetworkRepository(database),
    settings: settingRows,
    localWorld,
    hasDeployment: (chainId) => secTokenOf(chainId) !== null,
    rpc,
  });
  const accounts = await createAccounts(vault, settingRows);
  const sites = await createSites({
    repository: createSiteRepository(database),
    selectedChainId: networks.selected,
    now,
  });
  const snapshots = createSnapshots({ now, onFailure });
  const onChange = () => snapshots.publish("balances");
  const balances = createBalances({ accounts, networks, secTokenOf, rpc, now, onChange });
  const session = createSession({ vault, settings, networks, localWorld });
  const drafts = createDrafts(platform.session);
  return {
    localWorld,
    services: {
      vault,
      factors,
      drafts,
      accounts,
      networks,
      rpc,
      sites,
      settings,
      session,
      snapshots,
      balances,
    },
  };
}

/** Sealed with a key of the first account, which is there for as long as the vault is. */
function composeFactors(platform: Platform, vault: Vault): Promise<FactorService> {
  const seal = createLocalSeal(vault);
  const first = () => {
    const [account] = vault.accounts();
    if (account === undefined) throw new VaultLockedError();
    return account.address;
  };
  return createFactors({
    ...{ area: platform.local, session: platform.session, now: platform.now },
    seal: async (text) => seal.encrypt(first(), "factors", text),
    unseal: async (sealed) => seal.decrypt(first(), "factors", sealed),
    isFirstPassword: vault.provePassword,
    attempts: createAttempts(platform.local, platform.now, "factors.attempts"),
    randomBytes,
  });
}

/** A number below `count`, every one as likely: what is above the last whole multiple is thrown again. */
function pickRandom(count: number): number {
  const limit = 256 - (256 % count);
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return byte % count;
  }
}
