import type { Hex } from "../primitives.ts";
import { max256 } from "./amounts.ts";
import { type Arguments, effects, gets, gives, type ServiceFunction, service } from "./serviceFunction.ts";

/** Lending markets: Aave 2 and 3, and Compound. What somebody supplies for is somebody's; who borrows owes. */
export const lendingFunctions: ReadonlyMap<Hex, ServiceFunction> = new Map([
  ...["deposit", "supply"].map((name) =>
    service(`${name}(address asset, uint256 amount, address onBehalfOf, uint16 referral)`, (a, c) =>
      effects("supply", {
        gives: gives(a.address(0), a.amount(1), c.actor),
        gets: gets(null, null, a.address(2)),
      }),
    ),
  ),
  service(
    "supplyWithPermit(address asset, uint256 amount, address onBehalfOf, uint16 referral, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
    (a, c) =>
      effects("supply", {
        gives: gives(a.address(0), a.amount(1), c.actor),
        gets: gets(null, null, a.address(2)),
      }),
  ),
  service("withdraw(address asset, uint256 amount, address to)", (a, c) =>
    effects("withdraw", {
      gives: gives(null, null, c.actor),
      gets: gets(a.address(0), most(a, 1), a.address(2)),
    }),
  ),
  service(
    "borrow(address asset, uint256 amount, uint256 rate, uint16 referral, address onBehalfOf)",
    (a, c) => effects("borrow", { gets: gets(a.address(0), a.amount(1), c.actor), debtor: a.address(4) }),
  ),
  service("repay(address asset, uint256 amount, uint256 rate, address onBehalfOf)", (a, c) =>
    effects("repay", { gives: gives(a.address(0), most(a, 1), c.actor), debtor: a.address(3) }),
  ),
  service("setUserUseReserveAsCollateral(address asset, bool useAsCollateral)", (a) =>
    effects("collateral", { note: a.text(1) === "true" ? "on" : "off" }),
  ),
  service("supply(address asset, uint256 amount)", (a, c) =>
    effects("supply", { gives: gives(a.address(0), most(a, 1), c.actor) }),
  ),
  service("supplyTo(address to, address asset, uint256 amount)", (a, c) =>
    effects("supply", {
      gives: gives(a.address(1), most(a, 2), c.actor),
      gets: gets(null, null, a.address(0)),
    }),
  ),
  service("withdraw(address asset, uint256 amount)", (a, c) =>
    effects("withdraw", { gives: gives(null, null, c.actor), gets: gets(a.address(0), most(a, 1), c.actor) }),
  ),
  service("withdrawTo(address to, address asset, uint256 amount)", (a, c) =>
    effects("withdraw", {
      gives: gives(null, null, c.actor),
      gets: gets(a.address(1), most(a, 2), a.address(0)),
    }),
  ),
  service("redeemUnderlying(uint256 amount)", (a, c) =>
    effects("withdraw", { gives: gives(c.contract, null, c.actor), gets: gets(null, a.amount(0), c.actor) }),
  ),
  service("borrow(uint256 amount)", (a, c) =>
    effects("borrow", { gets: gets(null, a.amount(0), c.actor), debtor: c.actor }),
  ),
  service("repayBorrow(uint256 amount)", (a, c) =>
    effects("repay", { gives: gives(null, most(a, 0), c.actor), debtor: c.actor }),
  ),
]);

/** The largest number stands for all there is. */
function most(args: Arguments, index: number): bigint | null {
  const amount = args.amount(index);
  return amount === max256 ? null : amount;
}
