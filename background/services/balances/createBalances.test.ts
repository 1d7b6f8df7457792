import { expect, test } from "vitest";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RpcCall, RpcOutcome } from "../networks/rpc.ts";
import { createBalances } from "./createBalances.ts";

const alice: Address = `0x${"a1".repeat(20)}`;
const token: Address = `0x${"5e".repeat(20)}`;

function setup(answer: (call: RpcCall) => RpcOutcome) {
  const state = { account: alice as Address | null, chainId: 1, changes: 0 };
  const asked: RpcCall[] = [];
  const balances = createBalances({
    accounts: { selected: () => state.account },
    networks: {
      selected: () => state.chainId,
      homeChainId: () => 31337,
      find: (chainId) => ({
        chainId,
        name: "",
        rpcUrl: `http://node-${chainId}`,
        symbol: "ETH",
        isHome: false,
      }),
    },
    secTokenOf: () => token,
    async rpc(call) {
      asked.push(call);
      return answer(call);
    },
    now: () => 5,
    onChange: () => {
      state.changes += 1;
    },
  });
  return { balances, state, asked };
}

test("default: coin of the selected chain and SEC of the home chain, as decimal strings", async () => {
  const { balances, state, asked } = setup(({ method }) => ({
    status: "answered",
    value: method === "eth_call" ? `0x${"0".repeat(62)}10` : "0xde0b6b3a7640000",
  }));
  expect(balances.view()).toMatchObject({ account: alice, chainId: 1, wei: null });
  await balances.refresh();
  expect(balances.view()).toEqual({
    account: alice,
    chainId: 1,
    wei: "1000000000000000000",
    sec: "16",
    readAt: 5,
    problem: null,
  });
  expect(state.changes).toBe(1);
  expect(asked.map(({ url, method }) => `${url} ${method}`).sort()).toEqual([
    "http://node-1 eth_getBalance",
    "http://node-31337 eth_call",
  ]);
});

test("behavior: another account or chain never shows the balance of the last one", async () => {
  const { balances, state } = setup(() => ({ status: "answered", value: "0x1" }));
  await balances.refresh();
  state.chainId = 5;
  expect(balances.view()).toMatchObject({ chainId: 5, wei: null });
  state.account = null;
  expect(balances.view()).toMatchObject({ account: null, wei: null });
});

test("error: a node that is silent or talks nonsense leaves the amount unknown, and says so", async () => {
  for (const outcome of [
    { status: "unreachable", reason: "timeout" },
    { status: "answered", value: "1000" },
    { status: "answered", value: null },
    { status: "refused", code: 1, data: null },
  ] as RpcOutcome[]) {
    const { balances } = setup(() => outcome);
    await balances.refresh();
    expect(balances.view()).toMatchObject({ wei: null, sec: null, readAt: null });
    expect(balances.view().problem).not.toBeNull();
  }
});
