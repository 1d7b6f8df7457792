import { describe, expect, test } from "vitest";
import type { BridgePort } from "../extension/platform/bridgeRuntime.ts";
import { createRelay } from "./relay.ts";

interface Opened {
  posted: unknown[];
  say(message: unknown): void;
  die(): void;
}

/** A relay between a page that records and a background that is driven by hand; time moves only when told. */
function setup({ hasOrigin = true, connectFails = false } = {}) {
  const toPage: unknown[] = [];
  const ports: Opened[] = [];
  const state = { connectFails };
  const timers: { at: number; work: () => void; isCancelled: boolean }[] = [];
  let now = 0;
  const relay = createRelay({
    hasOrigin,
    toPage: (message) => void toPage.push(message),
    after(ms, work) {
      const timer = { at: now + ms, work, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
    connect() {
      if (state.connectFails) throw new TypeError("Extension context invalidated.");
      const { port, opened } = openPort();
      ports.push(opened);
      return port;
    },
  });
  const advance = (ms: number) => {
    now += ms;
    for (const timer of timers.splice(0)) {
      if (timer.at > now) timers.push(timer);
      else if (!timer.isCancelled) timer.work();
    }
  };
  return { relay, toPage, ports, state, advance };
}

function openPort(): { port: BridgePort; opened: Opened } {
  const onMessage: ((message: unknown) => void)[] = [];
  const onDisconnect: (() => void)[] = [];
  const posted: unknown[] = [];
  return {
    port: {
      post: (message) => void posted.push(message),
      onMessage: (listener) => void onMessage.push(listener),
      onDisconnect: (listener) => void onDisconnect.push(listener),
    },
    opened: {
      posted,
      say: (message) => {
        for (const listener of onMessage) listener(message);
      },
      die: () => {
        for (const listener of onDisconnect) listener();
      },
    },
  };
}

const read = { id: "a-1", method: "eth_accounts", params: undefined };
const sign = { id: "a-2", method: "personal_sign", params: '["0x00"]' };

describe("createRelay", () => {
  test("default: an ask goes out once and its answer comes back once", () => {
    const { relay, ports, toPage } = setup();
    relay.ask(sign);
    expect(ports[0]?.posted).toEqual([{ id: "a-2", method: "personal_sign", params: ["0x00"] }]);
    ports[0]?.say({ id: "a-2", response: "0xsigned" });
    ports[0]?.say({ id: "a-2", response: "0xagain" });
    expect(toPage).toEqual([{ id: "a-2", response: "0xsigned" }]);
  });

  test("behavior: nothing wakes the wallet before a page asks", () => {
    const { relay, ports } = setup();
    relay.reopen();
    expect(ports).toHaveLength(0);
  });

  test("behavior: an answer for which nobody asked, or an event outside the list, is dropped [A21]", () => {
    const { relay, ports, toPage } = setup();
    relay.ask(read);
    for (const message of [
      { id: "b-1", response: [] },
      { event: "secret", payload: 1 },
      { response: 1 },
      "text",
      null,
      { id: { toString: () => "a-1" }, response: [] },
    ]) {
      ports[0]?.say(message);
    }
    expect(toPage).toEqual([]);
    ports[0]?.say({ event: "chainChanged", payload: "0x1", extra: "no" });
    expect(toPage).toEqual([{ event: "chainChanged", payload: "0x1" }]);
  });

  test("behavior: only three fields of an ask are relayed, and what is no ask is dropped", () => {
    const { relay, ports } = setup();
    for (const message of [
      null,
      "ask",
      {},
      { id: "A", method: "x" },
      { id: "a", method: 1 },
      { id: "a", method: "x".repeat(101) },
      { id: "a", method: "x", params: [] },
      { name: "unlockVault", request: {} },
    ]) {
      relay.ask(message);
    }
    expect(ports).toHaveLength(0);
    relay.ask({ ...read, origin: "https://trusted.example", tabId: 1 });
    expect(ports[0]?.posted).toEqual([{ id: "a-1", method: "eth_accounts", params: [] }]);
  });

  test("behavior: a dead worker: a read is asked once more, then fails [D06]", () => {
    const { relay, ports, toPage, advance } = setup();
    relay.ask(read);
    ports[0]?.die();
    expect(toPage).toEqual([]);
    advance(250);
    expect(ports[1]?.posted).toHaveLength(1);
    ports[1]?.die();
    advance(250);
    expect(toPage).toMatchObject([{ id: "a-1", error: { code: -32603 } }]);
    expect(ports).toHaveLength(2);
  });

  test("behavior: a dead worker: an ask for a signature is attached again by the same id [D06]", () => {
    const { relay, ports, toPage, advance } = setup();
    relay.ask(sign);
    for (let death = 0; death < 5; death += 1) {
      ports[death]?.die();
      advance(250);
      expect(ports[death + 1]?.posted).toEqual([{ id: "a-2", method: "personal_sign", params: ["0x00"] }]);
    }
    ports[5]?.say({ id: "a-2", response: "0xsigned" });
    expect(toPage).toEqual([{ id: "a-2", response: "0xsigned" }]);
  });

  test("behavior: whoever never answers, the page gets an answer when the deadline is over [D04]", () => {
    const { relay, ports, toPage, advance } = setup();
    relay.ask(read);
    relay.ask(sign);
    advance(60_000);
    expect(toPage).toMatchObject([{ id: "a-1", error: { code: -32603 } }]);
    advance(40 * 60_000);
    expect(toPage).toMatchObject([{ id: "a-1" }, { id: "a-2", error: { code: -32603 } }]);
    ports[0]?.say({ id: "a-2", response: "late" });
    expect(toPage).toHaveLength(2);
  });

  test("behavior: the extension was reloaded under the page: everything is refused, nothing hangs [A29]", () => {
    const { relay, ports, toPage, state, advance } = setup();
    relay.ask(sign);
    state.connectFails = true;
    ports[0]?.die();
    advance(250);
    relay.ask(read);
    expect(toPage).toMatchObject([
      { id: "a-2", error: { code: 4900 } },
      { event: "disconnect" },
      { id: "a-1", error: { code: 4900 } },
      { event: "disconnect" },
    ]);
  });

  test("behavior: a document without an origin is answered here and never reaches the wallet [A06]", () => {
    const { relay, ports, toPage } = setup({ hasOrigin: false });
    relay.ask(read);
    expect(toPage).toMatchObject([{ id: "a-1", error: { code: 4100 } }]);
    expect(ports).toHaveLength(0);
  });

  test("behavior: too many at once and too large are refused at the page's side", () => {
    const { relay, toPage, ports } = setup();
    relay.ask({ ...read, params: "x".repeat(1_000_001) });
    expect(toPage).toMatchObject([{ error: { code: -32602 } }]);
    for (let index = 0; index < 301; index += 1) relay.ask({ ...read, id: `c-${index}` });
    expect(toPage.at(-1)).toMatchObject({ id: "c-300", error: { code: -32005 } });
    expect(ports[0]?.posted).toHaveLength(300);
  });
});
