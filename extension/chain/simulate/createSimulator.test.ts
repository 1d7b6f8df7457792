import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { friend, own, token } from "../../domain/samples.ts";
import { createChainClients } from "../chainClients.ts";
import { createSimulator } from "./createSimulator.ts";
import type { SimulatedCall, SimulationOrder } from "./simulator.ts";

const seed = 20261121;
const word = (digit: string) => `0x${digit.repeat(64)}`;
const fees = { kind: "legacy", gasPrice: 2_000_000_000n } as const;
const call: SimulatedCall = { to: token, value: 5n, data: "0x12345678", gas: 90_000n, fees, nonce: 1 };
const orderOf = (...calls: readonly SimulatedCall[]): SimulationOrder => ({
  ...{ chainId: 1, from: own, calls, actions: [] },
});

/** What an honest node says before it is asked to simulate. */
const head: Readonly<Record<string, unknown>> = {
  eth_chainId: "0x1",
  eth_getBalance: "0xde0b6b3a7640000",
  eth_getBlockByNumber: {
    ...{ number: "0x10", timestamp: "0x60", baseFeePerGas: "0x7", gasLimit: "0x1c9c380", miner: friend },
    ...{ mixHash: word("3"), hash: word("4"), transactions: [] },
  },
};

type Answer = (method: string) => unknown;

/** A simulator before a fake node: `answer` gives the rest of a JSON-RPC answer, or the whole body where it is a string. */
function simulatorOf(answer: Answer, maxBytes = 100_000) {
  const asked: string[] = [];
  const fetchFrom: typeof fetch = async (_input, init) => {
    const { id, method }: { id: number; method: string } = JSON.parse(String(init?.body));
    asked.push(method);
    const answered = method in head ? { result: head[method] } : answer(method);
    const body =
      typeof answered === "string" ? answered : JSON.stringify({ jsonrpc: "2.0", id, ...Object(answered) });
    return new Response(body);
  };
  const clients = createChainClients({
    rpcUrlOf: () => "http://node.example",
    fetchFrom,
    now: () => 0,
    maxBytes,
  });
  const randomBytes = (length: number) => new Uint8Array(length).fill(7);
  return { asked, simulator: createSimulator({ clients, randomBytes, now: () => 0 }) };
}

const noSuchMethod = { error: { code: -32601, message: "no" } };
const hidden = [[], ["eth_simulateV1"], ["eth_simulateV1", "debug_traceCall"]];
const without =
  (methods: readonly string[], answer: Answer): Answer =>
  (method) =>
    methods.includes(method) ? noSuchMethod : answer(method);

/** An answer that looks as it should, with one or two places that do not. */
const nearly = fc
  .record({
    status: fc.constantFrom("0x1", "0x0", "0x2", "1", null, 1),
    gasUsed: fc.constantFrom("0x5208", "0x", "-1", `0x${"f".repeat(70)}`, 21_000),
    returnData: fc.constantFrom("0x", word("1"), "0x1", "zz", null, `0x${"f".repeat(5000)}`),
    logs: fc.constantFrom(
      [],
      null,
      [{}],
      [{ address: token, topics: ["0x"], data: "0x" }],
      Array(3000).fill(1),
    ),
  })
  .chain((one) => fc.array(fc.constant(one), { maxLength: 12 }))
  .map((calls) => [{ calls }]);

describe("a node that does not keep to the form", () => {
  test.each(hidden)(
    "error: whatever it answers there is an outcome that is not believed, and nothing is thrown [J05] (%#)",
    async (...methods) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.jsonValue(), nearly), async (result) => {
          const { simulator } = simulatorOf(without(methods, () => ({ result })));
          expect((await simulator.simulate(orderOf(call))).status).toMatch(/^(failed|absent)$/);
        }),
        { seed, numRuns: 60 },
      );
    },
  );

  test("error: nonsense where there is a simulation is a gap, and not the lack of one [J05]", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), nearly), async (result) => {
        const { simulator } = simulatorOf(() => ({ result }));
        expect(await simulator.simulate(orderOf(call))).toMatchObject({ status: "failed" });
      }),
      { seed, numRuns: 50 },
    );
  });

  test("error: bodies that are no JSON-RPC, or errors of any form, end the same way [J05]", async () => {
    const error = fc.record({
      code: fc.oneof(fc.integer(), fc.jsonValue()),
      message: fc.jsonValue(),
      data: fc.jsonValue(),
    });
    const body = fc.oneof(fc.string(), fc.record({ error }), fc.constant(""));
    await fc.assert(
      fc.asyncProperty(body, async (answered) => {
        const { simulator } = simulatorOf(() => answered);
        expect((await simulator.simulate(orderOf(call))).status).toMatch(/^(failed|absent)$/);
      }),
      { seed, numRuns: 50 },
    );
  });

  test("error: an answer beyond the bound is not read to its end, and is a gap [J05]", async () => {
    const { simulator } = simulatorOf(() => ({ result: "x".repeat(200_000) }));

    expect(await simulator.simulate(orderOf(call))).toMatchObject({ status: "failed" });
  });
});

describe("how often a node is asked", () => {
  test.each(hidden)(
    "behavior: a batch of a hundred costs no more questions than the bound [I11] (%#)",
    async (...methods) => {
      const { simulator, asked } = simulatorOf(without(methods, () => ({ result: null })));
      const to = (at: number) => `0x${(0x9000 + at).toString(16).padStart(40, "0")}` as const;
      await simulator.simulate(orderOf(...Array.from({ length: 100 }, (_, at) => ({ ...call, to: to(at) }))));

      expect(asked.length).toBeLessThan(60);
    },
  );
});

describe("newestBlock", () => {
  test("default: the node's word, and null where it gives none", async () => {
    const number = (result: unknown) => simulatorOf(() => ({ result })).simulator.newestBlock(1);

    expect([await number("0x11"), await number(null), await number("x")]).toEqual([17, null, null]);
  });
});
