import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import type { DynamicFunction, DynamicReading, InnerCall } from "./dynamic.ts";
import type { CallContext } from "./functions.ts";
import { readMultiSend } from "./multiSend.ts";
import { type Permit2Details, permit2Allow } from "./permit2.ts";
import { readRouterCommands } from "./universalRouter.ts";

const permitDetails = "(address token, uint160 amount, uint48 expiration, uint48 nonce)";

/** Wrappers, batches and the dynamic functions of ERC-721, 777, 1155 and Permit2. */
export const dynamicFunctions: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  ["0xac9650d8", { name: "multicall", parameters: "bytes[]", read: ([list]) => selfCalls(list) }],
  ["0x5ae401dc", { name: "multicall", parameters: "uint256, bytes[]", read: ([, list]) => selfCalls(list) }],
  ["0x1f0464d1", { name: "multicall", parameters: "bytes32, bytes[]", read: ([, list]) => selfCalls(list) }],
  [
    "0x252dba42",
    { name: "aggregate", parameters: "(address to, bytes data)[]", read: ([list]) => calls(list) },
  ],
  [
    "0xbce38bd7",
    { name: "tryAggregate", parameters: "bool, (address to, bytes data)[]", read: ([, list]) => calls(list) },
  ],
  [
    "0x82ad56cb",
    {
      name: "aggregate3",
      parameters: "(address to, bool allowFailure, bytes data)[]",
      read: ([list]) => calls(list),
    },
  ],
  [
    "0x174dea71",
    {
      name: "aggregate3Value",
      parameters: "(address to, bool allowFailure, uint256 value, bytes data)[]",
      read: ([list]) => calls(list),
    },
  ],
  ["0xb61d27f6", { name: "execute", parameters: "address, uint256, bytes", read: (v) => oneCall(v) }],
  [
    "0x51945447",
    { name: "execute", parameters: "address, uint256, bytes, uint8", read: (v, c) => modeCall(v, c) },
  ],
  [
    "0x34fcd5be",
    {
      name: "executeBatch",
      parameters: "(address to, uint256 value, bytes data)[]",
      read: ([list]) => calls(list),
    },
  ],
  [
    "0x6a761202",
    {
      name: "execTransaction",
      parameters: "address, uint256, bytes, uint8, uint256, uint256, uint256, address, address, bytes",
      read: (v, c) => modeCall(v, c),
    },
  ],
  [
    "0x8d80ff0a",
    { name: "multiSend", parameters: "bytes", read: ([packed], c) => readMultiSend(packed as Hex, c) },
  ],
  [
    "0x3593564c",
    {
      name: "execute",
      parameters: "bytes, bytes[], uint256",
      read: ([c, i], at) => readRouterCommands(c, i, at),
    },
  ],
  [
    "0x24856bc3",
    { name: "execute", parameters: "bytes, bytes[]", read: ([c, i], at) => readRouterCommands(c, i, at) },
  ],
  [
    "0x4f1ef286",
    {
      name: "upgradeToAndCall",
      parameters: "address, bytes",
      read: ([to], c) =>
        deeds([{ kind: "control", what: "upgrade", contract: c.contract, party: lower(to) }]),
    },
  ],
  [
    "0x9623609d",
    {
      name: "upgradeAndCall",
      parameters: "address, address, bytes",
      read: ([, to], c) =>
        deeds([{ kind: "control", what: "upgrade", contract: c.contract, party: lower(to) }]),
    },
  ],
  [
    "0xb88d4fde",
    {
      name: "safeTransferFrom",
      parameters: "address, address, uint256, bytes",
      read: ([from, to, id], c) => deeds([sendNft(c, from, to, id as bigint, 1n)]),
    },
  ],
  [
    "0xf242432a",
    {
      name: "safeTransferFrom",
      parameters: "address, address, uint256, uint256, bytes",
      read: ([from, to, id, amount], c) => deeds([sendNft(c, from, to, id as bigint, amount as bigint)]),
    },
  ],
  [
    "0x2eb2c2d6",
    {
      name: "safeBatchTransferFrom",
      parameters: "address, address, uint256[], uint256[], bytes",
      read: ([from, to, ids, amounts], c) =>
        deeds(
          (ids as bigint[]).map((id, index) => sendNft(c, from, to, id, (amounts as bigint[])[index] ?? 0n)),
        ),
    },
  ],
  [
    "0x9bd9bbc6",
    {
      name: "send",
      parameters: "address, uint256, bytes",
      read: ([to, amount], c) => deeds([sendErc20(c, to, amount as bigint)]),
    },
  ],
  [
    "0x2b67b570",
    {
      name: "permit",
      parameters: `address, (${permitDetails} details, address spender, uint256 sigDeadline), bytes`,
      read: ([owner, permit]) => {
        const { details, spender } = permit as { details: Permit2Details; spender: Address };
        return deeds([permit2Allow(owner, spender, details)]);
      },
    },
  ],
  [
    "0x2a2d80d1",
    {
      name: "permit",
      parameters: `address, (${permitDetails}[] details, address spender, uint256 sigDeadline), bytes`,
      read: ([owner, permit]) => {
        const { details, spender } = permit as { details: Permit2Details[]; spender: Address };
        return deeds(details.map((one) => permit2Allow(owner, spender, one)));
      },
    },
  ],
]);

function deeds(list: readonly Deed[]): DynamicReading {
  return { deeds: list, calls: [] };
}

function lower(address: unknown): Address {
  return String(address).toLowerCase() as Address;
}

function selfCalls(list: unknown): DynamicReading {
  return { deeds: [], calls: (list as Hex[]).map((data) => ({ to: null, value: 0n, data })) };
}

function calls(list: unknown): DynamicReading {
  const made = (list as { to: Address; value?: bigint; data: Hex }[]).map(
    (one): InnerCall => ({ to: lower(one.to), value: one.value ?? 0n, data: one.data }),
  );
  return { deeds: [], calls: made };
}

function oneCall([to, value, data]: readonly unknown[]): DynamicReading {
  return { deeds: [], calls: [{ to: lower(to), value: value as bigint, data: data as Hex }] };
}

function modeCall(values: readonly unknown[], call: CallContext): DynamicReading {
  const reading = oneCall(values);
  // Operation 1 runs foreign code as the account itself, 2 and 3 create contracts.
  if (values[3] === 0) return reading;
  return {
    deeds: [{ kind: "control", what: "delegatecall", contract: call.contract, party: lower(values[0]) }],
    calls: reading.calls,
  };
}

function sendNft(call: CallContext, from: unknown, to: unknown, tokenId: bigint, amount: bigint): Deed {
  return {
    kind: "send",
    asset: { kind: "nft", token: call.contract, tokenId, amount },
    from: lower(from),
    to: lower(to),
    actor: call.actor,
  };
}

function sendErc20(call: CallContext, to: unknown, amount: bigint): Deed {
  return {
    kind: "send",
    asset: { kind: "erc20", token: call.contract, amount },
    from: call.actor,
    to: lower(to),
    actor: call.actor,
  };
}
