import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  own,
  type SaidRow,
  saidBy,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
  usdc,
  weth,
} from "../samples.ts";

const one = "0xde0b6b3a7640000";
const pol = { coinSymbol: "POL" };
const named = (symbol: string) => ({ tokens: { [token]: { symbol, decimals: 6, isCore: false } } });
const twin = `0x2222${"9".repeat(32)}2222` as const;
const swapFields = [
  "address sellToken",
  "uint256 sellAmount",
  "address buyToken",
  "uint256 buyAmount",
  "address receiver",
];
const swap = (buyAmount: string, receiver: string = own) =>
  typedSubject(
    typedDataOf(
      "Order",
      { Order: swapFields },
      { sellToken: usdc, sellAmount: "5000000", buyToken: weth, buyAmount, receiver },
    ),
  );
const bulk = typedSubject(
  typedDataOf(
    "BulkOrder",
    { BulkOrder: ["Leaf[2] tree"], Leaf: ["address offerer"] },
    { tree: [{ offerer: own }, { offerer: own }] },
  ),
);
const unread = typedSubject(
  typedDataOf("MakerOrder", { MakerOrder: ["bytes32 root"] }, { root: `0x${"1".repeat(64)}` }),
);

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "contract-creation",
    "code",
    transactionTo(undefined, "0x6080604052"),
    {},
    "caution | Creates a contract. What its code does is not known. | no remedy | call 0",
  ],
  [
    "contract-creation",
    "code with coin",
    transactionTo(undefined, "0x6080604052", one),
    {},
    "danger | Creates a contract and sends it 1 ETH; its code can pass the coin on at once. | Reject unless you wrote this contract. | call 0",
  ],
  [
    "contract-creation",
    "code with another network's coin",
    transactionTo(undefined, "0x6080604052", one),
    pol,
    "danger | Creates a contract and sends it 1 POL; its code can pass the coin on at once. | Reject unless you wrote this contract. | call 0",
  ],
  [
    "contract-creation",
    "code that pays somebody out",
    transactionTo(undefined, `0x73${stranger.slice(2)}ff`),
    {},
    "danger | Creates a contract whose code destroys itself and pays somebody out. | no remedy | call 0",
  ],
  [
    "payable-call",
    "an unknown call",
    transactionTo(stranger, callData("0x12345678", 1n), one),
    {},
    "caution | Pays 1 ETH to 0x3333…3333 with a call that says nothing of what comes back. | Pay only where you know what the contract does. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "payable-call",
    "another network's coin",
    transactionTo(stranger, callData("0x12345678", 1n), one),
    pol,
    "caution | Pays 1 POL to 0x3333…3333 with a call that says nothing of what comes back. | Pay only where you know what the contract does. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "payable-call",
    "a deposit with a stranger",
    transactionTo(stranger, "0xd0e30db0", one),
    {},
    "caution | Pays 1 ETH to 0x3333…3333 with a call that says nothing of what comes back. | Pay only where you know what the contract does. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "claim-lure",
    "a claim that is paid for",
    transactionTo(stranger, "0x4e71d92d", one),
    {},
    "danger | Pays 1 ETH to 0x3333…3333 with a call that asks for nothing in return. | Reject: a reward, an update or a migration does not cost the coin it comes with. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "claim-lure",
    "another network's coin",
    transactionTo(stranger, "0x4e71d92d", one),
    pol,
    "danger | Pays 1 POL to 0x3333…3333 with a call that asks for nothing in return. | Reject: a reward, an update or a migration does not cost the coin it comes with. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "claim-lure",
    "a claim for somebody else",
    transactionTo(stranger, callData("0xef5cfb8c", friend)),
    {},
    "danger | Calls a claim at 0x3333…3333 in favour of “Friend” (0x2222…2222), who is not you. | Reject unless you mean to claim for that account. | address 0x3333333333333333333333333333333333333333 | call 0",
  ],
  [
    "imitated-token",
    "another USDC",
    transactionTo(token, callData("0xa9059cbb", friend, 1n)),
    named("USDC"),
    "caution | This “USDC” at 0x 4444 4444 4444 4444 4444 4444 4444 4444 4444 4444 is not the token everybody knows by that symbol. | Compare the token's address. | address 0x4444444444444444444444444444444444444444",
  ],
  [
    "odd-recipient",
    "an address of nobody",
    transactionTo("0x000000000000000000000000000000000000dead", undefined, "0x1"),
    {},
    "caution | 0x0000…dEaD is an address nobody has the key of: what is sent there is lost. | Check the recipient. | address 0x000000000000000000000000000000000000dead | call 0",
  ],
  [
    "odd-recipient",
    "a token's own contract",
    transactionTo(token, callData("0xa9059cbb", token, 1n)),
    {},
    "caution | Sends “TST” (0x4444…4444) to its own contract, where it stays. | Check the recipient. | address 0x4444444444444444444444444444444444444444 | call 0",
  ],
  [
    "odd-recipient",
    "another token's contract",
    transactionTo(token, callData("0xa9059cbb", usdc, 1n)),
    {},
    "caution | 0xA0b8…eB48 is a token's contract: what is sent there may be lost. | Check the recipient. | address 0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48 | call 0",
  ],
  [
    "odd-recipient",
    "oneself",
    transactionTo(own, undefined, "0x1"),
    {},
    "caution | Sends to the same account it comes from. | Check the recipient. | address 0x1111111111111111111111111111111111111111 | call 0",
  ],
  [
    "nothing-there",
    "a call to an account",
    transactionTo(friend, "0x12345678"),
    {},
    "caution at 7 | “Friend” (0x2222…2222) has no code on this chain, so the call does nothing now. | Check that you are on the right chain. | address 0x2222222222222222222222222222222222222222 | call 0",
  ],
  ["nothing-there", "a payment to an account", transactionTo(friend, undefined, "0x1"), {}],
  [
    "look-alike",
    "a twin",
    transactionTo(twin, undefined, "0x1"),
    {},
    "danger | 0x 2222 9999 9999 9999 9999 9999 9999 9999 9999 2222 only looks like “Friend” (0x2222…2222), which is 0x 2222 2222 2222 2222 2222 2222 2222 2222 2222 2222. | Reject, and copy the address again from its owner, not from your history. | address 0x2222999999999999999999999999999999992222 | call 0",
  ],
  [
    "order-gives-all",
    "a fair trade",
    swap("1000000000000000"),
    {},
    "caution | An order: you give 5 USDC and receive 0.001 WETH. Anybody may fill it without asking again. | no remedy",
  ],
  [
    "order-gives-all",
    "nothing of worth",
    swap("0"),
    {},
    "danger | You give 5 USDC and receive nothing of worth. | Reject: a fair trade pays you, in the same order.",
  ],
  [
    "order-gives-all",
    "next to nothing",
    swap("1"),
    {},
    "danger | You give 5 USDC for next to nothing. | Reject: a fair trade pays you, in the same order.",
  ],
  [
    "order-gives-all",
    "what is paid to another",
    swap("1000000000000000", stranger),
    {},
    "danger | You give 5 USDC, and what is paid goes to 0x3333…3333, not to you. | Reject: a fair trade pays you, in the same order.",
  ],
  [
    "order-gives-all",
    "many orders",
    bulk,
    {},
    "danger | Many orders in one signature, of which not all can be shown. | Reject: a fair trade pays you, in the same order.",
  ],
  [
    "order-gives-all",
    "an order that is not known",
    unread,
    {},
    "caution | An order to trade that could only be read in part. Signing it may give away what you hold. | no remedy",
  ],
];

describe("the words about calls and orders", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
