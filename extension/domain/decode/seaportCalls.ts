import type { Address, Hex } from "../primitives.ts";
import type { OrderDeed } from "./action.ts";
import { complete } from "./complete.ts";
import { type DynamicFunction, type DynamicReading, deeds, lower } from "./dynamic.ts";
import { fillBasic, seaportBasic } from "./seaportBasic.ts";
import { assetOf, ownOrder, type SeaportItem, taken } from "./seaportDeeds.ts";
import type { CallContext } from "./wordFunction.ts";

const item = "uint8 kind, address token, uint256 id, uint256 start, uint256 end";
const parameters = `(address offerer, address zone, (${item})[] offer, (${item}, address recipient)[] consideration, uint8 orderType, uint256 startTime, uint256 endTime, bytes32 zoneHash, uint256 salt, bytes32 conduitKey, uint256 total)`;
const plain = `(${parameters} parameters, bytes signature)`;
const advanced = `(${parameters} parameters, uint120 numerator, uint120 denominator, bytes signature, bytes extraData)`;
const criteria = "(uint256, uint8, uint256, uint256, bytes32[])[]";
const fulfilments = "((uint256, uint256)[], (uint256, uint256)[])[]";
const groups = "(uint256, uint256)[][]";
/** Seaport's functions that take orders, match them, or leave one of the caller's own without a signature. */
export const seaportCalls: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  row("0xfb0f3ee1", "fulfillBasicOrder", seaportBasic, ([order], at) => fillBasic(order, at)),
  row("0x00000000", "fulfillBasicOrder_efficient_6GL6yc", seaportBasic, ([order], at) =>
    fillBasic(order, at),
  ),
  row("0xb3a34c4c", "fulfillOrder", `${plain}, bytes32`, ([order], at) => fill([order], at.actor, at)),
  row(
    "0xe7acab24",
    "fulfillAdvancedOrder",
    `${advanced}, ${criteria}, bytes32, address`,
    ([order, , , to], at) => fill([order], to, at),
  ),
  row(
    "0xed98a574",
    "fulfillAvailableOrders",
    `${plain}[], ${groups}, ${groups}, bytes32, uint256`,
    ([list], at) => fill(list, at.actor, at),
  ),
  row(
    "0x87201b41",
    "fulfillAvailableAdvancedOrders",
    `${advanced}[], ${criteria}, ${groups}, ${groups}, bytes32, address, uint256`,
    ([list, , , , , to], at) => fill(list, to, at),
  ),
  row("0xa8174404", "matchOrders", `${plain}[], ${fulfilments}`, ([list], at) => own(list, at)),
  row("0x55944a42", "matchAdvancedOrders", `${advanced}[], ${criteria}, ${fulfilments}`, ([list], at) =>
    own(list, at),
  ),
  row(
    "0xf2d12b12",
    "matchAdvancedOrders",
    `${advanced}[], ${criteria}, ${fulfilments}, address`,
    ([list], at) => own(list, at),
  ),
  row("0x88147732", "validate", `${plain}[]`, ([list], at) => own(list, at)),
]);

function row(
  selector: Hex,
  name: string,
  types: string,
  read: DynamicFunction["read"],
): [Hex, DynamicFunction] {
  return [selector, { name, parameters: types, read }];
}

interface Item extends SeaportItem {
  start: bigint;
  end: bigint;
}
interface Order {
  parameters: {
    offerer: Address;
    offer: readonly Item[];
    consideration: readonly (Item & { recipient: Address })[];
    endTime: bigint;
  };
  numerator?: bigint;
  denominator?: bigint;
}

/** Whoever calls gives what the order asks for, and gets what it offers. */
function fill(list: unknown, to: unknown, at: CallContext): DynamicReading | null {
  const receiver = lower(to);
  const recipient = /^0x0+$/.test(receiver) ? at.actor : receiver;
  const orders = (list as readonly Order[]).map(({ parameters: order, numerator = 1n, denominator = 1n }) => {
    if (denominator === 0n || numerator > denominator) return null;
    const part = (amount: bigint) => (amount * numerator) / denominator;
    const gives = order.consideration.map((one) => assetOf(one, part(most(one))));
    const gets = order.offer.map((one) => assetOf(one, part(least(one))));
    return taken(order, { gives, gets, recipient }, at);
  });
  const read = complete(orders);
  return read === null ? null : deeds(read);
}

/** An order of the caller's own needs no signature; those of others are theirs. */
function own(list: unknown, at: CallContext): DynamicReading | null {
  const mine = (list as readonly Order[]).filter(
    ({ parameters: { offerer } }) => lower(offerer) === at.actor,
  );
  const orders = complete(
    mine.map(({ parameters: { offer, consideration, endTime } }): OrderDeed | null => {
      const gives = complete(offer.map((one) => assetOf(one, most(one))));
      const gets = complete(
        consideration.map((one) => {
          const asset = assetOf(one, least(one));
          return asset === null ? null : { asset, recipient: lower(one.recipient) };
        }),
      );
      return gives === null || gets === null ? null : { ...ownOrder(at), gives, gets, endsAt: endTime };
    }),
  );
  return orders === null ? null : deeds(orders);
}

function most({ start, end }: Item): bigint {
  return end > start ? end : start;
}

function least({ start, end }: Item): bigint {
  return end < start ? end : start;
}
