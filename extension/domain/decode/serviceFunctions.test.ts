import { encodeAbiParameters, parseAbiParameters, toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import { friend, judge, own, sampleContext, stranger, token, transactionTo, usdc, weth } from "../samples.ts";
import type { Subject } from "../subject.ts";
import { readSubject } from "./readSubject.ts";
import { serviceFunctions } from "./serviceFunctions.ts";

const typesOf = (signature: string) => parseAbiParameters(signature.slice(signature.indexOf("(") + 1, -1));

function call(name: string, values: readonly unknown[], value = "0x0"): Subject {
  const known = [...serviceFunctions].find(
    ([, { signature }]) => signature.startsWith(`${name}(`) && typesOf(signature).length === values.length,
  );
  const [selector, { signature }] = known ?? ["0x", { signature: "()" }];
  return transactionTo(
    token,
    `${selector}${encodeAbiParameters(typesOf(signature), values).slice(2)}`,
    value,
  );
}

function read(subject: Subject) {
  const { actions, isUnderstood } = readSubject(subject);
  const [first] = actions;
  return first?.kind === "call" ? { ...first, isUnderstood } : null;
}

describe("service functions", () => {
  test.each([
    ["0x6e553f65", "deposit(uint256,address)"],
    ["0xba087652", "redeem(uint256,address,address)"],
    ["0x617ba037", "supply(address,uint256,address,uint16)"],
    ["0x573ade81", "repay(address,uint256,uint256,address)"],
    ["0x38ed1739", "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)"],
    ["0x414bf389", "exactInputSingle of Uniswap's first router"],
    ["0x04e45aaf", "exactInputSingle of its second router"],
    ["0xa1903eab", "submit(address)"],
    ["0xd6681042", "requestWithdrawals(uint256[],address)"],
    ["0x56781388", "castVote(uint256,uint8)"],
    ["0xf2b9fdb8", "supply(address,uint256)"],
  ] as const)("default: %s is %s, as its contract has it [G09]", (selector, _name) => {
    expect(serviceFunctions.has(selector)).toBe(true);
  });

  test("default: no two lines share a selector", () => {
    const selectors = [...serviceFunctions.values()].map(({ signature }) =>
      toFunctionSelector(`function ${signature}`),
    );
    expect(new Set(selectors).size).toBe(serviceFunctions.size);
    expect([...serviceFunctions.keys()]).toEqual(selectors);
  });

  test("default: shares of a vault are redeemed for the account itself: all that moves is named", () => {
    expect(read(call("redeem", [5n, own, own]))).toMatchObject({
      doubt: null,
      isUnderstood: true,
      effects: {
        purpose: "withdraw",
        gives: [{ token, amount: 5n, owner: own }],
        gets: [{ token: null, amount: null, recipient: own }],
      },
    });
  });

  test("default: an exchange names what goes and what comes at least", () => {
    expect(read(call("swapExactTokensForTokens", [7n, 3n, [usdc, token, weth], own, 99n]))?.effects).toEqual({
      purpose: "swap",
      gives: [{ token: usdc, amount: 7n, owner: own }],
      gets: [{ token: weth, amount: 3n, recipient: own, isLeast: true }],
      debtor: null,
      endsAt: 99n,
      note: null,
    });
  });

  test("default: an exchange along packed bytes names their ends", () => {
    const path = `${usdc}0001f4${token.slice(2)}000bb8${weth.slice(2)}`;
    const read1 = read(call("exactInput", [{ path, to: own, deadline: 1n, amount: 7n, least: 3n }]));
    expect(read1?.effects).toMatchObject({
      gives: [{ token: usdc, amount: 7n }],
      gets: [{ token: weth, amount: 3n }],
    });
    const cut = call("exactInput", [{ path: usdc, to: own, deadline: 1n, amount: 7n, least: 3n }]);
    expect(read(cut)).toMatchObject({ signature: null, isUnderstood: false });
  });

  test.each([
    ["shares for somebody else", call("redeem", [5n, stranger, own]), "recipient"],
    ["a deposit for somebody else", call("deposit", [5n, stranger]), "recipient"],
    ["a loan that somebody else gets into", call("borrow", [usdc, 1n, 2n, 0, stranger]), "recipient"],
    ["shares of another account", call("redeem", [5n, own, stranger]), "owner"],
    ["an asset that the vault names", call("mint", [5n, own]), "token"],
    [
      "an exchange, whatever it is worth",
      call("swapExactTokensForETH", [1n, 0n, [usdc, weth], own, 9n]),
      "price",
    ],
    ["a loan", call("borrow", [usdc, 1n, 2n, 0, own]), "debt"],
    ["coin that goes along", call("redeem", [5n, own, own], "0x1"), "coin"],
    ["a bridge", call("depositTransaction", [own, 1n, 2n, false, "0x"]), "purpose"],
  ])("error: %s stays a gap, and the reason is named", (_, subject, doubt) => {
    expect(read(subject)).toMatchObject({ doubt, isUnderstood: false });
    const { decision } = judge(subject, sampleContext());
    expect(decision.outcome).not.toBe("allow");
    expect(decision.gaps).toContainEqual(expect.objectContaining({ reason: "undecodable" }));
  });

  test("error: arguments that are cut short are no known call", () => {
    const whole = call("redeem", [5n, own, friend]);
    const data = whole.kind === "transaction" ? whole.data.slice(0, -2) : "0x";
    expect(read(transactionTo(token, data))).toMatchObject({ signature: null, isUnderstood: false });
  });

  test("behavior: what moves counts for rules about amounts [C12]", () => {
    const { inspection } = judge(call("repay", [usdc, 2n ** 256n - 1n, 2n, own]));
    expect(inspection.gaps).toEqual([]);
    expect(read(call("repay", [usdc, 2n ** 256n - 1n, 2n, own]))?.effects?.gives).toEqual([
      { token: usdc, amount: null, owner: own },
    ]);
  });
});
