import type { Address } from "../primitives.ts";
import type { Call, TransactionSubject, TransactionWishes } from "../subject.ts";
import {
  readAddress,
  readBytes,
  readParams,
  readQuantity,
  readRecord,
  readSmallQuantity,
  requireChain,
} from "./fields.ts";
import type { Plain, PlainRecord } from "./plain.ts";
import { refuse } from "./refusal.ts";

/** What the wallet knows of the sender when it canonicalises. */
export interface SenderFacts {
  chainId: number;
  account: Address | null;
  ownAccounts: readonly Address[];
}

const keys = new Set(
  (
    "from to value data input gas gasLimit gasPrice maxFeePerGas maxPriorityFeePerGas nonce type chainId " +
    "accessList authorizationList blobs blobVersionedHashes maxFeePerBlobGas sidecars kzg"
  ).split(" "),
);

const zeroAddress: Address = `0x${"0".repeat(40)}`;

/** `eth_sendTransaction`. */
export function canonicalTransaction(params: Plain, sender: SenderFacts): TransactionSubject {
  const transaction = readRecord(readParams(params, 1, 1)[0], "params[0]", keys);
  refuseOtherTypes(transaction);
  if (transaction["chainId"] !== undefined) {
    requireChain(transaction["chainId"], "params[0].chainId", sender.chainId);
  }
  const from = readOwnAccount(transaction["from"], "params[0].from", sender);
  const call = readCall(transaction, "params[0]", sender.ownAccounts);
  return { kind: "transaction", chainId: sender.chainId, from, ...call, wishes: readWishes(transaction) };
}

/** The account that is to sign, which must be one of the wallet's; whether this site may use it is asked elsewhere. */
export function readOwnAccount(value: Plain | undefined, path: string, sender: SenderFacts): Address {
  const account = value === undefined && sender.account !== null ? sender.account : readAddress(value, path);
  if (!sender.ownAccounts.includes(account)) {
    refuse("unauthorized-account", `Expected an account of this wallet at ${path}.`, 4100);
  }
  return account;
}

/** The recipient, value and data of a transaction or of one call of a batch. */
export function readCall(record: PlainRecord, path: string, ownAccounts: readonly Address[]): Call {
  const to =
    record["to"] === undefined || record["to"] === null ? null : readAddress(record["to"], `${path}.to`);
  const value = record["value"] === undefined ? 0n : readQuantity(record["value"], `${path}.value`);
  const data = record["data"] === undefined ? undefined : readBytes(record["data"], `${path}.data`);
  const input = record["input"] === undefined ? data : readBytes(record["input"], `${path}.input`);
  if (data !== undefined && input !== data) {
    refuse("data-mismatch", `Expected data and input to be equal at ${path}.`);
  }
  const bytes = input ?? "0x";
  if (to === null && bytes === "0x") refuse("empty-creation", `Expected a recipient or code at ${path}.`);
  // In the subject's hash a creation stands as a call to the zero address, and one name may mean one thing only.
  if (to === zeroAddress && bytes !== "0x") {
    refuse("ambiguous-creation", `Data may not be sent to the zero address, at ${path}.to.`);
  }
  // An account with a delegation runs what it is called with, so a page could act as the account itself.
  if (to !== null && bytes !== "0x" && ownAccounts.includes(to)) {
    refuse("own-account-call", `Data may not be sent to an account of this wallet, at ${path}.to.`);
  }
  return { to, value, data: bytes };
}

function refuseOtherTypes(transaction: PlainRecord): void {
  if (transaction["authorizationList"] !== undefined) {
    refuse("authorization-list", "A page may not send an authorization list.");
  }
  const blobKeys = ["blobs", "blobVersionedHashes", "maxFeePerBlobGas", "sidecars", "kzg"];
  if (blobKeys.some((key) => transaction[key] !== undefined)) refuse("blob", "Blobs are not supported.");
  const accessList = transaction["accessList"];
  if (accessList !== undefined && !(Array.isArray(accessList) && accessList.length === 0)) {
    refuse("access-list", "An access list is not supported.");
  }
  const type = transaction["type"];
  if (type === undefined) return;
  const number = readQuantity(type, "params[0].type");
  if (number === 4n) refuse("authorization-list", "A page may not send a transaction of type 4.");
  if (number === 3n) refuse("blob", "Transactions of type 3 are not supported.");
  if (number !== 0n && number !== 2n) {
    refuse("transaction-type", "Expected type 0x0 or 0x2 at params[0].type.");
  }
}

/** No chain takes more than 64 bits of gas. */
function readGas(limit: Plain): bigint {
  const gas = readQuantity(limit, "params[0].gas");
  if (gas >= 2n ** 64n) refuse("bad-amount", "Expected a gas limit below 2^64 at params[0].gas.");
  return gas;
}

function readWishes(transaction: PlainRecord): TransactionWishes {
  const { gas, gasLimit } = transaction;
  if (gas !== undefined && gasLimit !== undefined && gas !== gasLimit) {
    refuse("bad-amount", "Expected gas and gasLimit to be equal at params[0].");
  }
  const wishes: TransactionWishes = {};
  const limit = gas ?? gasLimit;
  if (limit !== undefined) wishes.gas = readGas(limit);
  for (const name of ["maxFeePerGas", "maxPriorityFeePerGas", "gasPrice"] as const) {
    if (transaction[name] !== undefined) wishes[name] = readQuantity(transaction[name], `params[0].${name}`);
  }
  if (transaction["nonce"] !== undefined) {
    wishes.nonce = readSmallQuantity(transaction["nonce"], "params[0].nonce");
  }
  if (wishes.gasPrice !== undefined && wishes.maxFeePerGas !== undefined) {
    refuse("bad-amount", "Expected either gasPrice or maxFeePerGas at params[0].");
  }
  if ((wishes.maxPriorityFeePerGas ?? 0n) > (wishes.maxFeePerGas ?? wishes.maxPriorityFeePerGas ?? 0n)) {
    refuse("bad-amount", "Expected maxPriorityFeePerGas not above maxFeePerGas at params[0].");
  }
  return wishes;
}
