import { describe, expect, test } from "vitest";
import { friend, own, token } from "../samples.ts";
import { differencesOf, readOf } from "./readings.ts";
import type { Watched } from "./simulation.ts";

const word = (value: bigint) => `0x${value.toString(16).padStart(64, "0")}` as const;
const coin: Watched = { kind: "coin" };
const piece: Watched = { kind: "piece", token, id: 7n };

describe("readOf", () => {
  test("default: each thing is asked for by its standard's selector", () => {
    const watched: readonly Watched[] = [
      coin,
      { kind: "token", token },
      piece,
      { kind: "edition", token, id: 7n },
      { kind: "allowance", token, spender: friend },
      { kind: "operator", token, operator: friend },
    ];
    expect(watched.map((one) => readOf(one, own).data.slice(0, 10)).slice(1)).toEqual([
      "0x70a08231",
      "0x6352211e",
      "0x00fdd58e",
      "0xdd62ed3e",
      "0xe985e9c5",
    ]);
    expect(readOf(coin, own)).toEqual({ to: null, data: word(BigInt(own)) });
  });
});

describe("differencesOf", () => {
  test("default: the fee is not what a request moves", () => {
    const readings = { watched: [coin], before: [word(100n)], after: [word(60n)] };

    expect(differencesOf(readings, { account: own, fee: 40n })).toEqual([]);
    expect(differencesOf(readings, { account: own, fee: 30n })).toEqual([
      { of: coin, before: 100n, after: 90n },
    ]);
  });

  test("behavior: a piece is the account's or not, and one that is nobody's is not [J06]", () => {
    const readings = { watched: [piece], before: [word(BigInt(own))], after: [null] };

    expect(differencesOf(readings, { account: own, fee: 0n })).toEqual([
      { of: piece, before: 1n, after: 0n },
    ]);
    expect(differencesOf({ ...readings, after: [word(BigInt(friend))] }, { account: own, fee: 0n })).toEqual([
      { of: piece, before: 1n, after: 0n },
    ]);
  });

  test("behavior: what is not a word on both sides is left out", () => {
    const watched: readonly Watched[] = [
      { kind: "token", token },
      { kind: "token", token: friend },
    ];
    const readings = { watched, before: [word(1n), "0x01"], after: [null, word(2n)] } as const;

    expect(differencesOf(readings, { account: own, fee: 0n })).toEqual([]);
  });
});
