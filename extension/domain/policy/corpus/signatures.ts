import type { Address } from "../../primitives.ts";
import type { Subject } from "../../subject.ts";
import {
  type CorpusEntry,
  collection,
  connection,
  me,
  message,
  permit2,
  shop,
  someAccount,
  stranger,
  typedData,
  unlimited,
  usdc,
} from "./corpusWorld.ts";

const zero: Address = "0x0000000000000000000000000000000000000000";
const deadline = 1_790_003_600;

/** Requests for a signature, and a connection. */
export function signatureEntries(): readonly CorpusEntry[] {
  return [
    { expected: "passes", name: "A connection", subject: connection },
    {
      expected: "passes",
      name: "A plain message",
      subject: message("Welcome to the shop. This proves that you are you."),
    },
    { expected: "passes", name: "A sign-in at the site that asks", subject: message(signIn("app.example")) },
    { name: "A sign-in for another site", subject: message(signIn("bank.example")) },
    {
      attack: "H02",
      expected: "stopped",
      name: "A message that is a hash",
      subject: message(`0x${"5e".repeat(32)}`),
    },
    { name: "A permit for an exact amount to a contract", subject: permit(shop, 25_000_000n) },
    { name: "A permit without limit to a contract", subject: permit(shop, unlimited) },
    {
      attack: "H10",
      expected: "stopped",
      name: "A permit without limit to an account",
      subject: permit(someAccount, unlimited),
    },
    { attack: "H10", expected: "stopped", name: "A Permit2 allowance", subject: permitSingle() },
    {
      attack: "H11",
      expected: "stopped",
      name: "An order that gives an item for nothing",
      subject: order([]),
    },
    { name: "An order that sells an item", subject: order([payment(me)]) },
    {
      attack: "H11",
      expected: "stopped",
      name: "An order that pays somebody else",
      subject: order([payment(someAccount)]),
    },
    { attack: "H15", expected: "warned", name: "Typed data that nobody knows", subject: unknownData() },
  ];
}

function signIn(domain: string): string {
  return [
    `${domain} wants you to sign in with your Ethereum account:\n${me}\n`,
    `I accept the terms.\n\nURI: https://${domain}/login\nVersion: 1\nChain ID: 1`,
    "Nonce: 32891756\nIssued At: 2026-09-21T14:00:00.000Z",
  ].join("\n");
}

function permit(spender: Address, value: bigint): Subject {
  const fields = {
    owner: "address",
    spender: "address",
    value: "uint256",
    nonce: "uint256",
    deadline: "uint256",
  };
  const content = { owner: me, spender, value: value.toString(), nonce: 0, deadline };
  const domain = { name: "USD Coin", version: "2", chainId: 1, verifyingContract: usdc };
  return typedData("Permit", { Permit: fields }, content, domain);
}

function permitSingle(): Subject {
  const structs = {
    PermitSingle: { details: "PermitDetails", spender: "address", sigDeadline: "uint256" },
    PermitDetails: { token: "address", amount: "uint160", expiration: "uint48", nonce: "uint48" },
  };
  const details = { token: usdc, amount: (2n ** 160n - 1n).toString(), expiration: deadline, nonce: 0 };
  const domain = { name: "Permit2", chainId: 1, verifyingContract: permit2 };
  return typedData("PermitSingle", structs, { details, spender: stranger, sigDeadline: deadline }, domain);
}

const item = {
  itemType: "uint8",
  token: "address",
  identifierOrCriteria: "uint256",
  startAmount: "uint256",
  endAmount: "uint256",
};

function order(consideration: readonly unknown[]): Subject {
  const structs = {
    OrderComponents: {
      ...{ offerer: "address", offer: "OfferItem[]" },
      ...{ consideration: "ConsiderationItem[]", endTime: "uint256" },
    },
    OfferItem: item,
    ConsiderationItem: { ...item, recipient: "address" },
  };
  const offer = [{ itemType: 2, token: collection, identifierOrCriteria: 7, startAmount: 1, endAmount: 1 }];
  const domain = { name: "Seaport", version: "1.6", chainId: 1, verifyingContract: stranger };
  return typedData(
    "OrderComponents",
    structs,
    { offerer: me, offer, consideration, endTime: deadline },
    domain,
  );
}

function payment(recipient: Address): unknown {
  const amount = (10n ** 18n).toString();
  return {
    itemType: 0,
    token: zero,
    identifierOrCriteria: 0,
    startAmount: amount,
    endAmount: amount,
    recipient,
  };
}

function unknownData(): Subject {
  const domain = { name: "Game", version: "1", chainId: 1, verifyingContract: stranger };
  return typedData(
    "Move",
    { Move: { player: "address", square: "uint8" } },
    { player: me, square: 4 },
    domain,
  );
}
