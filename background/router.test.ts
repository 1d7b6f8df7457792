import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BaseError } from "../extension/errors/baseError.ts";
import { policyMessages } from "../extension/messages/table.policy.ts";
import { type MessageName, messages } from "../extension/messages/table.ts";
import type { Sender } from "../extension/platform/sender.ts";
import { propertyRuns } from "../test/support/propertyRuns.ts";
import { methods } from "./methods/table.ts";
import { admit, createRouter, type HandlerTable } from "./router.ts";
import { createAnswers } from "./routerAnswers.ts";
import type { Services } from "./services/services.ts";

const popup: Sender = { class: "popup" };
const content: Sender = {
  class: "content",
  origin: "https://app.example",
  documentId: "doc",
  frameId: 0,
  tabId: 1,
  topOrigin: "https://app.example",
};
const names = Object.keys(messages) as MessageName[];

/** A router whose handlers only say that they were reached. */
function setup({
  ready = async () => ({}) as Services,
  fail,
}: {
  ready?: () => Promise<Services>;
  fail?: unknown;
} = {}) {
  const reached: { name: string; request: unknown }[] = [];
  const acts: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (request: unknown) => {
        reached.push({ name, request });
        if (fail !== undefined) throw fail;
        return "reached";
      },
    ]),
  ) as unknown as HandlerTable;
  const router = createRouter({ handlers, ready, onAct: () => void acts.push("act") });
  const logged: { id: string; cause: unknown }[] = [];
  const answer = createAnswers({
    router,
    createId: () => "id-1",
    logFailure: (id, cause) => void logged.push({ id, cause }),
  });
  return { router, answer, reached, acts, logged };
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BaseError) return error.code;
  }
  return "no coded error";
}

describe.each(names)("%s, from the message table", (name) => {
  const from: readonly string[] = messages[name].from;

  test("error: nobody, and a sender of the wrong class, are refused before the shape is looked at [B08]", async () => {
    const { router, reached } = setup();
    const wrong = [null, ...[popup, content].filter((sender) => !from.includes(sender.class))];
    for (const sender of wrong) {
      await expect(router({ name, request: {} }, sender)).rejects.toMatchObject({ code: "router.forbidden" });
    }
    expect(reached).toEqual([]);
  });

  test("error: a key too many is refused, at either level [B02] [B09]", () => {
    const sender = from.includes("popup") ? popup : content;
    for (const key of ["origin", "tabId", "sender", "documentId", "__proto__x", "constructor"]) {
      const request = { [key]: "https://trusted.example" };
      const isOwn = Object.hasOwn((messages[name].request as { entries?: object }).entries ?? {}, key);
      if (!isOwn) expect(codeOf(() => admit({ name, request }, sender))).toBe("router.malformed");
      expect(codeOf(() => admit({ name, request: {}, ...request }, sender))).toBe("router.malformed");
    }
  });

  test("error: missing keys, wrong types, oversized and deep values are refused [B09]", () => {
    const sender = from.includes("popup") ? popup : content;
    const deep = JSON.parse("[".repeat(1000) + "]".repeat(1000)) as unknown;
    for (const request of [undefined, null, 1, "x", [1], "x".repeat(3_000_000), deep, { a: deep }]) {
      expect(codeOf(() => admit({ name, request }, sender))).toBe("router.malformed");
    }
    expect(codeOf(() => admit({ name }, sender))).toBe("router.malformed");
  });
});

describe("admit", () => {
  test("error: names of the prototype are no messages [A19]", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", ""]) {
      expect(codeOf(() => admit({ name, request: {} }, popup))).toBe("router.unknown-message");
    }
  });

  test("error: whatever anybody sends, the answer is a coded error or an admitted message [B09]", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 6 }), (message) => {
        expect(codeOf(() => admit(message, content))).toMatch(/^router\./);
      }),
      { numRuns: propertyRuns(500) },
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, request) => {
        const code = codeOf(() => admit({ name, request }, popup));
        expect(["router.malformed", "router.forbidden", "no coded error"]).toContain(code);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });

  test("behavior: an error says where and what was expected, never what was sent", () => {
    const secret = "hunter2-hunter2";
    const message = { name: "unlockVault", request: { password: 5, [secret]: secret } };
    try {
      admit(message, popup);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify((error as BaseError).toReport())).not.toContain("hunter2");
    }
  });
});

describe("createRouter", () => {
  test("default: the handler gets the decoded request", async () => {
    const { router, reached, acts } = setup();
    const address = "0xF39FD6E51AAD88F6F4CE6AB8827279CFFFB92266";
    expect(await router({ name: "selectAccount", request: { address } }, popup)).toBe("reached");
    expect(reached).toEqual([{ name: "selectAccount", request: { address: address.toLowerCase() } }]);
    expect(acts).toEqual(["act"]);
  });

  test("behavior: what a page repeats by itself is no act of the user's, nor is anything a site sends", async () => {
    const { router, acts } = setup();
    await router({ name: "refreshBalances", request: {} }, popup);
    await router({ name: "askProvider", request: { id: "a", method: "eth_accounts", params: [] } }, content);
    expect(acts).toEqual([]);
  });

  test("behavior: a message waits for boot, and fails where boot failed [D05] [D07]", async () => {
    let open = (_services: Services) => {};
    const gate = new Promise<Services>((resolve) => {
      open = resolve;
    });
    const { router, reached } = setup({ ready: () => gate });
    const waiting = router({ name: "lockVault", request: {} }, popup);
    await Promise.resolve();
    expect(reached).toEqual([]);
    open({} as Services);
    expect(await waiting).toBe("reached");

    const failed = setup({ ready: () => Promise.reject(new TypeError("broken")) });
    await expect(failed.router({ name: "lockVault", request: {} }, popup)).rejects.toThrow("broken");
    expect(failed.reached).toEqual([]);
  });
});

describe("createAnswers", () => {
  test("default: an answer, or the error's report", async () => {
    const { answer } = setup();
    expect(await answer({ name: "lockVault", request: {} }, popup)).toEqual({
      ok: true,
      response: "reached",
    });
    expect(await answer({ name: "nothing", request: {} }, popup)).toMatchObject({
      ok: false,
      error: { code: "router.unknown-message" },
    });
  });

  test("behavior: whatever is not a coded error crosses as internal, with an id that the log has too [E22]", async () => {
    const cause = new TypeError("the words are: test test junk");
    const { answer, logged } = setup({ fail: cause });
    const answered = await answer({ name: "lockVault", request: {} }, popup);
    expect(answered).toMatchObject({ ok: false, error: { code: "internal", facts: { id: "id-1" } } });
    expect(JSON.stringify(answered)).not.toContain("junk");
    expect(logged).toEqual([{ id: "id-1", cause }]);
  });
});

describe("the rules", () => {
  const ruling = Object.keys(policyMessages) as (keyof typeof policyMessages)[];

  test.each(ruling)(
    "error: a page's own context cannot send %s, nor reach it through the provider [L01]",
    async (name) => {
      const { router, reached } = setup();

      expect(messages[name].from).toEqual(["popup"]);
      await expect(router({ name, request: {} }, content)).rejects.toMatchObject({
        code: "router.forbidden",
      });
      expect(reached).toEqual([]);
      expect(Object.keys(methods)).not.toContain(name);
    },
  );
});
