import type { Platform } from "../../../extension/platform/platform.ts";
import type { ApprovalWindow } from "./window.ts";

type WindowPlatform = Pick<Platform, "openWindow" | "focusWindow" | "closeWindow"> & {
  session: Pick<Platform["session"], "load" | "save" | "remove">;
};

const key = "approvalWindow";
const path = "popup/approval.html";
const size = { width: 400, height: 640 };

/** Keeps which window is ours where a new worker finds it. Effects: storage, prompt to the user. */
export function createApprovalWindow(platform: WindowPlatform): ApprovalWindow {
  let turn: Promise<unknown> = Promise.resolve();
  // One after the other: two requests at once must not open two windows.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const current = async () => {
    const id = await platform.session.load(key);
    return typeof id === "number" ? id : null;
  };
  const show = async () => {
    const known = await current();
    if (known !== null && (await platform.focusWindow(known))) return;
    const opened = await platform.openWindow(path, size);
    if (opened !== null) await platform.session.save({ [key]: opened });
  };
  const close = async () => {
    const known = await current();
    if (known === null) return;
    // Forgotten first, so that the browser's report of the closing is not taken for the user's.
    await platform.session.remove(key);
    await platform.closeWindow(known);
  };
  return {
    // A window that the browser will not open leaves the request in the queue, where the action popup shows it.
    show: () => inTurn(show).catch(() => undefined),
    close: () => inTurn(close).catch(() => undefined),
    wasOurs: (windowId) =>
      inTurn(async () => {
        if ((await current()) !== windowId) return false;
        await platform.session.remove(key);
        return true;
      }).catch(() => false),
  };
}
