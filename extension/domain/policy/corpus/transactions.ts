import {
  answer,
  batch,
  type CorpusEntry,
  call,
  collection,
  friend,
  me,
  poisoned,
  shop,
  someAccount,
  stranger,
  transaction,
  unlimited,
  usdc,
  weth,
} from "./corpusWorld.ts";

const approve = "0x095ea7b3";
const transfer = "0xa9059cbb";
const approveAll = "0xa22cb465";
const ether = 10n ** 18n;
const dollars = 10n ** 6n;

/** Requests that send a transaction or a batch of them. */
export function transactionEntries(): readonly CorpusEntry[] {
  return [
    { expected: "passes", name: "A payment to a friend", subject: transaction(friend, "0x", ether / 10n) },
    { name: "A large payment to a friend", subject: transaction(friend, "0x", 50n * ether) },
    { name: "A payment to a stranger", subject: transaction(someAccount, "0x", ether / 10n) },
    {
      expected: "passes",
      name: "A transfer of USDC to a friend",
      subject: transaction(usdc, call(transfer, friend, 25n * dollars)),
    },
    {
      attack: "G15",
      expected: "stopped",
      name: "A transfer of USDC to a look-alike of a friend",
      subject: transaction(usdc, call(transfer, poisoned, 25n * dollars)),
    },
    {
      name: "A transfer of USDC to its own contract",
      subject: transaction(usdc, call(transfer, usdc, 25n * dollars)),
    },
    { name: "A payment to oneself", subject: transaction(me, "0x", ether) },
    {
      expected: "passes",
      name: "An exact approval to a contract",
      subject: transaction(usdc, call(approve, shop, 25n * dollars)),
    },
    {
      name: "An unlimited approval to a contract",
      subject: transaction(usdc, call(approve, shop, unlimited)),
    },
    {
      attack: "G09",
      expected: "stopped",
      name: "An unlimited approval to an account",
      subject: transaction(usdc, call(approve, someAccount, unlimited)),
    },
    {
      expected: "passes",
      name: "A revocation of an approval",
      subject: transaction(usdc, call(approve, stranger, 0n)),
    },
    {
      attack: "G09",
      expected: "stopped",
      name: "An increase of an allowance",
      subject: transaction(usdc, call("0x39509351", stranger, unlimited)),
    },
    {
      attack: "G09",
      expected: "stopped",
      name: "A whole collection handed to a contract",
      subject: transaction(collection, call(approveAll, stranger, 1n)),
    },
    {
      attack: "G09",
      expected: "stopped",
      name: "A whole collection handed to an account",
      subject: transaction(collection, call(approveAll, someAccount, 1n)),
    },
    {
      expected: "passes",
      name: "A collection taken back",
      subject: transaction(collection, call(approveAll, stranger, 0n)),
    },
    { expected: "passes", name: "Ether wrapped", subject: transaction(weth, "0xd0e30db0", ether) },
    {
      attack: "G12",
      expected: "stopped",
      name: "A claim that costs ether",
      subject: transaction(stranger, "0x4e71d92d", ether),
    },
    { name: "A security update that costs ether", subject: transaction(stranger, "0x5fba79f5", ether / 2n) },
    { name: "A claim for somebody else", subject: transaction(stranger, call("0x1e83409a", someAccount)) },
    { name: "A call that nobody can read", subject: transaction(stranger, "0x12345678") },
    { name: "A call that nobody can read, with ether", subject: transaction(stranger, "0x12345678", ether) },
    {
      expected: "warned",
      name: "A new contract",
      subject: transaction(undefined, "0x6080604052600080fdfe"),
    },
    {
      attack: "G11",
      expected: "stopped",
      name: "A contract given away",
      subject: transaction(collection, call("0xf2fde38b", stranger)),
    },
    {
      name: "Call data with a tail",
      subject: transaction(usdc, `${call(transfer, friend, dollars)}deadbeef`),
    },
    {
      expected: "passes",
      name: "A batch of two payments",
      subject: batch({ to: friend, value: ether }, { to: shop, value: ether }),
    },
    {
      expected: "passes",
      name: "A batch that approves exactly and calls",
      subject: batch(
        { to: usdc, data: call(approve, shop, 25n * dollars) },
        { to: shop, data: "0x12345678" },
      ),
    },
    {
      attack: "I05",
      expected: "stopped",
      name: "A batch that hides an unlimited approval",
      subject: batch({ to: friend, value: 1n }, { to: usdc, data: call(approve, someAccount, unlimited) }),
    },
    {
      name: "A batch of small payments that add up",
      subject: batch(...Array.from({ length: 10 }, () => ({ to: shop, value: ether }))),
    },
    {
      name: "A payment that one service calls dangerous",
      subject: transaction(friend, "0x", ether / 10n),
      answers: [answer(1, "danger"), answer(2, "none")],
    },
    {
      name: "A payment that two services call critical",
      subject: transaction(friend, "0x", ether / 10n),
      answers: [answer(1, "critical"), answer(2, "critical")],
    },
    {
      name: "A payment about which a service is silent",
      subject: transaction(friend, "0x", ether / 10n),
      answers: [answer(1, "silent"), answer(2, "none")],
    },
    {
      name: "A payment that the wallet itself asks for",
      subject: transaction(friend, "0x", ether / 10n),
      context: { site: null },
    },
    {
      name: "A payment asked for without encryption",
      subject: transaction(friend, "0x", ether / 10n),
      context: { site: { origin: "http://app.example", isSecure: false } },
    },
  ];
}
