import type { Address, Hex } from "../primitives.ts";
import { bulkFunctions } from "./bulkFunctions.ts";
import {
  calls,
  type DynamicFunction,
  deeds,
  lower,
  modeCall,
  oneCall,
  selfCalls,
  sendErc20,
  sendNft,
} from "./dynamic.ts";
import { readMultiSend } from "./multiSend.ts";
import { type Permit2Details, permit2Allow } from "./permit2.ts";
import { relayedFunctions } from "./relayedFunctions.ts";
import { seaportCalls } from "./seaportCalls.ts";
import { readRouterCommands } from "./universalRouter.ts";
import { wrapperFunctions } from "./wrapperFunctions.ts";

const permitDetails = "(address token, uint160 amount, uint48 expiration, uint48 nonce)";

/** Wrappers, batches and the dynamic functions of ERC-721, 777, 1155 and Permit2. */
export const dynamicFunctions: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  ...wrapperFunctions,
  ...relayedFunctions,
  ...bulkFunctions,
  ...seaportCalls,
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
