import { toFunctionSelector } from "viem/utils";
import type { SelectorGuess } from "../contractInterface.ts";
import { dynamicFunctions } from "../decode/dynamicFunctions.ts";
import { wordFunctions } from "../decode/functions.ts";
import type { Hex } from "../primitives.ts";

/** Functions of standards and of much used contracts that this wallet does not decode, written by hand from their interfaces. */
const others = `claim() claim(address) claim(uint256) claim(address,uint256) claim(uint256,address,uint256,bytes32[])
  claimRewards() claimReward() claimAll() getReward() getReward(address) harvest() harvest(uint256) compound() exit()
  stake() stake(uint256) stake(address,uint256) unstake(uint256) stakeFor(address,uint256) restake(uint256)
  deposit() deposit(uint256) deposit(address) deposit(uint256,address) deposit(uint256,uint256) depositETH()
  withdraw() withdraw(uint256) withdraw(uint256,uint256) withdraw(uint256,address,address) withdrawAll() emergencyWithdraw(uint256)
  mint() mint(uint256) mint(address) mint(address,uint256) mint(uint256,address) safeMint(address) safeMint(address,uint256)
  redeem(uint256) redeem(uint256,address,address) burn(uint256) burn(address,uint256) burnFrom(address,uint256)
  buy() buy(uint256) sell(uint256) swap(uint256,uint256,address,bytes) sync() skim(address) pause() unpause()
  swapExactTokensForTokens(uint256,uint256,address[],address,uint256) swapTokensForExactTokens(uint256,uint256,address[],address,uint256)
  swapExactETHForTokens(uint256,address[],address,uint256) swapTokensForExactETH(uint256,uint256,address[],address,uint256)
  swapExactTokensForETH(uint256,uint256,address[],address,uint256) swapETHForExactTokens(uint256,address[],address,uint256)
  addLiquidity(address,address,uint256,uint256,uint256,uint256,address,uint256)
  addLiquidityETH(address,uint256,uint256,uint256,address,uint256)
  removeLiquidity(address,address,uint256,uint256,uint256,address,uint256)
  removeLiquidityETH(address,uint256,uint256,uint256,address,uint256)
  supply(address,uint256,address,uint16) borrow(address,uint256,uint256,uint16,address) repay(address,uint256,uint256,address)
  withdraw(address,uint256,address) borrow(uint256) repayBorrow(uint256) redeemUnderlying(uint256)
  submit(address) requestWithdrawals(uint256[],address) claimWithdrawal(uint256) claimWithdrawals(uint256[],uint256[])
  delegate(address) castVote(uint256,uint8) castVoteWithReason(uint256,uint8,string) propose(address[],uint256[],bytes[],string)
  queue(uint256) cancel(uint256) vote(uint256,bool) register(string,address,uint256,bytes32,address,bytes[],bool,uint16)
  commit(bytes32) renew(string,uint256) setText(bytes32,string,string) setAddr(bytes32,address) setResolver(bytes32,address)
  bridge(uint256,address) depositTransaction(address,uint256,uint64,bool,bytes) outboundTransfer(address,address,uint256,bytes)
  createProxyWithNonce(address,bytes,uint256) removeOwner(address,address,uint256) changeThreshold(uint256)
  setBaseURI(string) setApprovalForToken(uint256,address) initialize() initialize(address) securityUpdate() connect() verify()`;

let built: ReadonlyMap<string, readonly string[]> | null = null;

/** What this wallet's own table says that a selector may mean; null: nothing. */
export function guessOf(selector: Hex): SelectorGuess | null {
  built ??= build();
  const signatures = built.get(selector);
  return signatures === undefined ? null : { signatures, source: null };
}

/** Once, when it is first asked: most requests need it and most tests do not. */
function build(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, readonly string[]>();
  const add = (selector: string, signature: string) => {
    const known = table.get(selector) ?? [];
    if (!known.includes(signature)) table.set(selector, [...known, signature]);
  };
  for (const [selector, { signature }] of wordFunctions) add(selector, signature);
  for (const [selector, { name, parameters }] of dynamicFunctions) add(selector, `${name}(${parameters})`);
  for (const signature of others.split(/\s+/)) {
    const selector = toFunctionSelector(`function ${signature}`);
    if (!table.has(selector)) add(selector, signature);
  }
  return table;
}
