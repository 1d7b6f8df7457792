import type { Hex } from "../primitives.ts";
import { effects, gets, gives, type ServiceFunction, service } from "./serviceFunction.ts";

const toErc20 = "address token, address remoteToken, address to, uint256 amount, uint32 gas, bytes data";
const erc20 = "address token, address remoteToken, uint256 amount, uint32 gas, bytes data";

/** Deposits into other networks. What arrives there, and whether, no argument says. */
export const bridgeFunctions: ReadonlyMap<Hex, ServiceFunction> = new Map([
  ...["depositETH", "bridgeETH"].map((name) =>
    service(`${name}(uint32 gas, bytes data)`, (_, c) =>
      effects("bridge", { gets: gets("coin", c.value, c.actor) }),
    ),
  ),
  ...["depositETHTo", "bridgeETHTo"].map((name) =>
    service(`${name}(address to, uint32 gas, bytes data)`, (a, c) =>
      effects("bridge", { gets: gets("coin", c.value, a.address(0)) }),
    ),
  ),
  ...["depositERC20", "bridgeERC20"].map((name) =>
    service(`${name}(${erc20})`, (a, c) =>
      effects("bridge", {
        gives: gives(a.address(0), a.amount(2), c.actor),
        gets: gets(null, a.amount(2), c.actor),
      }),
    ),
  ),
  ...["depositERC20To", "bridgeERC20To"].map((name) =>
    service(`${name}(${toErc20})`, (a, c) =>
      effects("bridge", {
        gives: gives(a.address(0), a.amount(3), c.actor),
        gets: gets(null, a.amount(3), a.address(2)),
      }),
    ),
  ),
  service("depositTransaction(address to, uint256 value, uint64 gas, bool isCreation, bytes data)", (a) =>
    effects("bridge", { gets: gets("coin", a.amount(1), a.address(0)) }),
  ),
  service(
    "outboundTransfer(address token, address to, uint256 amount, uint256 gas, uint256 price, bytes data)",
    (a, c) =>
      effects("bridge", {
        gives: gives(a.address(0), a.amount(2), c.actor),
        gets: gets(null, a.amount(2), a.address(1)),
      }),
  ),
  service("deposit(address token, uint256 amount, uint256 recipient)", (a, c) =>
    effects("bridge", {
      gives: gives(a.address(0), a.amount(1), c.actor),
      note: `recipient ${a.text(2)}`,
    }),
  ),
]);
