import type { Address } from "../primitives.ts";
import { type DynamicReading, deeds } from "./dynamic.ts";
import { assetOf, taken } from "./seaportDeeds.ts";
import type { CallContext } from "./wordFunction.ts";

/** Of the short form of an order. */
export const seaportBasic =
  "(address considerationToken, uint256 considerationId, uint256 considerationAmount, address offerer, address zone, address offerToken, uint256 offerId, uint256 offerAmount, uint8 kind, uint256 startTime, uint256 endTime, bytes32 zoneHash, uint256 salt, bytes32 offererKey, bytes32 fulfillerKey, uint256 total, (uint256 amount, address recipient)[] others, bytes signature)";

interface Basic {
  considerationToken: Address;
  considerationId: bigint;
  considerationAmount: bigint;
  offerToken: Address;
  offerId: bigint;
  offerAmount: bigint;
  kind: number;
  endTime: bigint;
  others: readonly { amount: bigint }[];
}

/** The short form: by its kind a piece for money of the caller's, or a piece of the caller's for money. */
export function fillBasic(given: unknown, at: CallContext): DynamicReading | null {
  const order = given as Basic;
  const route = Math.floor(order.kind / 4);
  const sides = routes[route];
  if (sides === undefined) return null;
  const [asked, offered] = sides;
  const others = order.others.reduce((sum, { amount }) => sum + amount, 0n);
  const isSale = route >= 4;
  const rest = order.offerAmount > others ? order.offerAmount - others : 0n;
  const gives = assetOf(
    { kind: asked, token: order.considerationToken, id: order.considerationId },
    isSale ? order.considerationAmount : order.considerationAmount + others,
  );
  // Of money that is offered, the fees are taken before the caller gets it.
  const gets = assetOf(
    { kind: offered, token: order.offerToken, id: order.offerId },
    isSale ? rest : order.offerAmount,
  );
  const deed = taken(order, { gives: [gives], gets: [gets], recipient: at.actor }, at);
  return deed === null ? null : deeds([deed]);
}

// What is asked of the caller, and what is offered, for each kind of the short form.
const routes = [
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 1],
  [3, 1],
] as const;
