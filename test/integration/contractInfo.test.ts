import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { AuditNote } from "../../background/services/audit/audit.ts";
import { createContractInfo } from "../../background/services/contractInfo/createContractInfo.ts";
import { createChainClients } from "../../extension/chain/chainClients.ts";
import type { Address } from "../../extension/domain/primitives.ts";
import { callData, friend, stranger, token, transactionTo, usdc } from "../../extension/domain/samples.ts";
import { openStore } from "../../extension/storage/openStore.ts";
import { createSourceRepository } from "../../extension/storage/ownSources.ts";
import { createSettingRepository } from "../../extension/storage/settings.ts";
import { type LocalAnswer, startLocalServer } from "./localServer.ts";

const abi = [{ type: "function", name: "fill", inputs: [{ name: "maker", type: "address" }] }];
const adminAbi = [{ type: "function", name: "upgradeTo", inputs: [{ name: "code", type: "address" }] }];
const fill = callData("0xaa29b95c", friend);
const code = "0x6001";
const copyOf = (address: Address) =>
  `0x363d3d373d3d3d363d73${address.slice(2)}5af43d82803e903d91602b57fd5bf3`;
let worlds = 0;

/** A node that knows `codes` and one proxy, over real HTTP. */
async function startNode(codes: Record<string, string>, proxies: Record<string, Address> = {}) {
  return startLocalServer((_path, _headers, body) => {
    const { id, method, params } = JSON.parse(body);
    const at = String(params?.[0]).toLowerCase();
    const slot = `0x${(proxies[at] ?? "0x").slice(2).padStart(64, "0")}`;
    const result = method === "eth_chainId" ? "0x1" : method === "eth_getCode" ? (codes[at] ?? "0x") : slot;
    return json({ jsonrpc: "2.0", id, result });
  });
}
const json = (value: unknown, status = 200): LocalAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
const published = (path: string, functions: unknown = abi) => ({
  ...{ match: "exact_match", creationMatch: null, runtimeMatch: "exact_match", abi: functions },
  ...{ chainId: "1", address: path.split("/").at(-1)?.split("?")[0] },
});
const unpublished = (path: string) =>
  json({ ...published(path), match: null, runtimeMatch: null, abi: undefined }, 404);

async function openWorld(nodeUrl: string, name = `contracts-${++worlds}`) {
  const database = await openStore(name);
  const notes: AuditNote[] = [];
  const world = { now: 1_790_000_000_000, notes, name };
  const info = await createContractInfo({
    settings: createSettingRepository(database),
    repository: createSourceRepository(database),
    clients: createChainClients({ rpcUrlOf: () => nodeUrl, fetchFrom: fetch, now: () => world.now }),
    fetchFrom: fetch,
    now: () => world.now,
    note: (note) => void notes.push(note),
    timeoutMs: 500,
  });
  const never = new Promise<void>(() => undefined);
  const read = (subject = transactionTo(stranger, fill), deadline = never) =>
    info.read(subject, "request", deadline);
  return Object.assign(world, { info, read });
}

describe("published sources over HTTP", () => {
  test("default: with default settings neither a server nor the node is asked, whatever is asked of the wallet [J17]", async () => {
    const node = await startNode({ [stranger]: code });
    const world = await openWorld(node.origin);

    expect(world.info.view()).toEqual({ sources: "", signatures: "" });
    expect(await world.read()).toEqual({});
    expect(await world.read(transactionTo(stranger, "0xfefefefe"))).toEqual({});
    expect([node.asked, world.notes]).toEqual([[], []]);
  });

  test("default: a server that the user entered names the function; the contract's address is told, noted, and nothing else", async () => {
    const node = await startNode({ [stranger]: code });
    const server = await startLocalServer((path) => json(published(path)));
    const world = await openWorld(node.origin);
    await world.info.change({ sources: `${server.origin}/server/`, signatures: "" });
    const host = new URL(server.origin).host;

    expect(await world.read()).toEqual({
      verifiedSource: { [stranger]: "verified" },
      interfaces: {
        [stranger]: {
          source: host,
          askedAt: world.now,
          of: stranger,
          functions: { "0xaa29b95c": { name: "fill", inputs: [{ name: "maker", type: "address" }] } },
        },
      },
    });
    expect(server.asked.map(({ path }) => path)).toEqual([`/server/v2/contract/1/${stranger}?fields=abi`]);
    for (const name of ["cookie", "referer", "origin", "authorization"])
      expect(server.asked[0]?.headers).not.toHaveProperty(name);
    expect(world.notes).toEqual([
      {
        kind: "disclosure",
        request: "request",
        text: `Asked ${host} for the source of a contract.`,
        fields: [
          { name: "host", value: host },
          { name: "chain", value: "1" },
          { name: "contract", value: stranger },
        ],
      },
    ]);
  });

  test("behavior: an answer is kept by the code: asked once, also after the worker's death; other code is asked about again", async () => {
    const codes: Record<string, string> = { [stranger]: code };
    const node = await startNode(codes);
    const server = await startLocalServer((path) => json(published(path)));
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });
    await world.read();
    const again = await openWorld(node.origin, world.name);
    expect((await again.read()).verifiedSource).toEqual({ [stranger]: "verified" });
    expect([server.asked.length, again.notes.length]).toEqual([1, 0]);
    codes[stranger] = "0x6002";
    await again.read();

    expect(server.asked).toHaveLength(2);
  });

  test("behavior: that nothing is published is believed for a day", async () => {
    const node = await startNode({ [stranger]: code });
    const server = await startLocalServer(unpublished);
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });

    expect(await world.read()).toEqual({ verifiedSource: { [stranger]: "unverified" } });
    world.now += 86_400_000 - 1;
    await world.read();
    expect(server.asked).toHaveLength(1);
    world.now += 1;
    await world.read();
    expect(server.asked).toHaveLength(2);
  });

  test.each<[string, (path: string) => LocalAnswer | "never"]>([
    ["nothing in time", () => "never"],
    ["500", () => json({}, 500)],
    ["a page that is not found", () => ({ status: 404, body: "<h1>Not found</h1>" })],
    ["a redirect", () => ({ status: 302, headers: { location: "https://elsewhere.example/" } })],
    ["another contract", (path) => json({ ...published(path), address: token })],
    ["another chain", (path) => json({ ...published(path), chainId: "10" })],
    ["too much", (path) => json({ ...published(path), rest: "x".repeat(2 * 1024 * 1024) })],
    ["a match of the creation alone", (path) => json({ ...published(path), runtimeMatch: null })],
  ])("error: %s is no answer: unknown, and not kept", async (_, answer) => {
    const node = await startNode({ [stranger]: code });
    const server = await startLocalServer(answer);
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });

    expect(await world.read()).toEqual({ verifiedSource: { [stranger]: "unknown" } });
    server.answer = (path) => json(published(path));
    expect((await world.read()).verifiedSource).toEqual({ [stranger]: "verified" });
  });

  test("behavior: accounts, delegated ones too, and core tokens are never told [J17]", async () => {
    const node = await startNode({ [usdc]: code, [stranger]: `0xef0100${friend.slice(2)}` });
    const server = await startLocalServer((path) => json(published(path)));
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });
    await world.read(transactionTo(usdc, callData("0x095ea7b3", stranger, 5)));
    await world.read(transactionTo(friend, fill));
    await world.read(transactionTo(stranger, undefined, "0x1"));

    expect(server.asked).toEqual([]);
  });

  test("behavior: who is given power is asked about too", async () => {
    const node = await startNode({ [usdc]: code, [stranger]: code });
    const server = await startLocalServer(unpublished);
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });

    expect(await world.read(transactionTo(usdc, callData("0x095ea7b3", stranger, 5)))).toEqual({
      verifiedSource: { [stranger]: "unverified" },
    });
  });

  test("behavior: of a proxy the code behind it is asked about, and both must be published", async () => {
    const node = await startNode({ [stranger]: code, [token]: "0x6003" }, { [stranger]: token });
    const server = await startLocalServer((path) =>
      json(published(path, path.includes(token) ? abi : adminAbi)),
    );
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });
    const read = await world.read();

    expect(read.verifiedSource).toEqual({ [stranger]: "verified" });
    expect(read.interfaces?.[stranger]?.of).toBe(token);
    expect(
      Object.values(read.interfaces?.[stranger]?.functions ?? {})
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["fill", "upgradeTo"]);
    const other = await openWorld(node.origin);
    server.answer = (path) => (path.includes(token) ? unpublished(path) : json(published(path, adminAbi)));
    await other.info.change({ sources: server.origin, signatures: "" });
    expect((await other.read()).verifiedSource).toEqual({ [stranger]: "unverified" });
  });

  test("behavior: of a minimal copy only the original is asked about", async () => {
    const node = await startNode({ [stranger]: copyOf(token), [token]: code });
    const server = await startLocalServer((path) => json(published(path)));
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });

    expect(await world.read()).toMatchObject({
      verifiedSource: { [stranger]: "verified" },
      interfaces: { [stranger]: { of: token } },
    });
    expect(server.asked.map(({ path }) => path.includes(token))).toEqual([true]);
  });

  test("behavior: what is not there at the deadline is not there, and does not come in later", async () => {
    const node = await startNode({ [stranger]: code });
    const server = await startLocalServer(() => "never");
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: "" });

    expect(await world.read(undefined, Promise.resolve())).toEqual({});
  });

  test.each(["http://elsewhere.example", "ftp://x.example", "https://user:pw@x.example", "nonsense"])(
    "error: %s is not entered",
    async (sources) => {
      const world = await openWorld("http://127.0.0.1:1");

      expect(await world.info.change({ sources, signatures: "" })).toMatchObject({ status: "refused" });
      expect(world.info.view().sources).toBe("");
    },
  );
});

describe("signatures over HTTP", () => {
  const selector = "0xaa29b95c";

  test("default: the first four bytes are told, and only what has these bytes is taken", async () => {
    const names = ["fill(address)", "lie(uint256)", "fill(address)<b>"].map((name) => ({
      name,
      filtered: false,
    }));
    const server = await startLocalServer(() =>
      json({ ok: true, result: { function: { [selector]: names }, event: {} } }),
    );
    const world = await openWorld("http://127.0.0.1:1");
    await world.info.change({ sources: "", signatures: server.origin });
    const host = new URL(server.origin).host;

    expect(await world.read()).toEqual({
      guesses: { [selector]: { signatures: ["fill(address)"], source: host } },
    });
    expect(server.asked.map(({ path }) => path)).toEqual([
      `/signature-database/v1/lookup?function=${selector}&filter=true`,
    ]);
    expect(world.notes.map(({ fields }) => fields)).toEqual([
      [
        { name: "host", value: host },
        { name: "first four bytes", value: selector },
      ],
    ]);
  });

  test("behavior: a server of the directory's form is asked in its form", async () => {
    const server = await startLocalServer((path) =>
      path.startsWith("/api/v1/signatures/")
        ? json({ count: 1, results: [{ id: 1, text_signature: "fill(address)" }] })
        : { status: 404 },
    );
    const world = await openWorld("http://127.0.0.1:1");
    await world.info.change({ sources: "", signatures: server.origin });

    expect((await world.read()).guesses?.[selector]?.signatures).toEqual(["fill(address)"]);
  });

  test("behavior: what the own table or the published source names is not asked", async () => {
    const node = await startNode({ [stranger]: code });
    const server = await startLocalServer((path) => json(published(path)));
    const guesses = await startLocalServer(() => json({}));
    const world = await openWorld(node.origin);
    await world.info.change({ sources: server.origin, signatures: guesses.origin });
    await world.read();
    await world.read(transactionTo(friend, callData("0xa9059cbb", stranger, 1)));

    expect(guesses.asked).toEqual([]);
  });

  test.each<[string, () => LocalAnswer | "never"]>([
    ["nothing in time", () => "never"],
    ["text", () => ({ body: "fill(address)" })],
    ["null for it", () => json({ ok: true, result: { function: { [selector]: null } } })],
    ["a member of every object", () => json({ result: { function: { constructor: [{ name: "x()" }] } } })],
  ])("error: %s brings no guess", async (_, answer) => {
    const server = await startLocalServer(answer);
    const world = await openWorld("http://127.0.0.1:1");
    await world.info.change({ sources: "", signatures: server.origin });

    expect(await world.read()).toEqual({});
  });
});
