import browser from "webextension-polyfill";
import type { Area, Platform, Port, WindowSize } from "./platform.ts";
import { type BrowserSender, type OwnIdentity, senderOf } from "./sender.ts";

type BrowserArea = Pick<typeof browser.storage.local, "get" | "set" | "remove">;
type WithAccessLevel = { setAccessLevel?: (options: { accessLevel: string }) => Promise<void> };

/** The real browser. The only instance is made by `background/main.ts`, in the worker's first turn. */
export function createBrowserPlatform(): Platform {
  const own: OwnIdentity = {
    id: browser.runtime.id,
    origin: new URL(browser.runtime.getURL("")).origin,
  };
  return {
    urlOf: (path) => browser.runtime.getURL(path),
    now: () => Date.now(),
    local: areaOf(browser.storage.local),
    session: areaOf(browser.storage.session),
    async closeLocalToContent() {
      const area = browser.storage.local as typeof browser.storage.local & WithAccessLevel;
      await area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
    },
    onMessage(listener) {
      browser.runtime.onMessage.addListener((message: unknown, sender: unknown) =>
        listener(message, senderOf(sender as BrowserSender, own)),
      );
    },
    onConnect(listener) {
      browser.runtime.onConnect.addListener((port) => {
        const sender = senderOf((port.sender ?? {}) as BrowserSender, own);
        if (sender === null) port.disconnect();
        else listener(portOf(port, sender));
      });
    },
    ...alarmsOfBrowser(),
    ...windowsOfBrowser(),
    setBadge: (text) => browser.action.setBadgeText({ text }),
    nudgePages,
  };
}

function areaOf(area: BrowserArea): Area {
  return {
    load: async (key) => (await area.get(key))[key],
    save: (values) => area.set(values),
    remove: (key) => area.remove(key),
  };
}

function portOf(port: browser.Runtime.Port, sender: Port["sender"]): Port {
  return {
    name: port.name,
    sender,
    post(message) {
      try {
        port.postMessage(message);
      } catch {
        // The other side went away between two turns; its `onDisconnect` says so.
      }
    },
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}

function alarmsOfBrowser(): Pick<Platform, "setAlarm" | "clearAlarm" | "onAlarm"> {
  return {
    async setAlarm(name, at) {
      browser.alarms.create(name, { when: at });
    },
    async clearAlarm(name) {
      await browser.alarms.clear(name);
    },
    onAlarm: (listener) => browser.alarms.onAlarm.addListener(({ name }) => listener(name)),
  };
}

type WindowMethods = Pick<Platform, "openWindow" | "focusWindow" | "closeWindow" | "onWindowClosed">;

function windowsOfBrowser(): WindowMethods {
  return {
    async openWindow(path: string, size: WindowSize) {
      const url = browser.runtime.getURL(path);
      const opened = await browser.windows.create({ url, type: "popup", focused: true, ...size });
      return opened.id ?? null;
    },
    focusWindow: (windowId) =>
      browser.windows.update(windowId, { focused: true, drawAttention: true }).then(
        () => true,
        () => false,
      ),
    closeWindow: (windowId) => browser.windows.remove(windowId).catch(() => undefined),
    onWindowClosed: (listener) => browser.windows.onRemoved.addListener((windowId) => listener(windowId)),
  };
}

async function nudgePages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  const nudges = tabs.map(async ({ id }) => {
    // Tabs without our bridge refuse; that is most of them.
    if (id !== undefined) await browser.tabs.sendMessage(id, { nudge: true }).catch(() => undefined);
  });
  await Promise.all(nudges);
}
