import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  own,
  type SaidRow,
  saidBy,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";

const second = `0x${"b2".repeat(20)}` as const;
const word = `0x${"1".repeat(64)}`;
const { now } = sampleContext();
const approve = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
const use = transactionTo(stranger, "0x12345678");
const handOver = (data: string) => transactionTo(token, data);
const young = { contracts: { [stranger]: { age: { isOlder: false, than: now - 3_600_000 } } } };
const behind = (code: "contract" | "none") => ({
  [stranger]: { proxy: { kind: "eip1967" as const, implementation: second, code } },
});
const before = { [stranger]: { implementation: token, seenAt: 1_780_000_000_000, hasGrant: false } };
const unpublished = { verifiedSource: { [stranger]: "unverified" as const } };
const safe = {
  kind: "safe",
  implementation: "0xd9db270c1b5e3bd161e8c8503c55ceabee709552",
  code: "contract",
} as const;
const safeFields = [
  "address to",
  "uint256 value",
  "bytes data",
  "uint8 operation",
  "uint256 safeTxGas",
  "uint256 baseGas",
  "uint256 gasPrice",
  "address gasToken",
  "address refundReceiver",
  "uint256 nonce",
];
const safeMessage = {
  to: stranger,
  value: 0,
  data: "0x12345678",
  operation: 1,
  safeTxGas: 0,
  baseGas: 0,
  gasPrice: 0,
  gasToken: stranger,
  refundReceiver: stranger,
  nonce: 0,
};
const foreignCode = typedSubject(typedDataOf("SafeTx", { SafeTx: safeFields }, safeMessage));
const votes = typedSubject(
  typedDataOf(
    "Delegation",
    { Delegation: ["address delegatee", "uint256 nonce", "uint256 expiry"] },
    { delegatee: stranger, nonce: 0, expiry: 1 },
  ),
);
const callers = typedSubject(
  typedDataOf(
    "CallerGrant",
    { CallerGrant: ["bytes32 purchaseId", "address caller", "uint64 validUntil"] },
    { purchaseId: word, caller: stranger, validUntil: 1 },
    { name: "SecHub" },
  ),
);

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "just-deployed",
    "whoever gets power",
    approve,
    young,
    "danger at 7 | 0x3333…3333, who would get power over what is yours, was no contract 1 hour ago. | Reject, unless you know who has just deployed it and why. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "just-deployed",
    "what is called",
    use,
    young,
    "caution at 7 | 0x3333…3333, which this deals with, was no contract 1 hour ago. | Find out who has just deployed it before you go on. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "proxy-changed",
    "code that was replaced",
    approve,
    { contracts: behind("contract"), remembered: before },
    "danger at 7 | The code behind 0x3333…3333 is not what it was on 2026-05-28, when you last signed for it. | Look for the upgrade in the application's own news; reject where there is none. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "proxy-changed",
    "code that is gone",
    use,
    { contracts: behind("none") },
    "caution at 7 | 0x3333…3333 hands its calls on to an address without a contract's code, so others may decide what it does. | Reject: a contract in use has code behind it. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "unverified",
    "a stranger who gets power",
    approve,
    unpublished,
    "danger | Nobody has published the source of 0x3333…3333, so what it does cannot be read. | Reject, or allow no more than you can lose. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "unverified",
    "a first call",
    use,
    unpublished,
    "caution | Nobody has published the source of 0x3333…3333, so what it does cannot be read. | Go on only where you know who made it. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "account-delegation",
    "votes",
    votes,
    {},
    "caution | Gives your votes to 0x3333…3333, until you give them to another. | no remedy",
  ],
  [
    "account-delegation",
    "calls that were paid for",
    callers,
    {},
    "danger | Lets 0x3333…3333 use up calls that you have paid for. | Reject unless you set up this delegation yourself.",
  ],
  [
    "delegated-account",
    "the own account",
    transactionTo(friend, undefined, "0x1"),
    { contracts: { [own]: { delegate: stranger } } },
    "caution at 7 | Your account acts by the code at 0x3333…3333, which may move what it holds. | If you did not set this up, move nothing in, and take the delegation back. | address 0x3333333333333333333333333333333333333333",
  ],
  [
    "control-transfer",
    "an owner",
    handOver(callData("0xf2fde38b", stranger)),
    {},
    "danger | Changes who owns or guards 0x4444…4444, in favour of 0x3333…3333. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "an owner given up",
    handOver("0x715018a6"),
    {},
    "danger | Changes who owns or guards 0x4444…4444. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "an administrator",
    handOver(callData("0x8f283970", stranger)),
    {},
    "danger | Changes who administers 0x4444…4444, in favour of 0x3333…3333. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "a role",
    handOver(callData("0x2f2ff15d", 0n, stranger)),
    {},
    "danger | Gives a role over 0x4444…4444, in favour of 0x3333…3333. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "new code",
    handOver(callData("0x3659cfe6", stranger)),
    {},
    "danger | Replaces the code of 0x4444…4444, in favour of 0x3333…3333. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "foreign code",
    foreignCode,
    {},
    "danger | Runs foreign code with all rights of 0x4444…4444, in favour of 0x3333…3333. | Reject unless you administer this contract and mean to do exactly this. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "control-transfer",
    "what only a Safe may do",
    handOver(callData("0x0d582f13", stranger, 1n)),
    { contracts: { [token]: { proxy: safe } } },
    "caution | Changes who owns or guards 0x4444…4444, in favour of 0x3333…3333; only the Safe itself may do that, so this call changes nothing. | Reject: it fails and costs its fee. A Safe's owners sign such a change for the Safe. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
];

describe("the words about contracts", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
