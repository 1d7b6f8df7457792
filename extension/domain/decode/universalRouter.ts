import type { Address, Hex } from "../primitives.ts";
import { decodeStrictly } from "./abi.ts";
import type { Deed } from "./action.ts";
import type { DynamicReading } from "./dynamic.ts";
import type { CallContext } from "./functions.ts";
import { type Permit2Details, permit2Allow } from "./permit2.ts";

const permitSingle =
  "((address token, uint160 amount, uint48 expiration, uint48 nonce) details, address spender, uint256 sigDeadline), bytes";
const permitBatch =
  "((address token, uint160 amount, uint48 expiration, uint48 nonce)[] details, address spender, uint256 sigDeadline), bytes";

/**
 * Finds the grants among the commands of a Universal Router. Swaps and payments inside are not taken apart, so the call as a
 * whole stays not understood.
 */
export function readRouterCommands(commands: unknown, inputs: unknown, call: CallContext): DynamicReading {
  const bytes = (commands as Hex).slice(2).match(/../g) ?? [];
  const grants = bytes.flatMap((byte, index) =>
    readGrant(Number.parseInt(byte, 16) & 0x3f, (inputs as Hex[])[index], call),
  );
  const swap: Deed = {
    kind: "call",
    to: call.contract,
    value: 0n,
    selector: "0x3593564c",
    signature: "execute(bytes,bytes[],uint256)",
    data: "0x",
    isUnderstood: false,
  };
  return { deeds: [...grants, swap], calls: [] };
}

function readGrant(command: number, input: Hex | undefined, call: CallContext): readonly Deed[] {
  if (input === undefined || (command !== 0x0a && command !== 0x03)) return [];
  const decoded = decodeStrictly(command === 0x0a ? permitSingle : permitBatch, input);
  if (decoded === null) return [];
  const { details, spender } = decoded.values[0] as {
    details: Permit2Details | readonly Permit2Details[];
    spender: Address;
  };
  const list = Array.isArray(details) ? (details as readonly Permit2Details[]) : [details as Permit2Details];
  return list.map((one) => permit2Allow(call.actor, spender, one));
}
