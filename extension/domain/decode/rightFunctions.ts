import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import {
  allow,
  type CallContext,
  entry,
  operator,
  type Read,
  sendToken,
  type WordFunction,
} from "./wordFunction.ts";

/** Rights and transfers of the rarer standards: ERC-6909, 1363 and 3009, lending markets, and Balancer's relayers. */
export const rightFunctions: ReadonlyMap<Hex, WordFunction> = new Map([
  entry("0x095bcdb6", "transfer(address,uint256,uint256)", (w, c) =>
    sendPiece(c, c.actor, w.address(0), [w.amount(1), w.amount(2)]),
  ),
  entry("0xfe99049a", "transferFrom(address,address,uint256,uint256)", (w, c) =>
    sendPiece(c, w.address(0), w.address(1), [w.amount(2), w.amount(3)]),
  ),
  entry("0x3177029f", "approveAndCall(address,uint256)", allow("set")),
  entry("0x1296ee62", "transferAndCall(address,uint256)", (w, c) =>
    sendToken(c, c.actor, w.address(0), w.amount(1)),
  ),
  // Whoever is named here may borrow, and the account owes it.
  entry("0xc04a8a10", "approveDelegation(address,uint256)", allow("set")),
  entry("0x5c19a95c", "delegate(address)", (w) => ({ kind: "delegation", what: "votes", to: w.address(0) })),
  entry("0x110496e5", "allow(address,bool)", switchOperator(0)),
  entry("0xeecea000", "setAuthorization(address,bool)", switchOperator(0)),
  entry("0xfa6e671d", "setRelayerApproval(address,address,bool)", switchOperator(1)),
  entry(
    "0xe3ee160e",
    "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)",
    sendAuthorised,
  ),
  entry(
    "0xef55bec6",
    "receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)",
    sendAuthorised,
  ),
]);

function switchOperator(index: number): Read {
  return (words, call) => operator(call, words.address(index), words.amount(index + 1) !== 0n);
}

function sendAuthorised(...[words, call]: Parameters<Read>): Deed {
  return sendToken(call, words.address(0), words.address(1), words.amount(2));
}

function sendPiece(
  call: CallContext,
  from: Address,
  to: Address,
  [tokenId, amount]: readonly [bigint, bigint],
): Deed {
  return {
    kind: "send",
    asset: { kind: "nft", token: call.contract, tokenId, amount },
    from,
    to,
    actor: call.actor,
  };
}
