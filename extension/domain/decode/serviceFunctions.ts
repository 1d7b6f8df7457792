import type { Hex } from "../primitives.ts";
import { bridgeFunctions } from "./bridgeFunctions.ts";
import { lendingFunctions } from "./lendingFunctions.ts";
import { effects, gets, gives, type ServiceFunction, service } from "./serviceFunction.ts";
import { swapFunctions } from "./swapFunctions.ts";

/** Vaults of ERC-4626, staking, withdrawal queues, governance and names, beside lending and exchanges. */
export const serviceFunctions: ReadonlyMap<Hex, ServiceFunction> = new Map([
  ...lendingFunctions,
  ...swapFunctions,
  ...bridgeFunctions,
  // ERC-4626: the asset is the vault's to name, its shares are its own token.
  service("deposit(uint256 assets, address receiver)", (a, c) =>
    effects("deposit", {
      gives: gives(null, a.amount(0), c.actor),
      gets: gets(c.contract, null, a.address(1)),
    }),
  ),
  service("mint(uint256 shares, address receiver)", (a, c) =>
    effects("deposit", {
      gives: gives(null, null, c.actor),
      gets: gets(c.contract, a.amount(0), a.address(1)),
    }),
  ),
  service("withdraw(uint256 assets, address receiver, address owner)", (a, c) =>
    effects("withdraw", {
      gives: gives(c.contract, null, a.address(2)),
      gets: gets(null, a.amount(0), a.address(1)),
    }),
  ),
  service("redeem(uint256 shares, address receiver, address owner)", (a, c) =>
    effects("withdraw", {
      gives: gives(c.contract, a.amount(0), a.address(2)),
      gets: gets(null, null, a.address(1)),
    }),
  ),
  // Staked tokens that grow: wrapped and unwrapped, or taken out after a time.
  service("wrap(uint256 amount)", (a, c) =>
    effects("wrap", { gives: gives(null, a.amount(0), c.actor), gets: gets(c.contract, null, c.actor) }),
  ),
  service("unwrap(uint256 amount)", (a, c) =>
    effects("unwrap", { gives: gives(c.contract, a.amount(0), c.actor), gets: gets(null, null, c.actor) }),
  ),
  service("cooldownShares(uint256 shares)", (a, c) =>
    effects("cooldown", { gives: gives(c.contract, a.amount(0), c.actor) }),
  ),
  service("cooldownAssets(uint256 assets)", (_, c) =>
    effects("cooldown", { gives: gives(c.contract, null, c.actor) }),
  ),
  service("unstake(address receiver)", (a) => effects("claim", { gets: gets(null, null, a.address(0)) })),
  // Liquid staking of Ethereum's coin.
  service("submit(address referral)", (_, c) => effects("stake", { gets: gets(c.contract, null, c.actor) })),
  service("requestWithdrawals(uint256[] amounts, address owner)", (a, c) =>
    effects("unstake", { gives: gives(null, a.sum(0), c.actor), gets: gets(c.contract, null, a.address(1)) }),
  ),
  service("requestWithdrawalsWstETH(uint256[] amounts, address owner)", (a, c) =>
    effects("unstake", { gives: gives(null, a.sum(0), c.actor), gets: gets(c.contract, null, a.address(1)) }),
  ),
  ...["requestWithdrawalsWithPermit", "requestWithdrawalsWstETHWithPermit"].map((name) =>
    service(
      `${name}(uint256[] amounts, address owner, (uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) permit)`,
      (a, c) =>
        effects("unstake", {
          gives: gives(null, a.sum(0), c.actor),
          gets: gets(c.contract, null, a.address(1)),
        }),
    ),
  ),
  service("claimWithdrawal(uint256 request)", (_, c) =>
    effects("claim", { gives: gives(c.contract, null, c.actor), gets: gets("coin", null, c.actor) }),
  ),
  service("claimWithdrawals(uint256[] requests, uint256[] hints)", (_, c) =>
    effects("claim", { gives: gives(c.contract, null, c.actor), gets: gets("coin", null, c.actor) }),
  ),
  service("claimWithdrawalsTo(uint256[] requests, uint256[] hints, address recipient)", (a, c) =>
    effects("claim", { gives: gives(c.contract, null, c.actor), gets: gets("coin", null, a.address(2)) }),
  ),
  // Staking of a token for rewards.
  service("stake(uint256 amount)", (a, c) => effects("stake", { gives: gives(null, a.amount(0), c.actor) })),
  service("stake(address asset, uint256 amount)", (a, c) =>
    effects("stake", { gives: gives(a.address(0), a.amount(1), c.actor) }),
  ),
  service("stakeFor(address who, uint256 amount)", (a, c) =>
    effects("stake", { gives: gives(null, a.amount(1), c.actor), gets: gets(null, null, a.address(0)) }),
  ),
  service("unstake(uint256 amount)", (a, c) =>
    effects("unstake", { gives: gives(null, a.amount(0), c.actor), gets: gets(null, null, c.actor) }),
  ),
  service("exit()", (_, c) =>
    effects("unstake", { gives: gives(null, null, c.actor), gets: gets(null, null, c.actor) }),
  ),
  // Voting moves nothing.
  service("castVote(uint256 proposal, uint8 support)", () => effects("vote")),
  service("castVoteWithReason(uint256 proposal, uint8 support, string reason)", () => effects("vote")),
  // Names: whoever an address record names is paid by everybody who pays the name.
  service("renew(string name, uint256 duration)", (a) => effects("name", { note: a.text(0) })),
  service("setText(bytes32 node, string key, string value)", (a) =>
    effects("name", { note: `${a.text(1)}: ${a.text(2)}` }),
  ),
  service("setAddr(bytes32 node, address to)", (a) =>
    effects("name", { gets: gets(null, null, a.address(1)) }),
  ),
]);
