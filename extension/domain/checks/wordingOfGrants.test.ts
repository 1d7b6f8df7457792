import { describe, expect, test } from "vitest";
import type { Address } from "../primitives.ts";
import {
  callData,
  friend,
  own,
  permitOf,
  type SaidRow,
  saidBy,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
  usdc,
} from "../samples.ts";

const most = 2n ** 256n - 1n;
const permit2: Address = "0x000000000022d473030f116ddee9f6b43ac78ba3";
const { now } = sampleContext();
const approve = (spender: Address, amount: bigint) =>
  transactionTo(token, callData("0x095ea7b3", spender, amount));
const operate = (operator: Address) => transactionTo(token, callData("0xa22cb465", operator, 1n));
const holding = (amount: bigint) => ({ balances: { [token]: amount, native: 0n } });
const connected = (origin: string, msAgo: number) => ({
  site: { origin, isSecure: true, firstConnectedAt: now - msAgo },
});
const market = { addressBook: [{ address: stranger, name: "Market" }] };
const words = [
  "address from",
  "address to",
  "uint256 value",
  "uint256 validAfter",
  "uint256 validBefore",
  "bytes32 nonce",
];
const once = typedSubject(
  typedDataOf(
    "TransferWithAuthorization",
    { TransferWithAuthorization: words },
    {
      from: own,
      to: stranger,
      value: "5",
      validAfter: 0,
      validBefore: 1_790_000_600,
      nonce: `0x${"00".repeat(32)}`,
    },
    { verifyingContract: usdc },
  ),
);
const endlessFields = [
  "address holder",
  "address spender",
  "uint256 nonce",
  "uint256 expiry",
  "bool allowed",
];
const endless = typedSubject(
  typedDataOf(
    "Permit",
    { Permit: endlessFields },
    { holder: own, spender: stranger, nonce: 0, expiry: 0, allowed: true },
    { verifyingContract: token },
  ),
);

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "approval",
    "a bounded amount without end",
    approve(stranger, 20_000n),
    {},
    "caution | Lets 0x3333…3333 take up to 2 “TST” (0x4444…4444), with no end date. | Allow no more than this use needs, and take it back afterwards. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "approval",
    "an allowance of Permit2, which ends",
    transactionTo(permit2, callData("0x87517c45", token, stranger, 11n, 1_790_000_600)),
    {},
    "caution | Lets 0x3333…3333 take up to 0.0011 “TST” (0x4444…4444), until 2026-09-21 14:23 UTC. | Allow no more than this use needs, and take it back afterwards. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  ["approval", "what is signed, which another check says", typedSubject(permitOf()), {}],
  [
    "approval-for-all",
    "a stranger",
    operate(stranger),
    {},
    "danger | Lets 0x3333…3333 move everything you hold of “TST” (0x4444…4444), now and later, with no end date. | Reject unless you are listing on a market you know; approve single pieces where it can be done. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "approval-for-all",
    "a contract that the user named",
    operate(stranger),
    market,
    "caution | Lets “Market” (0x3333…3333) move everything you hold of “TST” (0x4444…4444), now and later, with no end date. | Reject unless you are listing on a market you know; approve single pieces where it can be done. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "approval-for-all",
    "somebody named who is no contract",
    operate(friend),
    {},
    "danger | Lets “Friend” (0x2222…2222) move everything you hold of “TST” (0x4444…4444), now and later, with no end date. | Reject unless you are listing on a market you know; approve single pieces where it can be done. | address 0x2222222222222222222222222222222222222222 | call 0",
  ],
  [
    "approval-to-account",
    "an allowance",
    approve(friend, 1n),
    {},
    "danger at 7 | “Friend” (0x2222…2222), who may then take your “TST” (0x4444…4444), is no contract but an account. | Reject: applications are contracts, and nobody needs an allowance for a personal account. | address 0x2222222222222222222222222222222222222222 | call 0",
  ],
  [
    "approval-to-account",
    "an operator",
    operate(friend),
    {},
    "danger at 7 | “Friend” (0x2222…2222), who may then take your “TST” (0x4444…4444), is no contract but an account. | Reject: applications are contracts, and nobody needs an allowance for a personal account. | address 0x2222222222222222222222222222222222222222 | call 0",
  ],
  ["approval-to-account", "an own account", approve(own, 1n), { codeAt: { [own]: "none" } }],
  [
    "unlimited-approval",
    "any amount for ever",
    approve(stranger, most),
    {},
    "danger | Lets 0x3333…3333 take all your “TST” (0x4444…4444), any amount, no end date. | Ask for the exact amount instead, or reject. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "unlimited-approval",
    "any amount with an end",
    typedSubject(permitOf({ value: most.toString() })),
    {},
    "danger | Lets 0x3333…3333 take all your USDC, any amount, until its end date. | Ask for the exact amount instead, or reject. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "unlimited-approval",
    "the whole balance to a stranger",
    approve(stranger, 500n),
    holding(500n),
    "danger at 7 | Lets 0x3333…3333 take all your “TST” (0x4444…4444): what you hold now is within the limit. | Ask for the exact amount that this use needs, or reject. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "unlimited-approval",
    "the whole balance to a party that was named",
    approve(stranger, 501n),
    { ...holding(500n), ...market },
    "caution at 7 | Lets “Market” (0x3333…3333) take all your “TST” (0x4444…4444): what you hold now is within the limit. | no remedy | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  ["unlimited-approval", "less than the balance", approve(stranger, 499n), holding(500n)],
  ["unlimited-approval", "an allowance where nothing is held", approve(stranger, 1n), holding(0n)],
  [
    "permit-signature",
    "a permit",
    typedSubject(permitOf()),
    {},
    "danger | This signature lets 0x3333…3333 take up to 1 USDC, until 2026-09-21 15:13 UTC, without a transaction of yours. | Sign only if you came to this site to spend exactly this. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "permit-signature",
    "a single transfer",
    once,
    {},
    "danger | This signature lets 0x3333…3333 take once up to 0.000005 USDC, until 2026-09-21 14:23 UTC, without a transaction of yours. | Sign only if you came to this site to spend exactly this. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "permit-signature",
    "a permit without end",
    endless,
    {},
    "danger | This signature lets 0x3333…3333 take any amount of your “TST” (0x4444…4444), with no end date, without a transaction of yours. | Sign only if you came to this site to spend exactly this. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "first-contact",
    "a spender",
    approve(stranger, 1n),
    {},
    "caution | First time you deal with 0x3333…3333. | Compare the whole address with one you have from the recipient. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  ["first-contact", "a core token's own address", transactionTo(usdc, undefined, "0x1"), {}],
  [
    "fresh-permission",
    "a site that was connected just now",
    approve(stranger, 1n),
    connected("https://app.example", 599_999),
    "caution | “https://app.example” was connected less than 10 minutes ago and asks for power over your assets. | Give it only if you know this site. | host app.example",
  ],
  [
    "fresh-permission",
    "an operator for a site without encryption",
    operate(stranger),
    connected("http://app.example", 0),
    "caution | “http://app.example” was connected less than 10 minutes ago and asks for power over your assets. | Give it only if you know this site. | host app.example",
  ],
  [
    "fresh-permission",
    "a site of ten minutes ago",
    approve(stranger, 1n),
    connected("https://app.example", 600_000),
  ],
  [
    "fresh-permission",
    "a site that asks for no power",
    transactionTo(stranger, "0x12345678"),
    connected("https://app.example", 0),
  ],
];

describe("the words about grants", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
