import type { BaseError } from "../errors/baseError.ts";
import type { ChainClient } from "./chainClients.ts";
import { ContractRevertError, NodeRefusedError, UnknownRevertError } from "./chainErrors.ts";
import { toChainError } from "./toChainError.ts";
import type { ProbeOutcome, TransactionCall } from "./transaction.ts";

/** Asks the node to run a call without sending it. Never throws. Effects: network. */
export async function probeCall(
  client: () => Promise<ChainClient>,
  { from, to, value, data }: TransactionCall,
): Promise<ProbeOutcome> {
  let host = "unknown";
  try {
    const open = await client();
    host = open.host;
    await open.viem.call({ account: from, to, value, data });
    return { status: "passes" };
  } catch (cause) {
    const error = toChainError(cause, { host, method: "eth_call" });
    return toProbeOutcome(error);
  }
}

function toProbeOutcome(error: BaseError): ProbeOutcome {
  if (error instanceof ContractRevertError)
    return { status: "reverts", code: error.code, text: error.shortMessage };
  if (error instanceof UnknownRevertError)
    return { status: "reverts", code: null, text: "The contract would refuse this now." };
  if (error instanceof NodeRefusedError) return { status: "reverts", code: null, text: error.shortMessage };
  return { status: "unknown", code: error.code };
}
