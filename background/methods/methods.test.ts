import { ethers } from "ethers";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../test/support/propertyRuns.ts";
import { askProvider } from "../handlers/askProvider.ts";
import { ProviderError, pageErrors } from "./providerError.ts";
import { methods } from "./table.ts";
import { alice, bob, createTestContext, site } from "./testContext.ts";

const own = Object.keys(methods);
/** Tested where they are written, with the requests they make. */
const signing = ["eth_sendTransaction", "eth_signTypedData_v4", "personal_sign", "wallet_sendCalls"];

async function setup(options: Parameters<typeof createTestContext>[0] = {}) {
  const made = await createTestContext(options);
  const ask = (method: string, params: unknown = []) =>
    askProvider({ id: "a-1", method, params }, { services: made.services, sender: site });
  return { ...made, ask };
}
const approved = { status: "approved", value: { kind: "accounts", accounts: [alice] } } as const;

describe("accounts", () => {
  test("default: none before connecting, then those that were given, without asking twice", async () => {
    const { ask, asked } = await setup({ outcome: approved });
    expect(await ask("eth_accounts")).toEqual([]);
    expect(await ask("eth_requestAccounts")).toEqual([alice]);
    expect(await ask("eth_accounts")).toEqual([alice]);
    expect(await ask("eth_requestAccounts")).toEqual([alice]);
    expect(await ask("eth_coinbase")).toBe(alice);
    expect(asked).toEqual([
      {
        key: "doc-1:a-1",
        source: {
          kind: "site",
          origin: site.origin,
          documentId: "doc-1",
          tabId: 1,
          frameId: 0,
          topOrigin: site.origin,
        },
        subject: { kind: "connect" },
        account: alice,
        chainId: 1,
      },
    ]);
  });

  test("behavior: locked: nothing is revealed, whatever was given before [B16]", async () => {
    const { ask, state, sites } = await setup();
    await sites.connect(site.origin, [alice, bob]);
    expect(await ask("eth_accounts")).toEqual([alice, bob]);
    state.status = "locked";
    expect(await ask("eth_accounts")).toEqual([]);
    expect(await ask("wallet_getPermissions")).toEqual([]);
    expect(await ask("eth_coinbase")).toBeNull();
  });

  test("behavior: another port, scheme, parent or sibling was given nothing [B15]", async () => {
    const { sites, services } = await setup();
    await sites.connect(site.origin, [alice]);
    for (const origin of [
      "https://app.example:8443",
      "http://app.example",
      "https://example",
      "https://other.example",
      "https://sub.app.example",
    ]) {
      const request = { id: "1", method: "eth_accounts", params: [] };
      expect(await askProvider(request, { services, sender: { ...site, origin } })).toEqual([]);
      expect(sites.isAllowed(origin, alice)).toBe(false);
    }
  });

  test.each([
    [{ status: "rejected" }, 4001],
    [{ status: "blocked" }, 4001],
    [{ status: "expired" }, 4001],
    [{ status: "refused", code: "already-open", message: "inner words" }, -32002],
    [{ status: "failed", code: "internal", message: "inner words" }, -32603],
    [{ status: "approved", value: { kind: "accounts", accounts: [`0x${"99".repeat(20)}`] } }, -32603],
  ] as const)("error: %j becomes %i, in our own words, and nothing is given", async (outcome, number) => {
    const { ask, rows } = await setup({ outcome });
    const error = await ask("eth_requestAccounts").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    const page = (error as ProviderError).toPageError();
    expect(page).toEqual({ code: number, message: expect.not.stringContaining("inner") });
    expect(rows.size).toBe(0);
  });

  test("behavior: permissions are described, revoked and given anew", async () => {
    const { ask, sites } = await setup({ outcome: approved });
    const described = [
      {
        invoker: site.origin,
        parentCapability: "eth_accounts",
        caveats: [{ type: "restrictReturnedAccounts", value: [alice] }],
      },
    ];
    expect(await ask("wallet_requestPermissions", [{ eth_accounts: {} }])).toEqual(described);
    expect(await ask("wallet_getPermissions")).toEqual(described);
    expect(await ask("wallet_revokePermissions", [{ eth_accounts: {} }])).toBeNull();
    expect(sites.find(site.origin)).toBeNull();
    await expect(ask("wallet_requestPermissions", [{ snap: {} }])).rejects.toMatchObject({ number: -32602 });
  });
});

describe("chains", () => {
  test("behavior: each origin has a chain of its own", async () => {
    const { ask, sites } = await setup();
    await sites.connect(site.origin, [alice]);
    await sites.connect("https://other.example", [alice]);
    expect(await ask("eth_chainId")).toBe("0x1");
    expect(await ask("wallet_switchEthereumChain", [{ chainId: "0x5" }])).toBeNull();
    expect(await ask("eth_chainId")).toBe("0x5");
    expect(await ask("net_version")).toBe("5");
    expect(sites.chainIdOf("https://other.example")).toBe(1);
  });

  test.each([
    [[{ chainId: "0x99" }], 4902],
    [[{ chainId: "0x05" }], -32602],
    [[{ chainId: 5 }], -32602],
    [[{ chainId: "0x5", rpcUrl: "https://evil.example" }], -32602],
    [[{}], -32602],
    [{ chainId: "0x5" }, -32602],
  ])("error: switching with %j gives %i", async (params, number) => {
    const { ask, sites } = await setup();
    await sites.connect(site.origin, [alice]);
    await expect(ask("wallet_switchEthereumChain", params)).rejects.toMatchObject({ number });
  });

  test("behavior: a known chain's node is never replaced by a page's [F01]", async () => {
    const { ask, sites, asked, services } = await setup();
    await sites.connect(site.origin, [alice]);
    expect(await ask("wallet_addEthereumChain", [chain("0x5")])).toBeNull();
    expect(asked).toEqual([]);
    expect(services.networks.find(5)?.rpcUrl).toBe("https://node-5.example");
    expect(await ask("eth_chainId")).toBe("0x5");
  });

  test("behavior: a new chain needs the user's yes, a connected site and https", async () => {
    const yes = await setup({ outcome: { status: "approved", value: { kind: "done" } } });
    await expect(yes.ask("wallet_addEthereumChain", [chain("0x9")])).rejects.toMatchObject({ number: 4100 });
    await yes.sites.connect(site.origin, [alice]);
    const plain = { ...chain("0x9"), rpcUrls: ["http://evil.example"] };
    await expect(yes.ask("wallet_addEthereumChain", [plain])).rejects.toMatchObject({ number: -32602 });
    expect(await yes.ask("wallet_addEthereumChain", [chain("0x9")])).toBeNull();
    expect(await yes.ask("eth_chainId")).toBe("0x9");
    const no = await setup();
    await no.sites.connect(site.origin, [alice]);
    await expect(no.ask("wallet_addEthereumChain", [chain("0x9")])).rejects.toMatchObject({ number: 4001 });
    expect(no.services.networks.find(9)).toBeNull();
  });

  test("behavior: capabilities say that nothing is atomic, and only for an account of this site", async () => {
    const { ask, sites } = await setup();
    await expect(ask("wallet_getCapabilities", [alice])).rejects.toMatchObject({ number: 4100 });
    await sites.connect(site.origin, [alice]);
    expect(await ask("wallet_getCapabilities", [alice, ["0x1", "0x99"]])).toEqual({
      "0x1": { atomic: { status: "unsupported" } },
    });
    await expect(ask("wallet_getCapabilities", [bob])).rejects.toMatchObject({ number: 4100 });
  });
});

describe("the node", () => {
  test("default: a read goes to the node of the site's chain as it is [F12]", async () => {
    const { ask, sites, forwarded } = await setup();
    await sites.connect(site.origin, [alice]);
    await sites.setChain(site.origin, 5);
    expect(await ask("eth_getBalance", [alice, "latest"])).toBe("0x1");
    expect(forwarded).toEqual([
      { url: "https://node-5.example", method: "eth_getBalance", params: [alice, "latest"] },
    ]);
  });

  test.each([
    "debug_traceTransaction",
    "admin_peers",
    "miner_start",
    "personal_unlockAccount",
    "personal_sendTransaction",
    "engine_newPayloadV3",
    "txpool_content",
    "eth_sign",
    "eth_signTransaction",
    "eth_signTypedData",
    "eth_signTypedData_v1",
    "eth_signTypedData_v3",
    "eth_sendRawTransaction",
    "eth_signSomethingNew",
    "wallet_invokeMethod",
    "wallet_grantPermissions",
    "wallet_createSession",
    "eth_decrypt",
    "eth_getEncryptionPublicKey",
    "snap_dialog",
  ])("error: %s is not offered and never reaches a node [A13] [F12]", async (method) => {
    const { ask, forwarded } = await setup();
    await expect(ask(method, [])).rejects.toMatchObject({ number: 4200 });
    expect(forwarded).toEqual([]);
  });

  test.each([
    ["wallet_getPolicy", 4200],
    ["wallet_setPolicy", 4200],
    ["wallet_createOverride", 4200],
    ["sechub_savePolicy", -32601],
    ["savePolicy", -32601],
  ])("error: a page has no method %s to read or change rules [L01]", async (method, number) => {
    const { ask, forwarded } = await setup();

    await expect(ask(method, [{ v: 1, preset: "expert", rules: [] }])).rejects.toMatchObject({ number });
    expect(forwarded).toEqual([]);
  });

  test.each([
    "",
    "eth_accounts ",
    "ETH_ACCOUNTS",
    "eth_аccounts",
    "constructor",
    "__proto__",
    "toString",
    "foo",
  ])("error: %j is no method [A14] [A19]", async (method) => {
    const { ask, forwarded } = await setup();
    await expect(ask(method)).rejects.toMatchObject({ number: -32601 });
    expect(forwarded).toEqual([]);
  });

  test("error: a node's own words never reach the page; revert data does", async () => {
    const revert = await setup({ rpc: { status: "refused", code: 3, data: "0x08c379a0" } });
    const error = await revert.ask("eth_call", []).catch((thrown: ProviderError) => thrown.toPageError());
    expect(error).toEqual({ code: -32000, message: "execution reverted", data: "0x08c379a0" });
    const chatty = await setup({ rpc: { status: "refused", code: -32000, data: { html: "<b>" } } });
    const plain = await chatty.ask("eth_call", []).catch((thrown: ProviderError) => thrown.toPageError());
    expect(plain).toEqual({ code: -32000, message: pageErrors["node-refused"].text });
    const gone = await setup({ rpc: { status: "unreachable", reason: "timeout" } });
    await expect(gone.ask("eth_call", [])).rejects.toMatchObject({ number: 4901 });
  });
});

describe("every method of this folder", () => {
  test("error: whatever parameters a page sends, the answer is a value or a ProviderError [B09]", async () => {
    const { ask } = await setup();
    const plain = own.filter((method) => !signing.includes(method) && !method.endsWith("CallsStatus"));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...plain), fc.jsonValue({ maxDepth: 4 }), async (method, params) => {
        const error: unknown = await ask(method, params).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null) expect(error).toBeInstanceOf(ProviderError);
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  test("behavior: personal_ecRecover agrees with an independent library", async () => {
    const { ask } = await setup();
    const wallet = ethers.Wallet.createRandom();
    const signature = await wallet.signMessage("hello");
    expect(await ask("personal_ecRecover", ["hello", signature])).toBe(wallet.address.toLowerCase());
    const bytes = await wallet.signMessage(ethers.getBytes("0xdeadbeef"));
    expect(await ask("personal_ecRecover", ["0xdeadbeef", bytes])).toBe(wallet.address.toLowerCase());
    await expect(ask("personal_ecRecover", ["hello", "0x00"])).rejects.toMatchObject({ number: -32602 });
  });
});

function chain(chainId: string) {
  return {
    chainId,
    chainName: "Nine",
    rpcUrls: ["https://nine.example"],
    nativeCurrency: { name: "Nine", symbol: "NIN", decimals: 18 },
  };
}
