import type { Address } from "../../../extension/domain/primitives.ts";
import type { PolicyRepository } from "../../../extension/storage/policies.ts";
import type { LocalSeal } from "../vault/localSeal.ts";
import type { Vault } from "../vault/vault.ts";
import { freshPolicyState, type PolicyState } from "./policyState.ts";
import { decodePolicyState } from "./storedState.ts";

export interface PolicyStatesDeps {
  repository: PolicyRepository;
  vault: Pick<Vault, "status" | "accounts" | "watch">;
  seal: Pick<LocalSeal, "mac" | "isIntact">;
  onChange: () => void;
}

/** Every account's policy as kept on this device, each believed only once its seal has been checked. */
export interface PolicyStates {
  get(account: Address): PolicyState;
  /** Resolves when every open account has been checked; what is read before would be taken for a fresh machine's. */
  checked(): Promise<void>;
  /** Effects: storage. Throws `VaultLockedError`. */
  keep(account: Address, state: PolicyState): Promise<void>;
}

const unchecked = "The policy on this device is checked as soon as the wallet is unlocked.";
const altered =
  "The policy on this device was changed by something other than this wallet. It is taken from your SecHub, or save it again.";

/** Reads the states and checks those whose account is open now; the others when it is. Effects: storage. */
export async function createPolicyStates(deps: PolicyStatesDeps): Promise<PolicyStates> {
  const { repository, vault, seal, onChange } = deps;
  const rows = new Map((await repository.loadAll()).map((row) => [row.id, row]));
  const states = new Map<Address, PolicyState>();
  const checkAll = async () => {
    if (vault.status() !== "unlocked") return;
    const waiting = vault.accounts().filter(({ address }) => rows.has(address) && !states.has(address));
    for (const { address } of waiting) {
      const row = rows.get(address);
      const mac = row?.mac;
      const isIntact = mac !== undefined && (await seal.isIntact(address, "policy", row?.state, mac));
      // The user may have saved meanwhile, and what was saved now is right.
      if (!states.has(address)) states.set(address, isIntact ? decodePolicyState(row?.state) : held(altered));
    }
    if (waiting.length > 0) onChange();
  };
  let running: Promise<void> | null = null;
  const check = () => {
    // A wallet that is locked again in the middle checks the rest at the next unlock.
    running ??= checkAll()
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
    return running;
  };
  vault.watch(() => void check());
  await check();
  return {
    checked: check,
    get: (account) => states.get(account) ?? (rows.has(account) ? held(unchecked) : freshPolicyState),
    async keep(account, state) {
      const mac = await seal.mac(account, "policy", state);
      await repository.save({ id: account, state, mac });
      states.set(account, state);
      onChange();
    },
  };
}

/** Holds every request, and takes whatever the chain has as the first good copy. */
function held(problem: string): PolicyState {
  return { ...freshPolicyState, problem };
}
