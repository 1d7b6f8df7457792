import type { Address, Hex } from "../primitives.ts";
import type { CallAsset } from "./callEffects.ts";
import { lower } from "./dynamic.ts";
import { type Arguments, effects, gets, gives, type ServiceFunction, service } from "./serviceFunction.ts";
import type { CallContext } from "./wordFunction.ts";

/** Where the arguments of an exchange along a path stand. `give` null: the coin that is sent along. */
interface PathSwap {
  give: number | null;
  get: number;
  path: number;
  isCoinGiven: boolean;
  isCoinGot: boolean;
  /** The amount to give is the limit, and what comes is exact. */
  isExactOut?: boolean;
}

const exact = { give: 0, get: 1, path: 2, isCoinGiven: false, isCoinGot: false } as const;
const exactOut = {
  give: 1,
  get: 0,
  path: 2,
  isCoinGiven: false,
  isCoinGot: false,
  isExactOut: true,
} as const;
const fromCoin = { give: null, get: 0, path: 1, isCoinGiven: true, isCoinGot: false } as const;

const tokenArguments = "uint256 first, uint256 second, address[] path, address to, uint256 deadline";
const coinArguments = "uint256 out, address[] path, address to, uint256 deadline";

/** Exchanges along a path, and pools: Uniswap 2 and 3 and the many that copy them. What a token is worth no argument says. */
export const swapFunctions: ReadonlyMap<Hex, ServiceFunction> = new Map([
  pathSwap("swapExactTokensForTokens", exact),
  pathSwap("swapExactTokensForTokensSupportingFeeOnTransferTokens", exact),
  pathSwap("swapTokensForExactTokens", exactOut),
  pathSwap("swapExactTokensForETH", { ...exact, isCoinGot: true }),
  pathSwap("swapExactTokensForETHSupportingFeeOnTransferTokens", { ...exact, isCoinGot: true }),
  pathSwap("swapTokensForExactETH", { ...exactOut, isCoinGot: true }),
  pathSwap("swapExactETHForTokens", fromCoin),
  pathSwap("swapExactETHForTokensSupportingFeeOnTransferTokens", fromCoin),
  pathSwap("swapETHForExactTokens", { ...fromCoin, isExactOut: true }),
  service(
    "exactInputSingle((address give, address get, uint24 fee, address to, uint256 deadline, uint256 amount, uint256 least, uint160 limit) one)",
    (a, c) => along(a, c, { give: 0, get: 1, to: 3, amounts: [5, 6] }),
  ),
  service(
    "exactInputSingle((address give, address get, uint24 fee, address to, uint256 amount, uint256 least, uint160 limit) one)",
    (a, c) => along(a, c, { give: 0, get: 1, to: 3, amounts: [4, 5] }),
  ),
  service(
    "exactInput((bytes path, address to, uint256 deadline, uint256 amount, uint256 least) one)",
    (a, c) => along(a, c, { path: 0, to: 1, amounts: [3, 4] }),
  ),
  service("exactInput((bytes path, address to, uint256 amount, uint256 least) one)", (a, c) =>
    along(a, c, { path: 0, to: 1, amounts: [2, 3] }),
  ),
  service(
    "addLiquidityETH(address token, uint256 amount, uint256 least, uint256 leastCoin, address to, uint256 deadline)",
    (a, c) =>
      effects("liquidity", {
        gives: gives(a.address(0), a.amount(1), c.actor),
        gets: gets(null, null, a.address(4)),
        endsAt: a.amount(5),
      }),
  ),
  service(
    "addLiquidity(address first, address second, uint256 amount1, uint256 amount2, uint256 least1, uint256 least2, address to, uint256 deadline)",
    (a, c) =>
      effects("liquidity", {
        gives: [...gives(a.address(0), a.amount(2), c.actor), ...gives(a.address(1), a.amount(3), c.actor)],
        gets: gets(null, null, a.address(6)),
        endsAt: a.amount(7),
      }),
  ),
  service(
    "removeLiquidity(address first, address second, uint256 shares, uint256 least1, uint256 least2, address to, uint256 deadline)",
    (a, c) =>
      effects("liquidity", {
        gives: gives(null, a.amount(2), c.actor),
        gets: [
          ...gets(a.address(0), a.amount(3), a.address(5), "least"),
          ...gets(a.address(1), a.amount(4), a.address(5), "least"),
        ],
        endsAt: a.amount(6),
      }),
  ),
]);

function pathSwap(name: string, swap: PathSwap): [Hex, ServiceFunction] {
  const list = swap.isCoinGiven ? coinArguments : tokenArguments;
  return service(`${name}(${list})`, (a, c) => readPath(a, c, swap));
}

function readPath(a: Arguments, c: CallContext, swap: PathSwap) {
  const ends = a.ends(swap.path);
  if (ends === null) return null;
  const [first, last] = ends;
  const given: CallAsset =
    swap.give === null ? { token: "coin", amount: c.value } : { token: first, amount: a.amount(swap.give) };
  return effects("swap", {
    gives: gives(given.token, given.amount, c.actor),
    gets: gets(
      swap.isCoinGot ? "coin" : last,
      a.amount(swap.get),
      a.address(swap.path + 1),
      swap.isExactOut === true ? "exact" : "least",
    ),
    endsAt: a.amount(swap.path + 2),
  });
}

type Along = { to: number; amounts: readonly [given: number, least: number] } & (
  | { give: number; get: number }
  | { path: number }
);

/** An exchange of Uniswap 3: between two tokens, or along packed bytes of which the first and last twenty name the tokens. */
function along(a: Arguments, c: CallContext, form: Along) {
  const ends =
    "path" in form ? endsOf(a.text(form.path)) : ([a.address(form.give), a.address(form.get)] as const);
  if (ends === null) return null;
  const [give, get] = ends;
  const [given, least] = form.amounts;
  return effects("swap", {
    gives: gives(give, a.amount(given), c.actor),
    gets: gets(get, a.amount(least), a.address(form.to), "least"),
  });
}

function endsOf(path: string): readonly [Address, Address] | null {
  const isPath = /^0x([0-9a-f]{46})+[0-9a-f]{40}$/i.test(path);
  return isPath ? [lower(path.slice(0, 42)), lower(`0x${path.slice(-40)}`)] : null;
}
