import { keccak256 } from "viem";
import { describe, expect, test } from "vitest";
import { createChainClients } from "./chainClients.ts";
import { createTransactions } from "./transactions.ts";

type Answer = { result: unknown } | { error: { code: number; message: string; data?: string } };

/** A fake node with an answer for each method; a function sees the parameters. */
function setup(answers: Record<string, Answer | ((params: unknown[]) => Answer)>) {
  const asked: string[] = [];
  let time = 0;
  const fetchFrom: typeof fetch = async (_input, init) => {
    const { id, method, params } = JSON.parse(String(init?.body)) as {
      id: number;
      method: string;
      params: unknown[];
    };
    asked.push(method);
    const answer = method === "eth_chainId" ? { result: "0x5" } : answers[method];
    if (answer === undefined) throw new TypeError("fetch failed");
    return Response.json({ jsonrpc: "2.0", id, ...(typeof answer === "function" ? answer(params) : answer) });
  };
  const now = () => time;
  const clients = createChainClients({ rpcUrlOf: () => "https://node.example", fetchFrom, now });
  const sleep = async (ms: number) => {
    time += ms;
  };
  return { transactions: createTransactions({ clients, now, sleep }), asked };
}

const call = {
  from: "0x00000000000000000000000000000000000000aa",
  to: "0x00000000000000000000000000000000000000bb",
  value: 7n,
  data: "0x",
} as const;
const block = { number: "0x9", timestamp: "0x1", transactions: [], baseFeePerGas: "0x64" };
const healthy = {
  eth_getTransactionCount: { result: "0x3" },
  eth_getBalance: { result: "0xffffff" },
  eth_getBlockByNumber: { result: block },
  eth_maxPriorityFeePerGas: { result: "0x5" },
  eth_estimateGas: { result: "0x5208" },
};

describe("prepare", () => {
  test("default: number, gas and fees from the node", async () => {
    const { transactions, asked } = setup(healthy);

    expect(await transactions.prepare(5, call)).toEqual({
      chainId: 5,
      nonce: 3,
      gas: 21_000n,
      fees: { kind: "eip1559", maxFeePerGas: 205n, maxPriorityFeePerGas: 5n },
      mostWei: 7n + 21_000n * 205n,
      balanceWei: 0xffffffn,
    });
    expect(asked[0]).toBe("eth_chainId");
  });

  test("behavior: a lagging node does not make the wallet replace what it has signed [F06]", async () => {
    const { transactions } = setup(healthy);

    expect(await transactions.prepare(5, call, { leastNonce: 8 })).toMatchObject({ nonce: 8 });
  });

  test("behavior: a page's wishes are taken within bounds", async () => {
    const { transactions } = setup(healthy);
    const wishes = { gas: 50_000n, maxFeePerGas: 9n, maxPriorityFeePerGas: 20n, nonce: 4 };

    expect(await transactions.prepare(5, call, { wishes })).toMatchObject({
      nonce: 4,
      gas: 50_000n,
      fees: { maxFeePerGas: 9n, maxPriorityFeePerGas: 9n },
    });
  });

  test("error: a fee that no honest network asks [F08]", async () => {
    const dear = { ...block, baseFeePerGas: "0xde0b6b3a7640000" };
    const { transactions } = setup({ ...healthy, eth_getBlockByNumber: { result: dear } });

    await expect(transactions.prepare(5, call)).rejects.toMatchObject({ code: "chain.absurd-fee" });
  });
});

describe("sendRaw", () => {
  test("default: the hash is that of the bytes, whatever the node says", async () => {
    const { transactions } = setup({ eth_sendRawTransaction: { result: `0x${"99".repeat(32)}` } });

    expect(await transactions.sendRaw(5, "0x02aa")).toBe(keccak256("0x02aa"));
  });

  test("behavior: a node that has it already counts as done", async () => {
    const { transactions } = setup({
      eth_sendRawTransaction: { error: { code: -32000, message: "already known" } },
    });

    expect(await transactions.sendRaw(5, "0x02aa")).toBe(keccak256("0x02aa"));
  });

  test("error: the node's own words stay out", async () => {
    const { transactions, asked } = setup({
      eth_sendRawTransaction: { error: { code: -32000, message: "insufficient funds <b>0xsecret</b>" } },
    });

    const error = await transactions.sendRaw(5, "0x02aa").catch((cause: unknown) => cause);

    expect(error).toMatchObject({ code: "chain.refused", facts: { nodeCode: -32000 } });
    expect(String(error)).not.toContain("secret");
    expect(asked.filter((method) => method === "eth_sendRawTransaction")).toHaveLength(1);
  });
});

describe("waitReceipt", () => {
  test("behavior: stays pending until its time is over, also when the node is silent", async () => {
    const { transactions, asked } = setup({});

    const outcome = await transactions.waitReceipt(5, "0xaa", { deadlineMs: 5000, pollMs: 1000 });

    expect(outcome).toEqual({ status: "pending" });
    expect(asked.filter((method) => method === "eth_getTransactionReceipt")).toHaveLength(6);
  });

  test("behavior: a receipt of another transaction is none", async () => {
    const receipt = { transactionHash: "0xbb", status: "0x1", blockNumber: "0x1", gasUsed: "0x1", logs: [] };
    const { transactions } = setup({ eth_getTransactionReceipt: { result: receipt } });

    expect(await transactions.waitReceipt(5, "0xaa", { deadlineMs: 0 })).toEqual({ status: "pending" });
  });
});

describe("probe", () => {
  test("behavior: a revert, a silence and a pass are three things", async () => {
    const revert = { error: { code: 3, message: "execution reverted", data: "0xdeadbeef" } };

    expect(await setup({ eth_call: revert }).transactions.probe(5, call)).toMatchObject({
      status: "reverts",
      code: null,
    });
    expect(await setup({}).transactions.probe(5, call)).toEqual({
      status: "unknown",
      code: "chain.node-silent",
    });
    expect(await setup({ eth_call: { result: "0x" } }).transactions.probe(5, call)).toEqual({
      status: "passes",
    });
  });
});
