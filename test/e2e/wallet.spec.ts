import type { Page } from "@playwright/test";
import { verifyMessage } from "ethers";
import { expect, test } from "./fixture.ts";

const password = "velvet harbour kite 29";
const words = "test test test test test test test test test test test junk";
const account = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const key = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** Sends a message as our own pages do. */
function send(page: Page, name: string, request: unknown = {}): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([message]) => {
      const { chrome } = globalThis as unknown as Extension;
      const answer = await chrome.runtime.sendMessage(message);
      return (answer.ok ? answer.response : answer.error) as Record<string, unknown>;
    },
    [{ name, request }] as const,
  );
}

interface Extension {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; response?: unknown; error?: unknown }> };
    storage: Record<"local" | "session", { get(key: null): Promise<object> }>;
  };
}

const importWords = { secret: { kind: "words", words, passphrase: "" }, password };

test("behavior: a wallet is made, locks, and opens again after the worker died", async ({
  walletPage,
  killWorker,
}) => {
  const page = await walletPage("popup/page.html");
  expect(await send(page, "importVault", importWords)).toEqual({ status: "imported", address: account });
  await killWorker();
  // The key is in the browser session, so a woken worker need not ask.
  expect(await send(page, "revealWords", { password })).toEqual({
    status: "revealed",
    words: words.split(" "),
  });
  expect(await send(page, "lockVault")).toEqual({ status: "done" });
  await killWorker();
  expect(await send(page, "unlockVault", { password: "wrong" })).toMatchObject({ status: "wrong-password" });
  expect(await send(page, "unlockVault", { password })).toEqual({ status: "unlocked" });
  expect(await send(page, "importVault", importWords)).toMatchObject({ code: "vault.exists" });
});

test("behavior: neither area of the browser holds words or keys in clear, locked or unlocked", async ({
  walletPage,
}) => {
  const page = await walletPage("popup/page.html");
  await send(page, "draftWords", { count: 12 });
  await send(page, "importVault", importWords);
  for (const step of ["unlocked", "locked"]) {
    if (step === "locked") await send(page, "lockVault");
    const stored = await page.evaluate(async () => {
      const { storage } = (globalThis as unknown as Extension).chrome;
      return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
    });
    expect(stored).toContain("vault.a");
    expect(stored).not.toContain("junk");
    expect(stored).not.toContain(key);
    expect(stored.includes("vault.session")).toBe(step === "unlocked");
  }
});

test("behavior: a page connects with the user's yes, hears of changes, and loses all by a lock [B16]", async ({
  context,
  walletPage,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);
  await tab.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { on } = window.ethereum as unknown as {
      on(event: string, listener: (payload: unknown) => void): void;
    };
    for (const event of ["accountsChanged", "chainChanged"]) {
      on(event, (payload) => heard.push([event, payload]));
    }
  });

  const opened = context.waitForEvent("page");
  const asked = tab.evaluate(() => window.ethereum.request({ method: "eth_requestAccounts" }));
  const approval = await opened;
  expect(approval.url()).toContain("popup/approval.html");
  const request = await firstRequest(wallet);
  expect(request).toMatchObject({ kind: "connect", source: { origin: site.origin } });
  const approve = { id: request.id, digest: request.digest, opened: [], accounts: [account] };
  expect(await send(wallet, "approveRequest", approve)).toMatchObject({ status: "approved" });
  expect(await asked).toEqual([account]);

  await tab.evaluate(() =>
    window.ethereum.request({ method: "wallet_switchEthereumChain", params: [{ chainId: "0xaa36a7" }] }),
  );
  await send(wallet, "lockVault");
  await expect
    .poll(() => tab.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toEqual([
      ["accountsChanged", [account]],
      ["chainChanged", "0xaa36a7"],
      ["accountsChanged", []],
    ]);
  expect(await tab.evaluate(() => window.ethereum.request({ method: "eth_accounts" }))).toEqual([]);
});

test("behavior: the worker dies while the user thinks; the page still gets its one answer [D02]", async ({
  context,
  walletPage,
  killWorker,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const opened = context.waitForEvent("page");
  const asked = tab.evaluate(() => window.ethereum.request({ method: "eth_requestAccounts" }));
  await opened;
  const before = await firstRequest(wallet);

  await killWorker();

  const after = await firstRequest(wallet);
  expect(after.id).toBe(before.id);
  const approve = { id: after.id, digest: after.digest, opened: [], accounts: [account] };
  expect(await send(wallet, "approveRequest", approve)).toMatchObject({ status: "approved" });
  expect(await asked).toEqual([account]);
});

test("behavior: a message is signed once, with the key of the shown account, though the worker died before the yes", async ({
  context,
  walletPage,
  killWorker,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const connecting = tab.evaluate(() => window.ethereum.request({ method: "eth_requestAccounts" }));
  await context.waitForEvent("page");
  const connect = await firstRequest(wallet);
  await send(wallet, "approveRequest", { ...toAct(connect), accounts: [account] });
  await connecting;

  const opened = context.waitForEvent("page");
  const signing = tab.evaluate(
    (address) => window.ethereum.request({ method: "personal_sign", params: ["0x68656c6c6f", address] }),
    account,
  );
  await opened;
  await firstRequest(wallet);
  await killWorker();
  const shown = await firstRequest(wallet);
  expect(await send(wallet, "approveRequest", toAct(shown))).toMatchObject({ status: "approved" });
  const again = await send(wallet, "approveRequest", toAct(shown));

  const signature = await signing;
  expect(verifyMessage("hello", String(signature)).toLowerCase()).toBe(account);
  expect(again).toMatchObject({ status: "gone" });
});

test("behavior: a page that navigates away while the window is open gets nothing, and nothing stays [B11]", async ({
  context,
  walletPage,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  for (const path of ["/", "/next"]) site.serve(path, `<!doctype html><title>${path}</title>`);
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const opened = context.waitForEvent("page");
  await tab.evaluate(() => {
    window.ethereum.request({ method: "eth_requestAccounts" }).catch(() => undefined);
  });
  const approval = await opened;
  const shown = await firstRequest(wallet);

  await tab.goto(`${site.origin}/next`);

  if (!approval.isClosed()) await approval.waitForEvent("close");
  const approve = { id: shown.id, digest: shown.digest, opened: [], accounts: [account] };
  expect(await send(wallet, "approveRequest", approve)).toMatchObject({ status: "gone" });
  expect(await tab.evaluate(() => window.ethereum.request({ method: "eth_accounts" }))).toEqual([]);
});

test("behavior: closing the window is the user's no", async ({ context, walletPage, site }) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const opened = context.waitForEvent("page");
  const asked = tab.evaluate(() =>
    window.ethereum.request({ method: "eth_requestAccounts" }).catch(({ code }: { code: number }) => code),
  );

  await (await opened).close();

  expect(await asked).toBe(4001);
});

test("error: whoever takes over a content script can neither speak to the inner parts nor read storage [B08] [E21]", async ({
  context,
  walletPage,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  const worlds: { id: number; name: string }[] = [];
  session.on("Runtime.executionContextCreated", ({ context: { id, name } }) => worlds.push({ id, name }));
  await session.send("Runtime.enable");
  await tab.goto(site.origin);
  const bridge = worlds.findLast(({ name }) => name === "SecHub");

  const { result } = await session.send("Runtime.evaluate", {
    contextId: bridge?.id ?? -1,
    awaitPromise: true,
    returnByValue: true,
    expression: `(async () => {
      const names = ["unlockVault", "revealWords", "approveRequest", "savePolicy", "lockVault", "importAccount"];
      const codes = [];
      for (const name of names) codes.push((await chrome.runtime.sendMessage({ name, request: {} })).error.code);
      for (const area of ["local", "session"]) {
        codes.push(await chrome.storage[area].get(null).then(() => "read", () => "denied"));
      }
      return codes;
    })()`,
  });

  expect(result.value).toEqual([...Array(6).fill("router.forbidden"), "denied", "denied"]);
  await session.detach();
});

test("error: a page's script cannot name an inner message", async ({
  context,
  walletPage,
  site,
  extensionId,
}) => {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", importWords);
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);

  const outcome = await tab.evaluate(async (id) => {
    const { chrome } = globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } };
    const codes: unknown[] = [typeof chrome?.runtime?.sendMessage, id.length];
    for (const method of ["unlockVault", "revealWords", "approveRequest", "askProvider", "lockVault"]) {
      codes.push(
        await window.ethereum.request({ method, params: [] }).catch(({ code }: { code: number }) => code),
      );
    }
    return codes;
  }, extensionId);

  expect(outcome).toEqual(["undefined", 32, -32601, -32601, -32601, -32601, -32601]);
});

/** The user's yes to what is shown. */
function toAct({ id, digest }: ShownRequest) {
  return { id, digest, opened: [] };
}

interface ShownRequest {
  id: string;
  digest: string;
  kind: string;
  source: { origin: string };
}

/** The oldest open request, once it is ready, as the approval window sees it. */
function firstRequest(page: Page): Promise<ShownRequest> {
  return page.evaluate(
    () =>
      new Promise<ShownRequest>((resolve) => {
        const runtime = (globalThis as unknown as PortOpener).chrome.runtime;
        const connect = () => {
          const port = runtime.connect({ name: "snapshots" });
          port.onMessage.addListener(({ name, state }) => {
            const first = name === "requests" ? state.list?.[0] : undefined;
            if (first?.state === "ready") resolve(first);
          });
          port.onDisconnect.addListener(connect);
        };
        connect();
      }),
  );
}

interface PortOpener {
  chrome: {
    runtime: {
      connect(options: { name: string }): {
        onMessage: {
          addListener(
            listener: (message: {
              name: string;
              state: { list?: (ShownRequest & { state: string })[] };
            }) => void,
          ): void;
        };
        onDisconnect: { addListener(listener: () => void): void };
      };
    };
  };
}
