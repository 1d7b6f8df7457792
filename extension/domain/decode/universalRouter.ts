import type { Address, Hex } from "../primitives.ts";
import { decodeStrictly } from "./abi.ts";
import type { Deed } from "./action.ts";
import { type DynamicReading, lower } from "./dynamic.ts";
import { type Permit2Details, permit2Allow } from "./permit2.ts";
import type { CallContext } from "./wordFunction.ts";
import { readWords } from "./words.ts";

const permitSingle =
  "((address token, uint160 amount, uint48 expiration, uint48 nonce) details, address spender, uint256 sigDeadline), bytes";
const permitBatch =
  "((address token, uint160 amount, uint48 expiration, uint48 nonce)[] details, address spender, uint256 sigDeadline), bytes";

const transfers = "(address from, address to, uint160 amount, address token)[]";

/**
 * Finds what the commands of a Universal Router take from the account: grants, transfers by Permit2, and plans inside of
 * plans. Swaps and payments inside are not taken apart, so the call as a whole stays not understood.
 */
export function readRouterCommands(commands: unknown, inputs: unknown, call: CallContext): DynamicReading {
  const bytes = (commands as Hex).slice(2).match(/../g) ?? [];
  const steps = bytes.map((byte, index) => ({
    command: Number.parseInt(byte, 16) & 0x3f,
    input: (inputs as Hex[])[index] ?? "0x",
  }));
  const swap: Deed = {
    kind: "call",
    to: call.contract,
    value: 0n,
    selector: "0x3593564c",
    signature: "execute(bytes,bytes[],uint256)",
    data: "0x",
    isUnderstood: false,
  };
  return {
    deeds: [...steps.flatMap(({ command, input }) => readStep(command, input, call)), swap],
    // A sub-plan is laid out as the arguments of the same function without a deadline.
    calls: steps
      .filter(({ command }) => command === 0x21)
      .map(({ input }) => ({ to: null, value: 0n, data: `0x24856bc3${input.slice(2)}` })),
  };
}

function readStep(command: number, input: Hex, call: CallContext): readonly Deed[] {
  if (command === 0x0a || command === 0x03) return readGrant(command, input, call);
  if (command === 0x02) {
    const words = readWords(`0x00000000${input.slice(2)}`, ["address", "address", "uint160"]);
    return [taken(call.actor, words.address(1), words.address(0), words.amount(2), call)];
  }
  if (command !== 0x0d) return [];
  const list = decodeStrictly(transfers, input)?.values[0] ?? [];
  return (list as { from: Address; to: Address; amount: bigint; token: Address }[]).map((one) =>
    taken(lower(one.from), lower(one.to), lower(one.token), one.amount, call),
  );
}

function taken(from: Address, to: Address, token: Address, amount: bigint, call: CallContext): Deed {
  const asset = { kind: "erc20", token, amount } as const;
  return { kind: "send", asset, from, to: recipientOf(to, call), actor: call.actor };
}

/** The router writes "whoever calls" as 1 and "the router" as 2. */
function recipientOf(to: Address, call: CallContext): Address {
  if (/^0x0{39}1$/.test(to)) return call.actor;
  return /^0x0{39}2$/.test(to) ? call.contract : to;
}

function readGrant(command: number, input: Hex, call: CallContext): readonly Deed[] {
  const decoded = decodeStrictly(command === 0x0a ? permitSingle : permitBatch, input);
  if (decoded === null) return [];
  const { details, spender } = decoded.values[0] as {
    details: Permit2Details | readonly Permit2Details[];
    spender: Address;
  };
  const list = Array.isArray(details) ? (details as readonly Permit2Details[]) : [details as Permit2Details];
  return list.map((one) => permit2Allow(call.actor, spender, one));
}
