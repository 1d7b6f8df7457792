import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { WareRecordView } from "../../../extension/messages/views.policy.ts";
import type { WareView } from "../../../extension/messages/views.ts";
import type { CopyRepository } from "../../../extension/storage/copies.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { PolicyService } from "../policy/policy.ts";
import type { Vault } from "../vault/vault.ts";
import type { CallRecord } from "./bindingState.ts";
import type { AskOwn } from "./ownAsks.ts";

/** What the hub needs of the rest of the wallet. */
export interface HubDeps {
  accounts: Pick<Accounts, "selected" | "watch">;
  /** Null: no known network carries a deployment. */
  homeChainId: () => number | null;
  reads: HomeReads;
  /** `refresh` reads the registry and the manifests; an empty machine has neither when it finds its bindings. */
  catalogue: { find(ware: number): WareView | null; refresh(): Promise<unknown> };
  policy: Pick<PolicyService, "adopt" | "privatePartsOf" | "stage">;
  /** `sign` is used for one thing: the permit of the exact price, on the user's press of Buy. */
  vault: Pick<Vault, "accountRoot" | "sign">;
  copies: CopyRepository;
  /** What the client counted of a purchase; null: nothing yet. */
  recordOf: (purchaseId: string) => CallRecord | null;
  /** What the user's own log says of a SecWare. */
  wareRecordOf: (ware: number) => WareRecordView;
  ask: AskOwn;
  now: () => number;
}

/** The account and chain that an action is for. */
export interface HubPlace {
  account: Address;
  chainId: number;
}

export const noHome =
  "SecHub is not deployed on a network of this wallet. Checks on this device work without it.";
export const locked = "Unlock first.";
export const noHub = "Create your SecHub first.";
