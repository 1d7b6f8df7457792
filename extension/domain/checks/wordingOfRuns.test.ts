import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  own,
  type SaidRow,
  saidBy,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  usdc,
} from "../samples.ts";
import type { Difference } from "../simulation/simulation.ts";

const use = transactionTo(stranger, "0x12345678");
const send = transactionTo(token, callData("0xa9059cbb", friend, 10n));
const batch = (...calls: readonly { to: string; data?: string; value?: string }[]) =>
  subjectFrom("wallet_sendCalls", [
    { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
  ]);
const half = { to: friend, value: "0xde0b6b3a7640000" };
const simulated = (differences: readonly Difference[], changedCode: readonly `0x${string}`[] = []) => ({
  simulation: {
    status: "done",
    block: 8,
    mostFee: 0n,
    code: [],
    second: { isReverted: true, differences: [] },
    isReverted: false,
    differences,
    changedCode,
  } as const,
});
const lost: Difference = { of: { kind: "token", token }, before: 20_000n, after: 0n };

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "batch-sum",
    "all of the coin",
    batch(half, half),
    { balances: { native: 2n * 10n ** 18n } },
    "danger at 7 | Together these calls move or allow 2 ETH: all you hold of it. | no remedy",
  ],
  [
    "batch-sum",
    "all of another network's coin",
    batch(half, half),
    { balances: { native: 1n }, coinSymbol: "POL" },
    "danger at 7 | Together these calls move or allow 2 POL: all you hold of it. | no remedy",
  ],
  [
    "batch-sum",
    "all of a token",
    batch(
      { to: token, data: callData("0xa9059cbb", friend, 5n) },
      { to: token, data: callData("0xa9059cbb", stranger, 6n) },
    ),
    { balances: { [token]: 11n, native: 1n } },
    "danger at 7 | Together these calls move or allow 0.0011 “TST” (0x4444…4444): all you hold of it. | no remedy",
  ],
  ["batch-sum", "less than all", batch(half, half), { balances: { native: 2n * 10n ** 18n + 1n } }],
  ["batch-sum", "sums where nothing is held", batch(half, half), { balances: { native: 0n } }],
  [
    "batch-sum",
    "somebody paid who may then take more",
    batch({ to: stranger, value: "0x1" }, { to: token, data: callData("0x095ea7b3", stranger, 1n) }),
    {},
    "caution | One call of this batch pays 0x3333…3333, and another allows it to take more. | no remedy | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "batch-sum",
    "a payment to another than the spender",
    batch({ to: friend, value: "0x1" }, { to: token, data: callData("0x095ea7b3", stranger, 1n) }),
    {},
  ],
  ["batch-sum", "one call of a batch", batch(half), { balances: { native: 1n } }],
  [
    "moves-more-than-it-says",
    "a token",
    send,
    simulated([lost]),
    "danger at 8 | Simulated, 2 TST leaves your account, which is more than the request says. | Sign only where you know why this leaves. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "moves-more-than-it-says",
    "a token and more",
    send,
    simulated([lost, { ...lost, of: { kind: "token", token: usdc } }]),
    "danger at 8 | Simulated, 2 TST and 1 more leaves your account, which is more than the request says. | Sign only where you know why this leaves. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "moves-more-than-it-says",
    "coin",
    send,
    simulated([{ of: { kind: "coin" }, before: 10n ** 18n, after: 0n }]),
    "danger at 8 | Simulated, 1 ETH leaves your account, which is more than the request says. | Sign only where you know why this leaves.",
  ],
  [
    "moves-more-than-it-says",
    "an allowance",
    send,
    simulated([{ of: { kind: "allowance", token, spender: stranger }, before: 0n, after: 5n }]),
    "danger at 8 | Simulated, 0.0005 TST can be taken afterwards by 0x3333…3333, which the request does not say. | Sign only where you know why this leaves. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "moves-more-than-it-says",
    "an operator",
    send,
    simulated([{ of: { kind: "operator", token, operator: stranger }, before: 0n, after: 1n }]),
    "danger at 8 | Simulated, everything of a collection can be taken afterwards by 0x3333…3333, which the request does not say. | Sign only where you know why this leaves. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "moves-more-than-it-says",
    "an exchange that is not understood",
    use,
    simulated([lost, { of: { kind: "coin" }, before: 0n, after: 9n }]),
    "caution at 8 | Simulated, 2 TST leaves your account, which is more than the request says. | Sign only where you know why this leaves. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "detects-simulation",
    "two runs that differ",
    send,
    simulated([]),
    "danger at 8 | Simulated twice with different block values, this request does different things, so what it will do cannot be shown. | Reject it unless you know why it depends on the block.",
  ],
  [
    "code-changed",
    "code that changed meanwhile",
    send,
    simulated([], [token]),
    "danger at 8 | The code at 0x4444…4444 changed while this request was open. | Reject it, and ask again once you know why the code changed. | address 0x4444444444444444444444444444444444444444",
  ],
];

describe("the words about batches and simulated runs", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
