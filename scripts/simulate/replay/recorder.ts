import { type Abi, type AbiItem, toFunctionSelector } from "viem";
import * as abis from "../../../extension/chain/generated/abi.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { Outcome } from "../acts.ts";
import { type Account, modules } from "../model/accounts.ts";
import type { World } from "../world.ts";
import { codeOf, wordsOf } from "./actWords.ts";
import {
  type View,
  viewOfAccount,
  viewOfClaim,
  viewOfInvestor,
  viewOfMarket,
  viewOfPurchase,
  viewOfSale,
  viewOfWare,
} from "./views.ts";

/** Of the token's library, which no contract's interface lists. */
const TRANSFER_FROM_FAILED = 0x7939f424n;

/**
 * Writes down what happens in a market, for the contracts to do again: each act with when it was done and what came of it, and at
 * the end of each day, or of every so many, everything that has changed since. Needs a world that keeps its history.
 */
export class Recorder {
  readonly #bytes: number[] = [];
  readonly #seen = new Map<string, string>();
  readonly #looksEvery: number;
  #acts = 0;
  views = 0;

  /** @param options.looksEvery how many days pass between two looks */
  constructor({ looksEvery = 1 }: { looksEvery?: number } = {}) {
    this.#looksEvery = looksEvery;
  }

  /** To be called when a day's acts are over. */
  readonly onDay = (world: World): void => {
    for (; this.#acts < world.history.length; this.#acts += 1) {
      const done = world.history[this.#acts];
      if (done === undefined) break;
      this.#write(codeOf(done.act), done.time, wordsOf(done.act), outcomeWords(done.outcome));
    }
    if (world.day % this.#looksEvery === 0) this.#lookAtAll(world);
  };

  /** The record, which ends with a look at everything, changed or not. */
  finish(world: World): Uint8Array {
    this.#seen.clear();
    this.#lookAtAll(world);
    return Uint8Array.from(this.#bytes);
  }

  get acts(): number {
    return this.#acts;
  }

  #lookAtAll(world: World): void {
    for (const view of viewsOf(world)) this.#look(view, world.economy.clock.now);
  }

  /** What the model says as it said it the last time is left out until the end. */
  #look({ code, about, seen }: View, now: number): void {
    const key = `${code} ${about[0]}`;
    const text = seen.join(" ");
    if (this.#seen.get(key) === text) return;
    this.#seen.set(key, text);
    this.views += 1;
    this.#write(code, now, about, seen);
  }

  #write(code: bigint, time: number, given: readonly bigint[], expected: readonly bigint[]): void {
    this.#word(code);
    this.#word(BigInt(time));
    for (const words of [given, expected]) {
      this.#word(BigInt(words.length));
      for (const word of words) this.#word(word);
    }
  }

  /** How many bytes it takes, and then these. */
  #word(word: bigint): void {
    if (word === 0n) {
      this.#bytes.push(0);
      return;
    }
    const digits = word.toString(16);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    this.#bytes.push(even.length / 2);
    for (let i = 0; i < even.length; i += 2) this.#bytes.push(Number.parseInt(even.slice(i, i + 2), 16));
  }
}

function* viewsOf({ economy, accounts }: World): Generator<View> {
  for (const { id } of economy.registry.wares) yield viewOfWare(economy, id);
  for (const purchase of economy.market.purchases) yield viewOfPurchase(economy, purchase);
  for (let account: Account = 1; account <= accounts; account += 1) yield viewOfAccount(economy, account);
  for (const account of Object.values(modules)) yield viewOfAccount(economy, account);
  for (const operator of economy.restaking.investors()) yield viewOfInvestor(economy, operator);
  for (const claim of economy.disputes.claims) yield viewOfClaim(claim);
  for (const sale of economy.packages.sales) yield viewOfSale(sale);
  yield viewOfMarket(economy);
}

function outcomeWords(outcome: Outcome): bigint[] {
  return outcome.isDone ? [1n, outcome.value] : [0n, selectorOf(outcome.error)];
}

let selectors: Map<string, bigint> | undefined;

function selectorOf(error: string): bigint {
  selectors ??= readSelectors();
  const found = selectors.get(error);
  invariant(found !== undefined, `A contract has the error ${error}.`);
  return found;
}

function readSelectors(): Map<string, bigint> {
  const found = new Map([["TransferFromFailed", TRANSFER_FROM_FAILED]]);
  for (const abi of Object.values<Abi>(abis)) {
    for (const item of abi) if (item.type === "error") found.set(item.name, BigInt(selector(item)));
  }
  return found;
}

function selector(item: Extract<AbiItem, { type: "error" }>): `0x${string}` {
  return toFunctionSelector(`${item.name}(${item.inputs.map(({ type }) => type).join(",")})`);
}
