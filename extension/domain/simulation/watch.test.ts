import { describe, expect, test } from "vitest";
import { readSubject } from "../decode/readSubject.ts";
import type { Hex } from "../primitives.ts";
import { friend, own, stranger, token, usdc } from "../samples.ts";
import type { SimulatedLog } from "./simulation.ts";
import { watchedBy } from "./watch.ts";

const word = (value: string | bigint): Hex => `0x${BigInt(value).toString(16).padStart(64, "0")}`;
const actionsOf = (data: Hex) => {
  const fields = { chainId: 1, from: own, to: token, value: 0n, data, wishes: {} };
  return readSubject({ kind: "transaction", ...fields }).actions;
};
const of = (part: Partial<Parameters<typeof watchedBy>[1]>, data: Hex = "0x") =>
  watchedBy(actionsOf(data), { account: own, logs: [], touched: [], ...part });
const log = (topics: readonly Hex[], data: Hex = "0x"): SimulatedLog => ({ address: token, topics, data });

const transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const approval = "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925";
const approvalForAll = "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31";
const transferSingle = "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62";

describe("watchedBy", () => {
  test("default: the coin is always read first, and what was decoded before what was told", () => {
    const data: Hex = `0x095ea7b3${word(friend).slice(2)}${word(7n).slice(2)}`;

    expect(of({ touched: [usdc] }, data)).toEqual([
      { kind: "coin" },
      { kind: "allowance", token, spender: friend },
      { kind: "token", token },
      { kind: "token", token: usdc },
    ]);
  });

  test("behavior: events say where to look, each by its kind [J06]", () => {
    const logs = [
      log([transfer, word(own), word(friend)], word(5n)),
      log([transfer, word(own), word(friend), word(9n)]),
      log([transferSingle, word(friend), word(own), word(friend)], `${word(4n)}${word(1n).slice(2)}`),
      log([approval, word(own), word(friend)], word(5n)),
      log([approvalForAll, word(own), word(stranger)], word(1n)),
    ];

    expect(of({ logs })).toEqual([
      { kind: "coin" },
      { kind: "token", token },
      { kind: "piece", token, id: 9n },
      { kind: "edition", token, id: 4n },
      { kind: "allowance", token, spender: friend },
      { kind: "operator", token, operator: stranger },
    ]);
  });

  test("behavior: what others allow and move among themselves is not ours to read", () => {
    const logs = [
      log([transferSingle, word(friend), word(friend), word(stranger)], word(4n)),
      log([approval, word(friend), word(stranger)]),
    ];

    expect(of({ logs })).toEqual([{ kind: "coin" }, { kind: "token", token }]);
  });

  test("behavior: events of no known form only name their contract, and the coin's place none", () => {
    const coinPlace = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
    const logs = [
      log([]),
      log([transferSingle, word(own)], "0x01"),
      log([approval, word(own), `0x${"f".repeat(64)}`]),
      { ...log([transfer, word(own), word(friend)]), address: coinPlace } as const,
    ];

    expect(of({ logs })).toEqual([{ kind: "coin" }, { kind: "token", token }]);
  });

  test("behavior: however much is told, one question stays small, and what was decoded stays in it", () => {
    const data: Hex = `0xa9059cbb${word(friend).slice(2)}${word(7n).slice(2)}`;
    const many = Array.from({ length: 500 }, (_, at) =>
      log([transfer, word(own), word(friend), word(BigInt(at))]),
    );
    const watched = of({ logs: many, touched: [usdc] }, data);

    expect(watched).toHaveLength(40);
    expect(watched.slice(0, 2)).toEqual([{ kind: "coin" }, { kind: "token", token }]);
  });
});
