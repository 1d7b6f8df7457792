import { describe, expect, test } from "vitest";
import { createChainClients } from "./chainClients.ts";
import { NodeSilentError, WrongChainError } from "./chainErrors.ts";

/** A fake node: answers by method, and counts what it was asked. */
function setup(answers: Record<string, unknown>) {
  const asked: string[] = [];
  let time = 0;
  const fetchFrom: typeof fetch = async (_input, init) => {
    const { id, method } = JSON.parse(String(init?.body)) as { id: number; method: string };
    asked.push(method);
    return Response.json({ jsonrpc: "2.0", id, result: answers[method] });
  };
  const clients = createChainClients({
    rpcUrlOf: (chainId) => (chainId === 5 ? "https://node.example/key-in-path" : null),
    fetchFrom,
    now: () => time,
  });
  return {
    clients,
    asked,
    answers,
    pass(ms: number) {
      time += ms;
    },
  };
}

describe("createChainClients", () => {
  test("default: a client comes after the node has named its chain, and is kept for a while", async () => {
    const { clients, asked, pass } = setup({ eth_chainId: "0x5" });

    const one = await clients.client(5);
    const two = await clients.client(5);
    pass(31_000);
    await clients.client(5);

    expect(one).toBe(two);
    expect(one.host).toBe("node.example");
    expect(asked).toEqual(["eth_chainId", "eth_chainId"]);
  });

  test("behavior: before anything is signed the node is asked again [F02]", async () => {
    const { clients, answers } = setup({ eth_chainId: "0x5" });
    await clients.client(5);

    answers["eth_chainId"] = "0x1";

    await expect(clients.client(5, "asked")).rejects.toThrow(WrongChainError);
    await expect(clients.client(5)).rejects.toThrow(WrongChainError);
  });

  test("error: a node of another chain, with the host alone among the facts [F02]", async () => {
    const { clients } = setup({ eth_chainId: "0x1" });

    const error = await clients.client(5).catch((cause: unknown) => cause);

    expect(error).toBeInstanceOf(WrongChainError);
    expect((error as WrongChainError).facts).toEqual({ host: "node.example", expected: 5, actual: 1 });
    expect(String(error)).not.toContain("key-in-path");
  });

  test("error: a chain without a node", async () => {
    await expect(setup({}).clients.client(6)).rejects.toMatchObject({ code: "chain.unknown" });
  });

  test.each<[string, () => Promise<Response>]>([
    ["HTML", async () => new Response("<html>down</html>", { headers: { "content-type": "text/html" } })],
    ["nothing", async () => new Response(null)],
    ["more than it may", async () => new Response("x".repeat(2000))],
    ["an error of the server", async () => new Response("no", { status: 500 })],
    ["a broken connection", async () => Promise.reject(new TypeError("fetch failed"))],
    ["another call's answer", async () => Response.json({ jsonrpc: "2.0", id: 77, result: "what" })],
  ])("error: a node that answers %s is silent [F09]", async (_name, fetchFrom) => {
    const clients = createChainClients({
      rpcUrlOf: () => "https://node.example",
      fetchFrom,
      now: () => 0,
      maxBytes: 1000,
    });

    const error = await clients.client(5).catch((cause: unknown) => cause);

    expect([NodeSilentError, WrongChainError].some((kind) => error instanceof kind)).toBe(true);
    expect(String(error)).not.toContain("html");
  });

  test("error: a node that does not end is silent when the time is over [F09]", async () => {
    const fetchFrom: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new DOMException("late", "TimeoutError")));
      });
    const clients = createChainClients({
      rpcUrlOf: () => "https://node.example",
      fetchFrom,
      now: () => 0,
      timeoutMs: 30,
    });

    await expect(clients.client(5)).rejects.toThrow(NodeSilentError);
  });
});
