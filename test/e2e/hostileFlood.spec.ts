import type { BrowserContext, Page } from "@playwright/test";
import { approvalWindow, approve, rejectAll } from "../../scripts/journey/hands.ts";
import { expect, test } from "./fixture.ts";

const words = "test test test test test test test test test test test junk";
const account = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const HTML = "<!doctype html><title>page</title>";

test("behavior: a page that floods has five requests open and the rest refused; after its rejections it waits, and others do not [C08]", async ({
  context,
  walletPage,
  site,
}) => {
  await importWallet(await walletPage("popup/page.html"));
  site.serve("/", HTML);
  const flooder = await context.newPage();
  await flooder.goto(site.origin);
  const connected = ask(flooder, "eth_requestAccounts");
  await approve(await approvalWindow(context));
  expect(await connected).toEqual([account]);

  await startFlood(flooder, 200);
  // Nobody has acted yet: these are the refusals at the door.
  await expect.poll(() => answersOf(flooder)).toEqual({ "-32005": 195 });
  const window = await approvalWindow(context);
  await expect(window.getByRole("button", { name: "Reject all 5" })).toBeVisible();
  expect(isOpen(context)).toBe(1);

  await rejectAll(window);
  await expect.poll(() => answersOf(flooder)).toEqual({ "-32005": 195, "4001": 5 });

  // More than three rejections in a row: the page has to wait, and nothing is put before the user.
  expect(await ask(flooder, "personal_sign", ["0x68656c6c6f", account])).toBe(-32005);
  expect(isOpen(context)).toBe(0);

  // Another origin is served meanwhile: the same server by its other name.
  const other = await context.newPage();
  await other.goto(site.origin.replace("localhost", "127.0.0.1"));
  const meanwhile = ask(other, "eth_requestAccounts");
  await approve(await approvalWindow(context));
  expect(await meanwhile).toEqual([account]);
  expect(await ask(flooder, "personal_sign", ["0x68656c6c6f", account])).toBe(-32005);
});

const isApproval = (page: Page) => page.url().includes("popup/approval.html") && !page.isClosed();
const isOpen = (context: BrowserContext) => context.pages().filter(isApproval).length;

/** Asks the wallet; a refusal is its code. */
function ask(page: Page, method: string, params: readonly unknown[] = []): Promise<unknown> {
  return page.evaluate(
    (request) => window.ethereum.request(request).catch(({ code }: { code: number }) => code),
    { method, params },
  );
}

/** Asks `count` times without waiting; the answers are counted by their code in the page. */
function startFlood(page: Page, count: number): Promise<void> {
  return page.evaluate(
    ({ times, address }) => {
      const answers: Record<string, number> = {};
      Object.assign(window, { answers });
      const note = (name: string) => {
        answers[name] = (answers[name] ?? 0) + 1;
      };
      for (let at = 0; at < times; at += 1) {
        window.ethereum.request({ method: "personal_sign", params: [`0x${at + 1_000}`, address] }).then(
          () => note("signed"),
          ({ code }: { code: number }) => note(String(code)),
        );
      }
    },
    { times: count, address: account },
  );
}

function answersOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => (window as unknown as { answers: Record<string, number> }).answers);
}

async function importWallet(page: Page): Promise<void> {
  const request = {
    secret: { kind: "words", words, passphrase: "" },
    password: "velvet harbour kite 29",
  };
  await page.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { name: "importVault", request },
  );
}
