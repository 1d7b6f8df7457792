import { type AbiParameter, encodeAbiParameters, parseAbiParameters, toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import { own, token, transactionTo } from "../samples.ts";
import type { CallAsset, CallEffects } from "./callEffects.ts";
import { readSubject } from "./readSubject.ts";
import { serviceFunctions } from "./serviceFunctions.ts";

/** Each argument has a value that no other has, so that the effects can be said by the arguments' places. */
const addressAt = (index: number) => `0x${(0xa0 + index).toString(16).repeat(20)}` as const;
const amountAt = (index: number) => BigInt(1000 + index);
const paid = 77n;

function argumentAt({ type, ...rest }: AbiParameter, index: number): unknown {
  if (type === "address[]") return [addressAt(index), addressAt(90), addressAt(index + 10)];
  if (type === "uint256[]") return [amountAt(index) - 400n, 400n];
  if (type === "address") return addressAt(index);
  if (type === "bool") return true;
  if (type === "string") return `text ${index}`;
  if (type === "bytes") return `${addressAt(index)}0001f4${addressAt(index + 10).slice(2)}`;
  if (type === "bytes32") return `0x${"cd".repeat(32)}`;
  if (type === "tuple" && "components" in rest) return rest.components.map(argumentAt);
  return type === "uint256" || type === "uint160" || type === "uint64" ? amountAt(index) : index;
}

function effectsOf(signature: string, changes: Readonly<Record<number, unknown>> = {}): string {
  const parameters = parseAbiParameters(signature.slice(signature.indexOf("(") + 1, -1) || "bool none");
  const isBare = signature.endsWith("()");
  const values = parameters.map((one, index) => changes[index] ?? argumentAt(one, index));
  const data = isBare ? "" : encodeAbiParameters(parameters, values).slice(2);
  const selector = toFunctionSelector(`function ${signature}`);
  const subject = transactionTo(token, `${selector}${data}`, `0x${paid.toString(16)}`);
  const [action] = readSubject(subject).actions;
  const effects = action?.kind === "call" ? action.effects : undefined;
  return effects === undefined ? "not known" : lineOf(effects);
}

function lineOf({ purpose, gives, gets, debtor, endsAt, note }: CallEffects): string {
  const parts = [
    ...gives.map((one) => `gives ${assetOf(one)} of ${whoOf(one.owner)}`),
    ...gets.map((one) => `gets ${one.isLeast ? "at least " : ""}${assetOf(one)} for ${whoOf(one.recipient)}`),
    ...(debtor === null ? [] : [`${whoOf(debtor)} owes`]),
    ...(endsAt === null ? [] : [`until ${placeOf(endsAt)}`]),
    ...(note === null ? [] : [`“${note}”`]),
  ];
  return [purpose, ...parts].join(", ");
}

const assetOf = ({ token: of, amount }: CallAsset) =>
  `${amount === null ? "any" : placeOf(amount)} ${of === null ? "unnamed" : of === "coin" ? "coin" : whoOf(of)}`;
const placeOf = (amount: bigint) => (amount === paid ? "paid" : `#${amount - 1000n}`);

function whoOf(address: string): string {
  const at = Array.from({ length: 96 }, (_, index) => index).find((index) => addressAt(index) === address);
  return address === own ? "me" : address === token ? "it" : at === undefined ? address : `#${at}`;
}

// By the signatures that the contracts publish: `#2` is the third argument, `#12` the last token of a path that is the third.
const rows: readonly (readonly [signature: string, effects: string])[] = [
  ["deposit(address,uint256,address,uint16)", "supply, gives #1 #0 of me, gets any unnamed for #2"],
  ["supply(address,uint256,address,uint16)", "supply, gives #1 #0 of me, gets any unnamed for #2"],
  [
    "supplyWithPermit(address,uint256,address,uint16,uint256,uint8,bytes32,bytes32)",
    "supply, gives #1 #0 of me, gets any unnamed for #2",
  ],
  ["withdraw(address,uint256,address)", "withdraw, gives any unnamed of me, gets #1 #0 for #2"],
  ["borrow(address,uint256,uint256,uint16,address)", "borrow, gets #1 #0 for me, #4 owes"],
  ["repay(address,uint256,uint256,address)", "repay, gives #1 #0 of me, #3 owes"],
  ["setUserUseReserveAsCollateral(address,bool)", "collateral, “on”"],
  ["supply(address,uint256)", "supply, gives #1 #0 of me"],
  ["supplyTo(address,address,uint256)", "supply, gives #2 #1 of me, gets any unnamed for #0"],
  ["withdraw(address,uint256)", "withdraw, gives any unnamed of me, gets #1 #0 for me"],
  ["withdrawTo(address,address,uint256)", "withdraw, gives any unnamed of me, gets #2 #1 for #0"],
  ["redeemUnderlying(uint256)", "withdraw, gives any it of me, gets #0 unnamed for me"],
  ["borrow(uint256)", "borrow, gets #0 unnamed for me, me owes"],
  ["repayBorrow(uint256)", "repay, gives #0 unnamed of me, me owes"],
  [
    "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)",
    "swap, gives #0 #2 of me, gets at least #1 #12 for #3, until #4",
  ],
  [
    "swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)",
    "swap, gives #0 #2 of me, gets at least #1 #12 for #3, until #4",
  ],
  [
    "swapTokensForExactTokens(uint256,uint256,address[],address,uint256)",
    "swap, gives #1 #2 of me, gets #0 #12 for #3, until #4",
  ],
  [
    "swapExactTokensForETH(uint256,uint256,address[],address,uint256)",
    "swap, gives #0 #2 of me, gets at least #1 coin for #3, until #4",
  ],
  [
    "swapExactTokensForETHSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)",
    "swap, gives #0 #2 of me, gets at least #1 coin for #3, until #4",
  ],
  [
    "swapTokensForExactETH(uint256,uint256,address[],address,uint256)",
    "swap, gives #1 #2 of me, gets #0 coin for #3, until #4",
  ],
  [
    "swapExactETHForTokens(uint256,address[],address,uint256)",
    "swap, gives paid coin of me, gets at least #0 #11 for #2, until #3",
  ],
  [
    "swapExactETHForTokensSupportingFeeOnTransferTokens(uint256,address[],address,uint256)",
    "swap, gives paid coin of me, gets at least #0 #11 for #2, until #3",
  ],
  [
    "swapETHForExactTokens(uint256,address[],address,uint256)",
    "swap, gives paid coin of me, gets #0 #11 for #2, until #3",
  ],
  [
    "exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))",
    "swap, gives #5 #0 of me, gets at least #6 #1 for #3",
  ],
  [
    "exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))",
    "swap, gives #4 #0 of me, gets at least #5 #1 for #3",
  ],
  [
    "exactInput((bytes,address,uint256,uint256,uint256))",
    "swap, gives #3 #0 of me, gets at least #4 #10 for #1",
  ],
  ["exactInput((bytes,address,uint256,uint256))", "swap, gives #2 #0 of me, gets at least #3 #10 for #1"],
  [
    "addLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
    "liquidity, gives #1 #0 of me, gets any unnamed for #4, until #5",
  ],
  [
    "addLiquidity(address,address,uint256,uint256,uint256,uint256,address,uint256)",
    "liquidity, gives #2 #0 of me, gives #3 #1 of me, gets any unnamed for #6, until #7",
  ],
  [
    "removeLiquidity(address,address,uint256,uint256,uint256,address,uint256)",
    "liquidity, gives #2 unnamed of me, gets at least #3 #0 for #5, gets at least #4 #1 for #5, until #6",
  ],
  ["depositETH(uint32,bytes)", "bridge, gets paid coin for me"],
  ["bridgeETH(uint32,bytes)", "bridge, gets paid coin for me"],
  ["depositETHTo(address,uint32,bytes)", "bridge, gets paid coin for #0"],
  ["bridgeETHTo(address,uint32,bytes)", "bridge, gets paid coin for #0"],
  ["depositERC20(address,address,uint256,uint32,bytes)", "bridge, gives #2 #0 of me, gets #2 unnamed for me"],
  ["bridgeERC20(address,address,uint256,uint32,bytes)", "bridge, gives #2 #0 of me, gets #2 unnamed for me"],
  [
    "depositERC20To(address,address,address,uint256,uint32,bytes)",
    "bridge, gives #3 #0 of me, gets #3 unnamed for #2",
  ],
  [
    "bridgeERC20To(address,address,address,uint256,uint32,bytes)",
    "bridge, gives #3 #0 of me, gets #3 unnamed for #2",
  ],
  ["depositTransaction(address,uint256,uint64,bool,bytes)", "bridge, gets #1 coin for #0"],
  [
    "outboundTransfer(address,address,uint256,uint256,uint256,bytes)",
    "bridge, gives #2 #0 of me, gets #2 unnamed for #1",
  ],
  ["deposit(address,uint256,uint256)", "bridge, gives #1 #0 of me, “recipient 1002”"],
  ["deposit(uint256,address)", "deposit, gives #0 unnamed of me, gets any it for #1"],
  ["mint(uint256,address)", "deposit, gives any unnamed of me, gets #0 it for #1"],
  ["withdraw(uint256,address,address)", "withdraw, gives any it of #2, gets #0 unnamed for #1"],
  ["redeem(uint256,address,address)", "withdraw, gives #0 it of #2, gets any unnamed for #1"],
  ["wrap(uint256)", "wrap, gives #0 unnamed of me, gets any it for me"],
  ["unwrap(uint256)", "unwrap, gives #0 it of me, gets any unnamed for me"],
  ["cooldownShares(uint256)", "cooldown, gives #0 it of me"],
  ["cooldownAssets(uint256)", "cooldown, gives any it of me"],
  ["unstake(address)", "claim, gets any unnamed for #0"],
  ["submit(address)", "stake, gets any it for me"],
  ["requestWithdrawals(uint256[],address)", "unstake, gives #0 unnamed of me, gets any it for #1"],
  ["requestWithdrawalsWstETH(uint256[],address)", "unstake, gives #0 unnamed of me, gets any it for #1"],
  [
    "requestWithdrawalsWithPermit(uint256[],address,(uint256,uint256,uint8,bytes32,bytes32))",
    "unstake, gives #0 unnamed of me, gets any it for #1",
  ],
  [
    "requestWithdrawalsWstETHWithPermit(uint256[],address,(uint256,uint256,uint8,bytes32,bytes32))",
    "unstake, gives #0 unnamed of me, gets any it for #1",
  ],
  ["claimWithdrawal(uint256)", "claim, gives any it of me, gets any coin for me"],
  ["claimWithdrawals(uint256[],uint256[])", "claim, gives any it of me, gets any coin for me"],
  ["claimWithdrawalsTo(uint256[],uint256[],address)", "claim, gives any it of me, gets any coin for #2"],
  ["stake(uint256)", "stake, gives #0 unnamed of me"],
  ["stake(address,uint256)", "stake, gives #1 #0 of me"],
  ["stakeFor(address,uint256)", "stake, gives #1 unnamed of me, gets any unnamed for #0"],
  ["unstake(uint256)", "unstake, gives #0 unnamed of me, gets any unnamed for me"],
  ["exit()", "unstake, gives any unnamed of me, gets any unnamed for me"],
  ["castVote(uint256,uint8)", "vote"],
  ["castVoteWithReason(uint256,uint8,string)", "vote"],
  ["renew(string,uint256)", "name, “text 0”"],
  ["setText(bytes32,string,string)", "name, “text 1: text 2”"],
  ["setAddr(bytes32,address)", "name, gets any unnamed for #1"],
];

describe("the table of services", () => {
  test.each(rows)("default: %s means: %s [G09]", (signature, effects) => {
    expect(effectsOf(signature)).toBe(effects);
  });

  test.each([
    ["withdraw(address,uint256,address)", 1, "gets any #0 for #2"],
    ["withdraw(address,uint256)", 1, "gets any #0 for me"],
    ["withdrawTo(address,address,uint256)", 2, "gets any #1 for #0"],
    ["repay(address,uint256,uint256,address)", 1, "gives any #0 of me"],
    ["repayBorrow(uint256)", 0, "gives any unnamed of me"],
    ["supply(address,uint256)", 1, "gives any #0 of me"],
    ["supplyTo(address,address,uint256)", 2, "gives any #1 of me"],
  ])("behavior: the largest number of %s stands for all there is", (signature, at, words) => {
    expect(effectsOf(signature, { [at]: 2n ** 256n - 1n })).toContain(words);
    expect(effectsOf(signature, { [at]: 2n ** 256n - 2n })).not.toContain(words);
  });

  test("behavior: what is switched off is said to be off", () => {
    expect(effectsOf("setUserUseReserveAsCollateral(address,bool)", { 1: false })).toBe("collateral, “off”");
  });

  test.each(["swapExactTokensForTokens", "swapTokensForExactETH"])(
    "error: %s along no path at all is not known",
    (name) => {
      const signature = `${name}(uint256,uint256,address[],address,uint256)`;

      expect(effectsOf(signature, { 2: [] })).toBe("not known");
      expect(effectsOf(signature, { 2: [addressAt(2)] })).not.toBe("not known");
    },
  );

  test.each([
    ["a path cut short", `${addressAt(0)}0001f4${"ab".repeat(19)}`],
    ["a path of one token", addressAt(0)],
    ["a path with bytes behind", `${addressAt(0)}0001f4${"ab".repeat(21)}`],
    ["no path", "0x"],
  ])("error: %s is not known", (_, path) => {
    const tuple = "exactInput((bytes,address,uint256,uint256))";

    expect(effectsOf(tuple, { 0: [path, addressAt(1), 2n, 3n] })).toBe("not known");
  });

  test("default: every line of the table stands here", () => {
    const named = rows.map(([signature]) => toFunctionSelector(`function ${signature}`));

    expect([...serviceFunctions.keys()].filter((selector) => !named.includes(selector))).toEqual([]);
    expect(named).toHaveLength(serviceFunctions.size);
  });
});
