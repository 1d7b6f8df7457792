import { expect, test } from "./fixture.ts";

interface Failure {
  code: number;
}
interface Detail {
  info: { uuid: string; name: string; icon: string; rdns: string };
  provider: object;
}
declare global {
  interface Window {
    ethereum: Record<string, unknown> & { request(argument: unknown): Promise<unknown> };
    seen: { ethereum: string; announced: Detail[] };
  }
}

/** Runs in the page's first inline script; what it sees is what any page sees first. */
const firstScript = `<script>
  window.seen = { ethereum: typeof window.ethereum, announced: [] };
  window.addEventListener("eip6963:announceProvider", (event) => window.seen.announced.push(event.detail));
  window.dispatchEvent(new Event("eip6963:requestProvider"));
</script>`;
const page = `<!doctype html><html><head>${firstScript}</head><body>page</body></html>`;

test("behavior: provider is there before the first inline script, also under a strict content policy [A01]", async ({
  context,
  worker,
  site,
}) => {
  void worker;
  site.serve("/", page);
  site.serve("/strict", page, {
    "content-security-policy": "default-src 'none'; script-src 'unsafe-inline'",
  });
  for (const path of ["/", "/strict"]) {
    const tab = await context.newPage();
    await tab.goto(site.origin + path);
    const seen = await tab.evaluate(() => {
      const { ethereum, announced } = window.seen;
      const [first] = announced;
      const isSame = first?.provider === window.ethereum;
      return { ethereum, count: announced.length, info: first?.info, isSame };
    });
    expect(seen).toMatchObject({ ethereum: "object", count: 1, isSame: true });
    expect(seen.info).toMatchObject({ name: "SecHub", rdns: "io.sechub.wallet" });
    expect(seen.info?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seen.info?.icon).toMatch(/^data:image\/svg\+xml,/);
  }
});

test("behavior: announced detail and methods cannot be changed by the page [A11]", async ({
  context,
  worker,
  site,
}) => {
  void worker;
  site.serve("/", page);
  const tab = await context.newPage();
  await tab.goto(site.origin);

  const outcome = await tab.evaluate(async () => {
    const provider = window.ethereum;
    const detail = window.seen.announced[0];
    const before = provider.request;
    try {
      provider.request = () => Promise.resolve("stolen");
    } catch {}
    try {
      Object.defineProperty(provider, "request", { value: () => "stolen" });
    } catch {}
    provider["isMetaMask"] = true;
    return {
      isSame: provider.request === before,
      isFrozen: Object.isFrozen(detail) && Object.isFrozen(detail?.info),
      mayBeMarked: provider["isMetaMask"],
      internals: [typeof provider["_rpcRequest"], typeof provider["_rpcEngine"], typeof provider["_state"]],
      fromPrototype: typeof Object.getPrototypeOf(provider).request,
    };
  });

  expect(outcome).toEqual({
    isSame: true,
    isFrozen: true,
    mayBeMarked: true,
    internals: ["undefined", "undefined", "undefined"],
    fromPrototype: "undefined",
  });
});

test("behavior: answers before anything is set up, and reveals no account", async ({
  context,
  worker,
  site,
}) => {
  void worker;
  site.serve("/", page);
  const tab = await context.newPage();
  await tab.goto(site.origin);

  const answers = await tab.evaluate(async () => {
    const ask = (method: string, params?: unknown) =>
      window.ethereum.request({ method, params }).catch(({ code }: Failure) => code);
    return {
      accounts: await ask("eth_accounts"),
      chainId: await ask("eth_chainId"),
      version: await ask("net_version"),
      permissions: await ask("wallet_getPermissions"),
      sign: await ask("eth_sign", ["0x", "0x"]),
      unknownWallet: await ask("wallet_grantPermissions", []),
      unknown: await ask("no_such_method"),
      prototypeName: await ask("constructor"),
      badParams: await ask("wallet_switchEthereumChain", [{ chainId: 1 }]),
      unknownChain: await ask("wallet_switchEthereumChain", [{ chainId: "0xdead" }]),
      cyclic: await (() => {
        const loop: unknown[] = [];
        loop.push(loop);
        return ask("eth_call", loop);
      })(),
      noObject: await window.ethereum.request("eth_accounts").catch(({ code }: Failure) => code),
      setUp: await ask("eth_requestAccounts"),
    };
  });

  expect(answers).toEqual({
    accounts: [],
    chainId: "0x1",
    version: "1",
    permissions: [],
    sign: 4200,
    unknownWallet: 4200,
    unknown: -32601,
    prototypeName: -32601,
    badParams: -32602,
    unknownChain: 4902,
    cyclic: -32602,
    noObject: -32602,
    setUp: 4100,
  });
});

test("behavior: the same page gets answers after the worker was killed, ten times [D05]", async ({
  context,
  killWorker,
  site,
}) => {
  site.serve("/", page);
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const ask = () => tab.evaluate(() => window.ethereum.request({ method: "eth_accounts" }));
  expect(await ask()).toEqual([]);
  for (let round = 0; round < 10; round += 1) {
    await killWorker();
    expect(await ask()).toEqual([]);
  }
  // Asked and killed at the same moment: the read is asked once more.
  const [answer] = await Promise.all([ask(), killWorker()]);
  expect(answer).toEqual([]);
});

test("behavior: replaced builtins change nothing and see nothing [A18] [A20]", async ({
  context,
  worker,
  site,
}) => {
  void worker;
  site.serve("/", page);
  const tab = await context.newPage();
  await tab.goto(site.origin);

  const outcome = await tab.evaluate(async () => {
    const seen: unknown[] = [];
    const spy = <T extends object>(target: T, key: keyof T & string) => {
      const holder = target as Record<string, unknown>;
      const original = holder[key] as (...args: unknown[]) => unknown;
      holder[key] = function spied(this: unknown, ...args: unknown[]) {
        seen[seen.length] = key;
        return original.call(this, ...args);
      };
    };
    const nativeThen = Promise.prototype.then;
    spy(JSON, "parse");
    spy(JSON, "stringify");
    spy(MessagePort.prototype, "postMessage");
    spy(EventTarget.prototype, "addEventListener");
    spy(EventTarget.prototype, "dispatchEvent");
    spy(Map.prototype, "get");
    spy(Map.prototype, "set");
    spy(Array.prototype, "push");
    spy(window, "postMessage");
    spy(crypto, "randomUUID");
    spy(Reflect, "apply");
    window.addEventListener("message", ({ data }) => {
      seen[seen.length] = data;
    });
    const polluted = Object.prototype as Record<string, unknown>;
    polluted["method"] = "eth_requestAccounts";
    polluted["params"] = ["polluted"];
    polluted["error"] = { code: 1, message: "polluted" };
    seen.length = 0;
    // A forged answer by every public way there is: the private port is not among them.
    window.postMessage({ id: "1", response: ["0xforged"] }, window.origin);
    window.dispatchEvent(new MessageEvent("sechub:port", { ports: [new MessageChannel().port1] }));
    seen.length = 0;
    const accounts = await new Promise((resolve, reject) => {
      nativeThen.call(window.ethereum.request({ method: "eth_accounts" }), resolve, reject);
    });
    const empty = await new Promise((resolve) => {
      nativeThen.call(
        window.ethereum.request({}),
        () => resolve("asked"),
        (error: Failure) => resolve(error.code),
      );
    });
    return { accounts, empty, seen: seen.filter((name) => typeof name === "string") };
  });

  expect(outcome).toEqual({ accounts: [], empty: -32602, seen: [] });
});

test("behavior: own files cannot be fetched or framed by a page", async ({ context, extensionId, site }) => {
  site.serve("/", page);
  const tab = await context.newPage();
  await tab.goto(site.origin);

  const outcomes = await tab.evaluate(async (id) => {
    const files = ["manifest.json", "popup/page.html", "content/inpage.iife.js", "icons/128.png"];
    const fetched: string[] = [];
    for (const file of files) {
      fetched.push(
        await fetch(`chrome-extension://${id}/${file}`).then(
          () => "fetched",
          () => "refused",
        ),
      );
    }
    return fetched;
  }, extensionId);

  expect(outcomes).toEqual(["refused", "refused", "refused", "refused"]);
});
