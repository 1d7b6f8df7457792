import { type Abi, decodeFunctionData } from "viem";
import { formatUnits } from "../domain/describe/units.ts";
import type { Address } from "../domain/primitives.ts";
import {
  deskAbi,
  disputesAbi,
  marketAbi,
  providerStakeAbi,
  registryAbi,
  reputationAbi,
  restakingAbi,
  secGovAbi,
  secGovernorAbi,
  secTimelockAbi,
  secTokenAbi,
} from "./generated/abi.ts";
import type { HomeAddresses } from "./homeFacts.ts";
import type { ProposedCall } from "./marketFacts.ts";

/** One call of a proposal in words, made from its bytes and never from what its proposer wrote. */
export interface CallWords {
  /** What the contract is called, or its address where it is none of this deployment. */
  contract: string;
  sentence: string;
  /** False: the bytes could not be read; nobody should vote for what cannot be read. */
  isUnderstood: boolean;
}

/** Says what a proposed call does. Pure. */
export function describeProposedCall(addresses: HomeAddresses, call: ProposedCall): CallWords {
  const known = contractsOf(addresses).find(({ at }) => at === call.target);
  const sent = call.value === 0n ? "" : ` Sends ${formatUnits(call.value, 18)} ETH along.`;
  if (known === undefined) {
    const sentence = `Calls a contract that is none of SecHub's.${sent}`;
    return { contract: call.target, sentence, isUnderstood: false };
  }
  const decoded = decode(known.abi, call);
  if (decoded === null)
    return {
      contract: known.name,
      sentence: `The call cannot be read.${sent}`,
      isUnderstood: false,
    };
  const sentence = sentences[`${known.name}.${decoded.name}`]?.(decoded.values) ?? generic(decoded);
  return { contract: known.name, sentence: `${sentence}${sent}`, isUnderstood: true };
}

interface DecodedCall {
  name: string;
  values: readonly string[];
  labels: readonly string[];
}

function decode(abi: Abi, { data }: ProposedCall): DecodedCall | null {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data });
    const values: readonly unknown[] = args ?? [];
    const item = abi.find(
      (one) => one.type === "function" && one.name === functionName && one.inputs.length === values.length,
    );
    const labels = item?.type === "function" ? item.inputs.map(({ name }) => name ?? "") : [];
    return { name: functionName, labels, values: values.map(valueText) };
  } catch {
    return null;
  }
}

function valueText(value: unknown): string {
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return `${value}`;
  if (typeof value === "string") return value.slice(0, 200);
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "bigint" ? inner.toString() : inner,
  );
  return (text ?? "").slice(0, 200);
}

/** Calls that people vote about most, each from its own values. */
const sentences: Readonly<Record<string, (values: readonly string[]) => string>> = {
  "Desk.setPrice": ([price = "0"]) =>
    `Sets what the desk asks for one SEC to ${formatUnits(BigInt(price), 18)} ETH, before its tenth.`,
  "SecGov.grant": ([to = "", amount = "0"]) =>
    `Grants ${formatUnits(BigInt(amount), 18)} governance tokens to ${to}.`,
  "SecGov.discipline": ([holder = "", amount = "0"]) =>
    `Takes ${formatUnits(BigInt(amount), 18)} governance tokens from ${holder}, as a discipline.`,
  "Restaking.seize": ([investor = "", principal = "0"]) =>
    `Moves ${formatUnits(BigInt(principal), 18)} ETH that ${investor} restaked to the insurance reserve.`,
  "Restaking.setOwnLeast": ([amount = "0"]) =>
    `Sets what an operator has to put in itself to ${formatUnits(BigInt(amount), 18)} ETH.`,
  "Reputation.stopExpulsion": ([ware = ""]) => `Stops the expulsion of SecWare ${ware}.`,
  "Reputation.setReviewFee": ([fee = "0"]) =>
    `Sets what a review costs at least to ${formatUnits(BigInt(fee), 18)} SEC.`,
};

function generic({ name, labels, values }: DecodedCall): string {
  const given = values.map((value, index) => `${spaced(labels[index] ?? "")} ${value}`.trim()).join(", ");
  return `Calls “${spaced(name)}”${given === "" ? "" : ` with ${given}`}.`;
}

/** "setOwnLeast" reads "set own least". */
function spaced(name: string): string {
  return name
    .replace(/_/g, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

function contractsOf(at: HomeAddresses): { name: string; at: Address; abi: Abi }[] {
  return [
    { name: "Market", at: at.market, abi: marketAbi },
    { name: "Registry", at: at.registry, abi: registryAbi },
    { name: "ProviderStake", at: at.providerStake, abi: providerStakeAbi },
    { name: "Reputation", at: at.reputation, abi: reputationAbi },
    { name: "Disputes", at: at.disputes, abi: disputesAbi },
    { name: "Restaking", at: at.restaking, abi: restakingAbi },
    { name: "SecGov", at: at.secGov, abi: secGovAbi },
    { name: "Desk", at: at.desk, abi: deskAbi },
    { name: "Governor", at: at.governor, abi: secGovernorAbi },
    { name: "Timelock", at: at.timelock, abi: secTimelockAbi },
    { name: "SEC", at: at.secToken, abi: secTokenAbi },
  ];
}
