import { beforeAll, describe, expect, test, vi } from "vitest";

type Modules = {
  readRequest: typeof import("./pageRequest.ts").readRequest;
  createProvider: typeof import("./provider.ts").createProvider;
};
let modules: Modules;

// The page script takes its builtins from `window` when it is loaded, so a window has to be there first.
beforeAll(async () => {
  vi.stubGlobal("window", globalThis);
  const { readRequest } = await import("./pageRequest.ts");
  const { createProvider } = await import("./provider.ts");
  modules = { readRequest, createProvider };
});

interface Ask {
  method: string;
  params: string | undefined;
}
type Provider = Record<string, (...args: unknown[]) => unknown>;

/** A provider whose asks are recorded and answered with their own method. */
function setup() {
  const asks: Ask[] = [];
  const { provider, handleEvent } = modules.createProvider(() => ({
    ask: async (method, params) => {
      asks.push({ method, params });
      return `answer to ${method}`;
    },
  }));
  return { provider: provider as Provider, handleEvent, asks };
}
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe("readRequest", () => {
  test("behavior: what was passed is read once and copied; later changes do not reach it [A15]", () => {
    let reads = 0;
    const argument = {
      method: "eth_sendTransaction",
      get params() {
        reads += 1;
        return [{ to: `0x${String(reads).padStart(40, "0")}` }];
      },
    };
    const request = modules.readRequest(argument);
    expect(request).toMatchObject({ params: `[{"to":"0x${"1".padStart(40, "0")}"}]` });
    expect(reads).toBe(1);

    const params = [{ value: "0x1" }];
    const frozen = modules.readRequest({ method: "eth_call", params });
    Object.assign(params[0] ?? {}, { value: "0x2" });
    expect(frozen).toMatchObject({ params: '[{"value":"0x1"}]' });
  });

  test("behavior: a field of a prototype is no field: pollution adds nothing [A19]", () => {
    const polluted = Object.create({ method: "eth_sign", params: ["0x"] }) as object;
    expect(modules.readRequest(polluted)).toMatchObject({ status: "refused" });
    const asked = Object.assign(Object.create({ params: ["0xevil"] }), { method: "eth_accounts" }) as object;
    expect(modules.readRequest(asked)).toEqual({ status: "read", method: "eth_accounts", params: undefined });
  });

  test("error: cycles, big integers, throwing getters, Proxies that throw, functions: refused, never a crash [A16]", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const throwing = {
      get value() {
        throw new TypeError("mine");
      },
    };
    const proxy = new Proxy([], {
      get() {
        throw new TypeError("mine");
      },
    });
    for (const params of [cycle, [1n], [throwing], proxy, () => 1, "text", 5, null, Symbol("s")]) {
      expect(modules.readRequest({ method: "eth_call", params })).toMatchObject({ status: "refused" });
    }
  });

  test("error: what is no method name is refused at once [A14]", () => {
    const methods = [
      new String("eth_accounts"),
      "",
      "eth_accounts ",
      "eth_аccounts",
      "a".repeat(101),
      5,
      null,
    ];
    for (const method of methods) {
      expect(modules.readRequest({ method })).toMatchObject({ status: "refused" });
    }
    for (const argument of [null, undefined, "eth_accounts", 5, [], [{ method: "eth_accounts" }]]) {
      expect(modules.readRequest(argument)).toMatchObject({ status: "refused" });
    }
  });
});

describe("legacy ways in", () => {
  test("behavior: every one of them ends in the same request [A12]", async () => {
    const { provider, asks } = setup();
    const answers: unknown[] = [];
    const callback = (error: unknown, answer: unknown) => answers.push([error, answer]);
    await provider["enable"]?.();
    await provider["send"]?.("eth_chainId");
    provider["send"]?.({ id: 1, method: "eth_call", params: [] }, callback);
    provider["sendAsync"]?.({ id: 2, method: "personal_sign", params: ["0x"] }, callback);
    provider["sendAsync"]?.(
      [
        { id: 3, method: "eth_accounts" },
        { id: 4, method: "net_version" },
      ],
      callback,
    );
    await settle();
    expect(asks.map(({ method }) => method)).toEqual([
      "eth_requestAccounts",
      "eth_chainId",
      "eth_call",
      "personal_sign",
      "eth_accounts",
      "net_version",
    ]);
    expect(answers).toEqual([
      [null, { id: 1, jsonrpc: "2.0", result: "answer to eth_call" }],
      [null, { id: 2, jsonrpc: "2.0", result: "answer to personal_sign" }],
      [
        null,
        [
          { id: 3, jsonrpc: "2.0", result: "answer to eth_accounts" },
          { id: 4, jsonrpc: "2.0", result: "answer to net_version" },
        ],
      ],
    ]);
  });

  test("error: the oldest form answers from what is known, and refuses everything else [A12]", async () => {
    const { provider, handleEvent, asks } = setup();
    handleEvent("connect", { chainId: "0x5" });
    handleEvent("accountsChanged", ["0xaa"]);
    expect(provider["send"]?.({ id: 1, method: "eth_accounts" })).toMatchObject({ result: ["0xaa"] });
    expect(provider["send"]?.({ id: 1, method: "net_version" })).toMatchObject({ result: "5" });
    await expect(provider["send"]?.({ id: 1, method: "eth_sign" })).rejects.toMatchObject({ code: 4200 });
    expect(asks).toEqual([]);
    expect(provider["selectedAddress"]).toBe("0xaa");
    expect(provider["chainId"]).toBe("0x5");
  });
});

describe("events", () => {
  test("behavior: what is no news is not said again, and a throwing listener disturbs nobody", async () => {
    const { provider, handleEvent } = setup();
    const heard: unknown[] = [];
    const once: unknown[] = [];
    const removed = () => heard.push("removed");
    provider["on"]?.("accountsChanged", (accounts: unknown) => heard.push(accounts));
    provider["once"]?.("accountsChanged", (accounts: unknown) => once.push(accounts));
    provider["on"]?.("accountsChanged", removed);
    provider["removeListener"]?.("accountsChanged", removed);
    handleEvent("accountsChanged", ["0xaa"]);
    handleEvent("accountsChanged", ["0xaa"]);
    await settle();
    handleEvent("accountsChanged", []);
    await settle();
    expect(heard).toEqual([["0xaa"], []]);
    expect(once).toEqual([["0xaa"]]);
  });

  test("behavior: methods cannot be replaced, other fields may be added [A11]", () => {
    const { provider } = setup();
    for (const name of ["request", "send", "sendAsync", "enable", "on", "removeListener"]) {
      expect(() => {
        provider[name] = () => "stolen";
      }).toThrow(TypeError);
    }
    Object.assign(provider, { isMetaMask: true });
    expect(provider["isMetaMask"]).toBe(true);
  });
});
