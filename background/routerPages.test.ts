import { describe, expect, test } from "vitest";
import { createFakePlatform } from "../extension/platform/fakePlatform.ts";
import type { ContentSender, Sender } from "../extension/platform/sender.ts";
import { ProviderError } from "./methods/providerError.ts";
import type { PageState } from "./routerPageState.ts";
import { createPageDoor } from "./routerPages.ts";

const sender: ContentSender = {
  class: "content",
  origin: "https://app.example",
  documentId: "doc-1",
  frameId: 0,
  tabId: 1,
  topOrigin: "https://app.example",
};
const elsewhere: ContentSender = { ...sender, origin: "https://other.example", documentId: "doc-2" };
const ask = (id: string) => ({ id, method: "eth_accounts", params: [] });

function setup(route: (message: unknown, sender: Sender) => Promise<unknown> = async () => "answer") {
  const platform = createFakePlatform();
  const states = new Map<string, PageState>();
  const gone: string[] = [];
  const logged: unknown[] = [];
  const door = createPageDoor({
    route,
    stateOf: (origin) => states.get(origin) ?? null,
    onDocumentGone: (documentId) => void gone.push(documentId),
    now: platform.now,
    createId: () => "id",
    logFailure: (_id, cause) => void logged.push(cause),
  });
  platform.onConnect(door.connect);
  return { platform, states, gone, logged, door };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("createPageDoor", () => {
  test("default: an ask gets the sender that the browser named, and its answer goes to its own port", async () => {
    const asked: unknown[] = [];
    const { platform } = setup(async (message, from) => {
      asked.push({ message, from });
      return [];
    });
    const first = platform.open("page", sender);
    const second = platform.open("page", elsewhere);
    first.send(ask("1"));
    await settle();
    expect(asked).toEqual([{ message: { name: "askProvider", request: ask("1") }, from: sender }]);
    expect(first.received).toEqual([{ id: "1", response: [] }]);
    expect(second.received).toEqual([]);
  });

  test("behavior: equal ids of two documents are two asks, each with its own answer [B13]", async () => {
    const { platform } = setup(async (_message, from) => (from.class === "content" ? from.documentId : ""));
    const first = platform.open("page", sender);
    const second = platform.open("page", { ...sender, documentId: "doc-9", tabId: 2 });
    first.send(ask("1"));
    second.send(ask("1"));
    await settle();
    expect(first.received).toEqual([{ id: "1", response: "doc-1" }]);
    expect(second.received).toEqual([{ id: "1", response: "doc-9" }]);
  });

  test("behavior: the same id twice is asked once", async () => {
    let count = 0;
    const { platform } = setup(async () => ++count);
    const port = platform.open("page", sender);
    port.send(ask("1"));
    port.send(ask("1"));
    await settle();
    expect(count).toBe(1);
    expect(port.received).toEqual([
      { id: "1", response: 1 },
      { id: "1", response: 1 },
    ]);
  });

  test("error: a page sees number and sentence; anything unexpected is internal and logged [E22]", async () => {
    const errors = [new ProviderError("unknown-chain"), new TypeError("secret words here")];
    const { platform, logged } = setup(() => Promise.reject(errors.shift()));
    const port = platform.open("page", sender);
    port.send(ask("1"));
    port.send(ask("2"));
    await settle();
    expect(port.received).toEqual([
      { id: "1", error: { code: 4902, message: "This network is not known to the wallet." } },
      { id: "2", error: { code: -32603, message: "The wallet could not do this." } },
    ]);
    expect(logged).toHaveLength(1);
  });

  test("behavior: what has no id is dropped; the rest of the shape is the router's to judge", async () => {
    let count = 0;
    const { platform } = setup(async () => ++count);
    const port = platform.open("page", sender);
    for (const message of [null, "x", {}, [], { id: 5 }, { id: "x".repeat(65) }]) port.send(message);
    await settle();
    expect(count).toBe(0);
    expect(port.received).toEqual([]);
  });

  test("behavior: a page that floods is told to stop, and may go on later", async () => {
    const { platform } = setup();
    const port = platform.open("page", sender);
    for (let index = 0; index < 201; index += 1) port.send(ask(`${index}`));
    await settle();
    expect(port.received.filter((answer) => "error" in (answer as object))).toHaveLength(1);
    platform.advance(1000);
    port.send(ask("later"));
    await settle();
    expect(port.received.at(-1)).toEqual({ id: "later", response: "answer" });
  });

  test("behavior: events go to the pages of a connected origin, once per change, and to nobody else [B17]", () => {
    const { platform, states, door } = setup();
    const connected = platform.open("page", sender);
    const stranger = platform.open("page", elsewhere);
    states.set(sender.origin, { accounts: ["0xaa"], chainId: "0x1" });
    door.tellChanges();
    door.tellChanges();
    expect(connected.received).toEqual([
      { event: "connect", payload: { chainId: "0x1" } },
      { event: "chainChanged", payload: "0x1" },
      { event: "accountsChanged", payload: ["0xaa"] },
    ]);
    states.set(sender.origin, { accounts: [], chainId: "0x5" });
    door.tellChanges();
    expect(connected.received.slice(3)).toEqual([
      { event: "chainChanged", payload: "0x5" },
      { event: "accountsChanged", payload: [] },
    ]);
    states.delete(sender.origin);
    door.tellChanges();
    expect(connected.received).toHaveLength(5);
    expect(stranger.received).toEqual([]);
  });

  test("behavior: a disconnected site is told that it has no accounts", () => {
    const { platform, states, door } = setup();
    states.set(sender.origin, { accounts: ["0xaa"], chainId: "0x1" });
    const port = platform.open("page", sender);
    states.delete(sender.origin);
    door.tellChanges();
    expect(port.received.at(-1)).toEqual({ event: "accountsChanged", payload: [] });
  });

  test("behavior: a document is gone with its last port [B11] [B12]", () => {
    const { platform, gone, door } = setup();
    const first = platform.open("page", sender);
    const second = platform.open("page", sender);
    first.close();
    expect(gone).toEqual([]);
    second.close();
    expect(gone).toEqual(["doc-1"]);
    expect(door.hasDocument("doc-1")).toBe(false);
  });
});
