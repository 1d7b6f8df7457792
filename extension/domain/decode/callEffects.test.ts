import { describe, expect, test } from "vitest";
import { friend, own, usdc } from "../samples.ts";
import { type CallEffects, type CallPurpose, doubtOf } from "./callEffects.ts";

const effects = (changes: Partial<CallEffects> = {}): CallEffects => ({
  ...{ purpose: "withdraw", gives: [], gets: [], debtor: null, endsAt: null, note: null, ...changes },
});
const gives = (owner = own, token: typeof usdc | null = usdc) => [{ token, amount: 1n, owner }];
const gets = (recipient = own) => [{ token: usdc, amount: 1n, recipient, isLeast: false }];
const doubt = (changes: Partial<CallEffects> = {}, place: { value?: bigint; depth?: number } = {}) =>
  doubtOf(effects(changes), { actor: own, value: 0n, depth: 0, ...place });

describe("doubtOf", () => {
  test("default: what moves by name, for the account alone, leaves nothing open", () => {
    expect(doubt()).toBeNull();
    expect(doubt({ gives: gives(), gets: gets(), debtor: own })).toBeNull();
  });

  test("default: what is open is named, the worst first", () => {
    const worst = { gets: [...gets(), ...gets(friend)], gives: [...gives(own, null), ...gives(friend)] };
    const place = { value: 1n, depth: 1 };

    expect(doubt(worst, place)).toBe("recipient");
    expect(doubt({ debtor: friend }, place)).toBe("recipient");
    expect(doubt({ gives: worst.gives }, place)).toBe("owner");
    expect(doubt({ gives: gives(own, null) }, place)).toBe("coin");
    expect(doubt({ gives: gives(own, null) }, { depth: 1 })).toBe("wrapped");
    expect(doubt({ gives: [...gives(), ...gives(own, null)] })).toBe("token");
  });

  test.each<[CallPurpose, string | null]>([
    ["swap", "price"],
    ["liquidity", "price"],
    ["borrow", "debt"],
    ["collateral", "debt"],
    ["bridge", "purpose"],
    ["name", "purpose"],
    ["claim", "purpose"],
    ["stake", "purpose"],
    ["deposit", null],
    ["withdraw", null],
    ["supply", null],
    ["repay", null],
    ["unstake", null],
    ["cooldown", null],
    ["wrap", null],
    ["unwrap", null],
    ["vote", null],
  ])("default: of %s, arguments leave open: %s", (purpose, open) => {
    expect(doubt({ purpose })).toBe(open);
    expect(doubt({ purpose }, { value: 1n })).toBe("coin");
    expect(doubt({ purpose }, { depth: 1 })).toBe("wrapped");
  });
});
