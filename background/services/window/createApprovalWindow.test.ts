import { describe, expect, test } from "vitest";
import { createFakePlatform } from "../../../extension/platform/fakePlatform.ts";
import { createApprovalWindow } from "./createApprovalWindow.ts";

describe("createApprovalWindow", () => {
  test("behavior: asked twice at once it opens once [C08]", async () => {
    const platform = createFakePlatform();
    const window = createApprovalWindow(platform);
    await Promise.all([window.show(), window.show(), window.show()]);

    expect([...platform.openWindows.values()]).toEqual(["popup/approval.html"]);
  });

  test("behavior: a new worker finds the window of the old one", async () => {
    const platform = createFakePlatform();
    await createApprovalWindow(platform).show();
    const second = createApprovalWindow(platform);
    await second.show();
    expect(platform.openWindows.size).toBe(1);
    await second.close();

    expect(platform.openWindows.size).toBe(0);
  });

  test("behavior: what we close is not the user's no; what the user closes is, once", async () => {
    const platform = createFakePlatform();
    const window = createApprovalWindow(platform);
    await window.show();
    const [id = 0] = platform.openWindows.keys();

    expect(await window.wasOurs(id + 1)).toBe(false);
    expect(await window.wasOurs(id)).toBe(true);
    expect(await window.wasOurs(id)).toBe(false);
    await window.show();
    const [next = 0] = platform.openWindows.keys();
    await window.close();
    expect(await window.wasOurs(next)).toBe(false);
  });

  test("error: a browser that opens nothing does not stop the request", async () => {
    const platform = {
      ...createFakePlatform(),
      openWindow: () => Promise.reject(new DOMException("no window")),
    };

    await expect(createApprovalWindow(platform).show()).resolves.toBeUndefined();
  });
});
