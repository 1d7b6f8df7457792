import type { Address } from "../../../extension/domain/primitives.ts";
import type { BalancesView } from "../../../extension/messages/views.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Networks } from "../networks/networks.ts";
import type { Rpc } from "../networks/rpc.ts";
import type { Balances } from "./balances.ts";

export interface BalancesDeps {
  accounts: Pick<Accounts, "selected">;
  networks: Pick<Networks, "selected" | "find" | "homeChainId">;
  /** The SEC token of a chain, null where there is none. */
  secTokenOf: (chainId: number) => Address | null;
  rpc: Rpc;
  now: () => number;
  onChange: () => void;
}

const unread = { wei: null, sec: null, readAt: null, problem: null } as const;

/** Reads native coin and SEC. Effects: network. */
export function createBalances(deps: BalancesDeps): Balances {
  const { accounts, networks, now, onChange } = deps;
  let view: BalancesView = { account: null, chainId: networks.selected(), ...unread };
  return {
    view() {
      const isCurrent = view.account === accounts.selected() && view.chainId === networks.selected();
      return isCurrent ? view : { account: accounts.selected(), chainId: networks.selected(), ...unread };
    },
    async refresh() {
      const account = accounts.selected();
      const chainId = networks.selected();
      if (account === null) return;
      const [wei, sec] = await Promise.all([readCoin(deps, chainId, account), readSec(deps, account)]);
      const problem = wei === null ? "The network's node did not answer." : null;
      view = { account, chainId, wei, sec, readAt: wei === null ? null : now(), problem };
      onChange();
    },
  };
}

function readCoin(deps: BalancesDeps, chainId: number, account: Address): Promise<string | null> {
  return readAmount(deps, chainId, "eth_getBalance", [account, "latest"]);
}

async function readSec(deps: BalancesDeps, account: Address): Promise<string | null> {
  const home = deps.networks.homeChainId();
  const token = home === null ? null : deps.secTokenOf(home);
  if (home === null || token === null) return null;
  const data = `0x70a08231${account.slice(2).padStart(64, "0")}`;
  return readAmount(deps, home, "eth_call", [{ to: token, data }, "latest"]);
}

async function readAmount(
  { networks, rpc }: BalancesDeps,
  chainId: number,
  method: string,
  params: readonly unknown[],
): Promise<string | null> {
  const network = networks.find(chainId);
  if (network === null) return null;
  const outcome = await rpc({ url: network.rpcUrl, method, params }, { deadlineMs: 8000, maxBytes: 4096 });
  if (outcome.status !== "answered" || typeof outcome.value !== "string") return null;
  return /^0x[0-9a-fA-F]{1,64}$/.test(outcome.value) ? BigInt(outcome.value).toString() : null;
}
