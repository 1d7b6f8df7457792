import { describe, expect, test } from "vitest";
import { type BrowserSender, senderOf } from "./sender.ts";

const own = { id: "abc", origin: "chrome-extension://abc" };
const site: BrowserSender = {
  id: "abc",
  origin: "https://app.example",
  url: "https://app.example/path",
  documentId: "doc-1",
  frameId: 0,
  tab: { id: 7, url: "https://app.example/path" },
};

describe("senderOf", () => {
  test("default: a document of a website", () => {
    expect(senderOf(site, own)).toEqual({
      class: "content",
      origin: "https://app.example",
      documentId: "doc-1",
      frameId: 0,
      tabId: 7,
      topOrigin: "https://app.example",
    });
  });

  test("default: one of our own pages", () => {
    const page = { id: "abc", origin: own.origin, url: `${own.origin}/popup/index.html` };
    expect(senderOf(page, own)).toEqual({ class: "popup" });
    expect(senderOf({ ...page, frameId: 0, tab: { id: 1, url: page.url } }, own)).toEqual({ class: "popup" });
  });

  test("behavior: a frame keeps its own origin and names the top one beside it [B01]", () => {
    const frame = { ...site, origin: "https://evil.example", frameId: 3 };
    expect(senderOf(frame, own)).toMatchObject({
      origin: "https://evil.example",
      topOrigin: "https://app.example",
    });
    expect(senderOf({ ...frame, tab: { id: 7 } }, own)).toMatchObject({ topOrigin: null });
  });

  test("behavior: the URL never stands in for the origin: a sandboxed frame is nobody [B05]", () => {
    expect(senderOf({ ...site, origin: "null" }, own)).toBeNull();
    expect(senderOf({ ...site, origin: undefined }, own)).toBeNull();
  });

  test.each([
    ["another extension", { ...site, id: "other" }],
    ["another extension's page", { ...site, id: "other", origin: "chrome-extension://other" }],
    ["another extension's origin under our id", { ...site, origin: "chrome-extension://other" }],
    ["no id", { ...site, id: undefined }],
  ])("error: %s is refused [B07]", (_name, sender) => {
    expect(senderOf(sender, own)).toBeNull();
  });

  test.each([
    ["file", { ...site, origin: "file://" }],
    ["data", { ...site, origin: "data:text/html,x" }],
    ["an address with a path", { ...site, origin: "https://app.example/path" }],
    ["an address with a user", { ...site, origin: "https://app.example@evil.example" }],
    ["upper case, which no browser sends", { ...site, origin: "https://APP.example" }],
    ["no document", { ...site, documentId: undefined }],
    ["an empty document", { ...site, documentId: "" }],
    ["no tab", { ...site, tab: undefined }],
    ["no frame", { ...site, frameId: undefined }],
  ])("error: %s is refused [B05]", (_name, sender) => {
    expect(senderOf(sender, own)).toBeNull();
  });

  test("error: a page that claims our origin without our address, or sits in a frame, is refused [B08]", () => {
    const page = { id: "abc", origin: own.origin, url: `${own.origin}/popup/index.html` };
    expect(senderOf({ ...page, url: "https://evil.example/" }, own)).toBeNull();
    expect(senderOf({ ...page, url: `${own.origin}.evil.example/` }, own)).toBeNull();
    expect(senderOf({ ...page, frameId: 2 }, own)).toBeNull();
  });
});
