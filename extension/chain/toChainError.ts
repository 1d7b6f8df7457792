import {
  type Abi,
  ContractFunctionRevertedError,
  decodeErrorResult,
  HttpRequestError,
  BaseError as ViemBaseError,
  type BaseError as ViemError,
} from "viem";
import type { Hex } from "../domain/primitives.ts";
import { BaseError, type Facts } from "../errors/baseError.ts";
import { ContractRevertError, NodeRefusedError, NodeSilentError, UnknownRevertError } from "./chainErrors.ts";

/** The interfaces whose errors a call may end in, by contract name; a call may revert deep inside another contract. */
export type KnownContracts = Readonly<Record<string, Abi>>;

export interface ErrorPlace {
  host: string;
  /** The contract function or the JSON-RPC method. */
  method: string;
  contracts?: KnownContracts;
}

/** The node's own sentences that a user can act on; everything else it says is dropped. */
const refusals: readonly [RegExp, string][] = [
  [/insufficient funds/i, "The account has too little of the network's coin for value and fee."],
  [/nonce too low|already been used/i, "A transaction with this number is on the chain already."],
  [/underpriced|fee too low|less than block base fee/i, "The fee is too low for the network now."],
  [/gas limit|intrinsic gas|exceeds block gas/i, "The gas limit does not fit the transaction."],
];

/** Turns whatever viem or fetch threw into one of our errors; ours pass as they are. Nothing foreign is kept as text. */
export function toChainError(cause: unknown, place: ErrorPlace): BaseError {
  if (cause instanceof BaseError) return cause;
  const facts = { host: place.host, method: place.method };
  if (!(cause instanceof ViemBaseError)) return new NodeSilentError(facts);
  const data = revertDataOf(cause);
  if (data !== null) return toRevertError(data, place);
  if (isRevert(cause)) return new UnknownRevertError(facts);
  const refusal = refusalOf(cause);
  if (refusal !== null) return new NodeRefusedError(refusal.text, { ...facts, ...refusal.facts });
  return new NodeSilentError(facts);
}

/** The error that revert data stands for: one of our contracts' by its selector, else an unknown one. */
export function toRevertError(data: Hex, { host, method, contracts = {} }: ErrorPlace): BaseError {
  for (const [contract, abi] of Object.entries(contracts)) {
    const decoded = decodeWith(abi, data);
    if (decoded !== null)
      return new ContractRevertError(`contract.${contract}.${decoded.name}`, decoded.facts);
  }
  return new UnknownRevertError({ host, method, selector: data.slice(0, 10) });
}

function decodeWith(abi: Abi, data: Hex): { name: string; facts: Facts } | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi, data });
    const values: readonly unknown[] = Array.isArray(args) ? args : [];
    const named = values.map((value, index) => [
      ("inputs" in abiItem && abiItem.inputs[index]?.name) || `argument${index + 1}`,
      typeof value === "boolean" ? value : String(value).slice(0, 100),
    ]);
    return { name: errorName, facts: Object.fromEntries(named) as Facts };
  } catch {
    return null;
  }
}

function revertDataOf(cause: ViemError): Hex | null {
  const reverted = cause.walk((error) => error instanceof ContractFunctionRevertedError);
  if (reverted instanceof ContractFunctionRevertedError && isBytes(reverted.raw)) return reverted.raw;
  let found: Hex | null = null;
  cause.walk((error) => {
    const data = error !== null && typeof error === "object" && "data" in error ? error.data : undefined;
    const bytes = typeof data === "object" && data !== null && "data" in data ? data.data : data;
    if (isBytes(bytes)) found = bytes;
    return false;
  });
  return found;
}

function isBytes(value: unknown): value is Hex {
  return typeof value === "string" && /^0x([0-9a-f]{2}){4,}$/i.test(value);
}

function isRevert(cause: ViemError): boolean {
  return /execution reverted|reverted/i.test(cause.details ?? "") || cause.walk(isCode3) !== null;
}

function isCode3(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === 3;
}

function refusalOf(cause: ViemError): { text: string; facts: Facts } | null {
  const http = cause.walk((error) => error instanceof HttpRequestError);
  if (http instanceof HttpRequestError) return null;
  let code: number | null = null;
  cause.walk((error) => {
    if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "number")
      code = error.code;
    return false;
  });
  if (code === null) return null;
  const known = refusals.find(([pattern]) => pattern.test(cause.details ?? ""));
  return { text: known?.[1] ?? "The network's node refused the request.", facts: { nodeCode: code } };
}
