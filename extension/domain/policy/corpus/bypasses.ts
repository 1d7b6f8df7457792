import { encodeAbiParameters } from "viem/utils";
import type { Address, Hex } from "../../primitives.ts";
import {
  answer,
  batch,
  type CorpusEntry,
  call,
  collection,
  friend,
  me,
  permit2,
  shop,
  someAccount,
  stranger,
  transaction,
  unlimited,
  usdc,
} from "./corpusWorld.ts";

const approve = "0x095ea7b3";
const ether = 10n ** 18n;
const drain = call(approve, stranger, unlimited);

/** Known ways around a wallet's checks, as transactions. Each is stopped. */
export function bypassEntries(): readonly CorpusEntry[] {
  const entries: readonly (readonly [attack: string, name: string, made: Pick<CorpusEntry, "subject">])[] = [
    ["G01", "An approval whose amount is cut short", to(usdc, drain.slice(0, -2))],
    ["G02", "An approval with bytes behind it", to(usdc, `${drain}00`)],
    ["G03", "A collection handed over with a two for yes", to(collection, call("0xa22cb465", stranger, 2n))],
    ["G04", "An approval with dirt before the spender", to(usdc, dirty(drain))],
    ["G08", "Code that gives its coins away", { subject: transaction(undefined, selfDestruct(), ether) }],
    ["G09", "An older increase of an allowance", to(usdc, call("0xd73dd623", stranger, unlimited))],
    ["G09", "A Permit2 allowance as a transaction", to(permit2, permit2Approve())],
    ["G09", "An operator of an ERC-777 token", to(usdc, call("0x959b8c3f", stranger))],
    ["G09", "An operator of an ERC-6909 token", to(usdc, call("0x558a7297", stranger, 1n))],
    ["G10", "An approval within a multicall", to(usdc, multicall(drain))],
    [
      "G10",
      "An approval within five multicalls",
      to(usdc, multicall(multicall(multicall(multicall(multicall(drain)))))),
    ],
    ["G11", "Another code for a contract", to(collection, call("0x3659cfe6", stranger))],
    ["G12", "An update of a wallet that costs ether", to(stranger, "0x5fba79f5")],
    ["G14", "An approval to an address without code", to(usdc, call(approve, someAccount, 25_000_000n))],
    ["G18", "An approval of nearly everything", to(usdc, call(approve, someAccount, 2n ** 96n - 1n))],
    [
      "I05",
      "A batch that ends with an approval",
      {
        subject: batch(...Array(20).fill({ to: friend, value: 1n }), {
          to: usdc,
          data: call(approve, someAccount, unlimited),
        }),
      },
    ],
  ];
  return [
    ...entries.map(([attack, name, made]): CorpusEntry => ({ attack, name, expected: "stopped", ...made })),
    ...answeredEntries(),
  ];
}

/** What services cannot talk away. */
function answeredEntries(): readonly CorpusEntry[] {
  const safe = [answer(1, "none"), answer(2, "none"), answer(3, "none")];
  return [
    {
      ...{ attack: "J07", name: "An approval that a service calls safe", expected: "stopped" },
      ...{ subject: transaction(usdc, call(approve, someAccount, unlimited)), answers: safe.slice(0, 1) },
    },
    {
      ...{
        attack: "J13",
        name: "A payment that three services call safe and one dangerous",
        expected: "stopped",
      },
      ...{ subject: transaction(shop, "0x", ether), answers: [...safe, answer(4, "danger")] },
    },
    {
      ...{ attack: "J08", name: "An approval about which every service is silent", expected: "stopped" },
      ...{
        subject: transaction(usdc, call(approve, someAccount, unlimited)),
        answers: [answer(1, "silent")],
      },
    },
  ];
}

function to(target: Address, data: string): Pick<CorpusEntry, "subject"> {
  return { subject: transaction(target, data, data.length === 10 ? ether : 0n) };
}

/** The first byte of the word in which the spender stands is not zero; the chain reads it away. */
function dirty(data: string): string {
  return `${data.slice(0, 10)}01${data.slice(12)}`;
}

function selfDestruct(): string {
  return `0x73${stranger.slice(2)}ff`;
}

function permit2Approve(): string {
  return call("0x87517c45", usdc, stranger, 2n ** 160n - 1n, 2n ** 48n - 1n);
}

/** `multicall(bytes[])` */
export function multicall(...inner: readonly string[]): string {
  const encoded = encodeAbiParameters([{ type: "bytes[]" }], [inner.map((one) => one as Hex)]);
  return `0xac9650d8${encoded.slice(2)}`;
}

/** What looks like one of them and is honest. */
export function honestTransactions(): readonly CorpusEntry[] {
  const honest: readonly (readonly [name: string, subject: CorpusEntry["subject"]])[] = [
    ["An approval of what a purchase costs", transaction(usdc, call(approve, shop, 25_000_000n))],
    ["An approval taken back within a multicall", transaction(usdc, multicall(call(approve, stranger, 0n)))],
    ["A collection taken back from an account", transaction(collection, call("0xa22cb465", someAccount, 0n))],
    [
      "A transfer to a friend within a multicall",
      transaction(usdc, multicall(call("0xa9059cbb", friend, 5n))),
    ],
    ["A claim that costs nothing", transaction(shop, "0x4e71d92d")],
    ["A batch of payments to a friend", batch({ to: friend, value: ether }, { to: friend, value: ether })],
    ["A payment to another own account", transaction(friend, "0x", ether)],
    ["A transfer from oneself to a friend", transaction(usdc, call("0x23b872dd", me, friend, 5n))],
  ];
  return honest.map(([name, subject]) => ({ name, subject, expected: "passes" }));
}
