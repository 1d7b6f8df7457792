import type { Area, Platform, Port } from "./platform.ts";
import type { Sender } from "./sender.ts";

/** A fake browser in memory, for tests only. Nothing of it survives the object. */
export interface FakePlatform extends Platform {
  /** Moves the fake clock and fires the alarms that are due. */
  advance(ms: number): void;
  /** Delivers a message as the browser would. */
  deliver(message: unknown, sender: Sender | null): Promise<unknown>;
  /** Opens a port from outside. */
  open(name: string, sender: Sender): FakePort;
  /** A worker that died and started again: listeners gone, storage and clock as they were. */
  restart(): FakePlatform;
  localValues: Map<string, unknown>;
  sessionValues: Map<string, unknown>;
  openWindows: Map<number, string>;
  badge: { text: string };
  closeByUser(windowId: number): void;
  /** The next `count` writes to `local` fail, as on a full disk. */
  failWrites(count: number): void;
  nudges: { count: number };
}

/** The outside end of a fake port. */
export interface FakePort {
  send(message: unknown): void;
  close(): void;
  /** What the background posted, in order. */
  received: unknown[];
}

interface World {
  clock: { now: number };
  localValues: Map<string, unknown>;
  sessionValues: Map<string, unknown>;
  alarms: Map<string, number>;
  openWindows: Map<number, string>;
  writesToFail: number;
}

/** A fake browser; `startAt` is its clock's first reading. */
export function createFakePlatform(startAt = 1_700_000_000_000): FakePlatform {
  return platformOver({
    clock: { now: startAt },
    localValues: new Map(),
    sessionValues: new Map(),
    alarms: new Map(),
    openWindows: new Map(),
    writesToFail: 0,
  });
}

function platformOver(world: World): FakePlatform {
  const onMessage: ((message: unknown, sender: Sender | null) => Promise<unknown>)[] = [];
  const onConnect: ((port: Port) => void)[] = [];
  const onAlarm: ((name: string) => void)[] = [];
  const onWindowClosed: ((windowId: number) => void)[] = [];
  const badge = { text: "" };
  const nudges = { count: 0 };
  return {
    urlOf: (path) => `chrome-extension://fake/${path}`,
    now: () => world.clock.now,
    local: fakeArea(world.localValues, () => {
      if (world.writesToFail === 0) return;
      world.writesToFail -= 1;
      throw new DOMException("The fake disk is full.", "QuotaExceededError");
    }),
    session: fakeArea(world.sessionValues, () => undefined),
    closeLocalToContent: async () => undefined,
    onMessage: (listener) => void onMessage.push(listener),
    onConnect: (listener) => void onConnect.push(listener),
    setAlarm: async (name, at) => void world.alarms.set(name, at),
    clearAlarm: async (name) => void world.alarms.delete(name),
    onAlarm: (listener) => void onAlarm.push(listener),
    async openWindow(path) {
      const id = world.openWindows.size + 1;
      world.openWindows.set(id, path);
      return id;
    },
    focusWindow: async (id) => world.openWindows.has(id),
    closeWindow: async (id) => void world.openWindows.delete(id),
    onWindowClosed: (listener) => void onWindowClosed.push(listener),
    setBadge: async (text) => {
      badge.text = text;
    },
    nudgePages: async () => {
      nudges.count += 1;
    },
    advance(ms) {
      world.clock.now += ms;
      for (const [name, at] of [...world.alarms]) {
        if (at > world.clock.now) continue;
        world.alarms.delete(name);
        for (const listener of onAlarm) listener(name);
      }
    },
    deliver: async (message, sender) => onMessage[0]?.(message, sender),
    open: (name, sender) => openFakePort(name, sender, onConnect),
    restart: () => platformOver(world),
    localValues: world.localValues,
    sessionValues: world.sessionValues,
    openWindows: world.openWindows,
    badge,
    nudges,
    closeByUser(windowId) {
      world.openWindows.delete(windowId);
      for (const listener of onWindowClosed) listener(windowId);
    },
    failWrites(count) {
      world.writesToFail = count;
    },
  };
}

/** Clones on both ways, as the browser does, so that nothing is shared by accident. */
function fakeArea(values: Map<string, unknown>, beforeWrite: () => void): Area {
  return {
    load: async (key) => structuredClone(values.get(key)),
    async save(entries) {
      beforeWrite();
      for (const [key, value] of Object.entries(entries)) values.set(key, structuredClone(value));
    },
    remove: async (key) => void values.delete(key),
  };
}

function openFakePort(name: string, sender: Sender, onConnect: ((port: Port) => void)[]): FakePort {
  const received: unknown[] = [];
  const onMessage: ((message: unknown) => void)[] = [];
  const onDisconnect: (() => void)[] = [];
  const port: Port = {
    name,
    sender,
    post: (message) => void received.push(structuredClone(message)),
    onMessage: (listener) => void onMessage.push(listener),
    onDisconnect: (listener) => void onDisconnect.push(listener),
  };
  for (const listener of onConnect) listener(port);
  return {
    received,
    send: (message) => {
      for (const listener of onMessage) listener(message);
    },
    close: () => {
      for (const listener of onDisconnect) listener();
    },
  };
}
