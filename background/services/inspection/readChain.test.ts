import { describe, expect, test } from "vitest";
import type { ProxyCode } from "../../../extension/domain/contractFacts.ts";
import {
  callData,
  messageOf,
  own,
  stranger,
  token,
  transactionTo,
  usdc,
} from "../../../extension/domain/samples.ts";
import { siteSubject } from "../../../extension/domain/subject/canonicalise.ts";
import type { ChainFacts } from "./chainFacts.ts";
import { readChain } from "./readChain.ts";

const never = new Promise<void>(() => undefined);
const approve = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
const proxy: ProxyCode = { kind: "eip1967", implementation: token, code: "contract" };

/** A fake node that knows everything it is asked. */
function fakeChain(changes: Partial<ChainFacts> = {}): ChainFacts {
  return {
    codeAt: async () => "contract",
    tokenAt: async () => ({ symbol: "FAKE", decimals: 0, isCore: false, standard: "erc20" }),
    balanceOf: async () => 9n,
    contractAt: async (_chainId, address) => (address === stranger ? { proxy } : {}),
    momentOf: async () => ({ block: 3, at: 4000 }),
    agesAt: async (_chainId, addresses) =>
      new Map(addresses.map((address) => [address, { isOlder: false, than: 1 }])),
    holdingsOf: async (_chainId, _account, { tokens, allowances }) => ({
      balances: new Map(tokens.map((one) => [one, 5n])),
      allowances: allowances.map((one) => ({ ...one, amount: 2n })),
    }),
    ...changes,
  };
}

describe("readChain", () => {
  test("default: everything the checks ask for, with the block it is of", async () => {
    const before = { implementation: own, seenAt: 1, hasGrant: true };
    const memory = { recall: async () => ({ [stranger]: before }) };

    expect(await readChain(approve, { chain: fakeChain(), memory }, never)).toEqual({
      codeAt: { [token]: "contract", [stranger]: "contract" },
      tokens: { [token]: { symbol: "FAKE", decimals: 0, isCore: false, standard: "erc20" } },
      contracts: {
        [own]: {},
        [stranger]: { proxy, age: { isOlder: false, than: 1 } },
        [token]: { age: { isOlder: false, than: 1 } },
      },
      balances: { native: 9n, [token]: 5n },
      allowances: [{ token, spender: stranger, amount: 2n }],
      remembered: { [stranger]: before },
      readAt: { block: 3, at: 4000 },
    });
  });

  test("behavior: how many pieces of a collection there are is no balance, a core token's is", async () => {
    const chain = fakeChain({ tokenAt: async () => ({ symbol: "FAKE", decimals: 0, isCore: false }) });
    const collection = await readChain(approve, { chain }, never);
    const core = await readChain(transactionTo(usdc, callData("0x095ea7b3", stranger, 1n)), { chain }, never);

    expect([collection.balances, collection.allowances]).toEqual([{ native: 9n }, []]);
    expect(core.balances).toEqual({ native: 9n, [usdc]: 5n });
    expect(core.allowances).toHaveLength(1);
  });

  test("behavior: a message asks for the account's own code and coin, a site for nothing", async () => {
    const reading = await readChain(messageOf("hello"), { chain: fakeChain() }, never);

    expect(reading).toMatchObject({ codeAt: {}, contracts: { [own]: {} }, balances: { native: 9n } });
    expect(await readChain(siteSubject("https://app.example"), { chain: fakeChain() }, never)).toEqual({
      codeAt: {},
      tokens: {},
    });
  });

  test("error: what is not there at the deadline stays unknown, and a late answer changes nothing", async () => {
    let late: (ages: ReadonlyMap<typeof stranger, { isOlder: boolean; than: number }>) => void = () =>
      undefined;
    const chain = fakeChain({
      agesAt: () =>
        new Promise((resolve) => {
          late = resolve;
        }),
      momentOf: async () => null,
      holdingsOf: async () => null,
      balanceOf: async () => null,
    });
    const settled = new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    const reading = await readChain(approve, { chain }, settled);
    late(new Map([[stranger, { isOlder: false, than: 1 }]]));
    await settled;

    expect(reading.contracts?.[stranger]).toEqual({ proxy });
    expect(Object.keys(reading)).not.toContain("readAt");
    expect(Object.keys(reading)).not.toContain("balances");
    expect(reading.allowances).toEqual([]);
  });

  test("error: a memory that cannot be read leaves the rest as it is", async () => {
    const memory = { recall: () => Promise.reject(new TypeError("fake")) };
    const reading = await readChain(approve, { chain: fakeChain(), memory }, never);

    expect(reading.remembered).toEqual({});
    expect(reading.readAt).toEqual({ block: 3, at: 4000 });
  });
});
