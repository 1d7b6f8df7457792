import type { BrowserContext, Page } from "@playwright/test";
import { verifyMessage } from "ethers";
import { expect, type Site, test } from "./fixture.ts";

const password = "velvet harbour kite 29";
const words = "test test test test test test test test test test test junk";
const account = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const blockMessages = {
  id: "No messages",
  when: [{ fact: "kind", op: "eq", value: "message" }],
  then: "block",
};
const documentOf = (rule: object) => ({
  ...{ v: 1, preset: "normal", rules: [rule], combine: { mode: "any" }, budgetMs: 2500 },
});

/** Sends a message as our own pages do. */
function send(page: Page, name: string, request: unknown): Promise<unknown> {
  return page.evaluate(
    async ([message]) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: { sendMessage(message: unknown): Promise<{ response?: unknown; error?: unknown }> };
        };
      };
      const answer = await chrome.runtime.sendMessage(message);
      return answer.response ?? answer.error;
    },
    [{ name, request }] as const,
  );
}

/** Has the page ask for a signature; what comes of it stands in `window.came`. */
async function askToSign(tab: Page): Promise<void> {
  await tab.evaluate((address) => {
    const kept = window as unknown as { came: unknown };
    kept.came = null;
    window.ethereum.request({ method: "personal_sign", params: ["0x68656c6c6f", address] }).then(
      (signature) => {
        kept.came = signature;
      },
      ({ code }: { code: number }) => {
        kept.came = code;
      },
    );
  }, account);
}
const came = (tab: Page) => tab.evaluate(() => (window as unknown as { came: unknown }).came);

interface Opening {
  context: BrowserContext;
  walletPage: (file: string) => Promise<Page>;
  site: Site;
}

/** A wallet with this one rule, and a connected page. */
async function connectUnder(rule: object, { context, walletPage, site }: Opening): Promise<Page> {
  const wallet = await walletPage("popup/page.html");
  await send(wallet, "importVault", { secret: { kind: "words", words, passphrase: "" }, password });
  const saved = await send(wallet, "savePolicy", { document: documentOf(rule), password });
  expect(saved).toMatchObject({ status: "saved" });
  site.serve("/", "<!doctype html><title>page</title>");
  const tab = await context.newPage();
  await tab.goto(site.origin);
  const opened = context.waitForEvent("page");
  const connecting = tab.evaluate(() => window.ethereum.request({ method: "eth_requestAccounts" }));
  await (await opened).getByRole("button", { name: "Connect" }).click();
  expect(await connecting).toEqual([account]);
  return tab;
}

/** The approval window of a request that the rule blocks: "Reject" has the focus, and nothing signs. */
async function askBlocked(context: BrowserContext, tab: Page): Promise<Page> {
  const opened = context.waitForEvent("page");
  await askToSign(tab);
  const approval = await opened;
  await expect(approval.getByRole("heading", { name: "Blocked" })).toBeVisible();
  await expect(approval.getByText("Your rule “No messages”").first()).toBeVisible();
  await expect(approval.getByRole("button", { name: "Reject" })).toBeFocused();
  await expectNothingToSign(approval);
  return approval;
}

async function expectNothingToSign(approval: Page): Promise<void> {
  await expect(approval.getByRole("button", { name: /^(Sign|Review)/ })).toHaveCount(0);
}

async function fillForm(approval: Page): Promise<void> {
  await approval.getByRole("button", { name: "Make an exception…" }).click();
  await expectNothingToSign(approval);
  await approval.getByLabel("Reason").fill("My own test page");
  await approval.getByRole("button", { name: "Continue" }).click();
  await expect(approval.getByText(/“No messages” only warns about this very request/)).toBeVisible();
}

async function create(approval: Page, typed: string): Promise<void> {
  await approval.getByLabel("Password", { exact: true }).fill(typed);
  await approval.getByRole("button", { name: "Create exception" }).click();
}

test("behavior: an exception lets a blocked request through once, signs nothing itself, and then the rule blocks again [BY4] [BY9]", async ({
  context,
  walletPage,
  site,
}) => {
  const tab = await connectUnder(blockMessages, { context, walletPage, site });
  const approval = await askBlocked(context, tab);
  await fillForm(approval);
  await create(approval, "not the password");
  await expect(approval.getByText("That is not the password.")).toBeVisible();
  await create(approval, password);

  await expect(approval.getByText("Exceptions of yours that had a say")).toBeVisible();
  expect(await came(tab)).toBeNull();
  await approval.getByRole("button", { name: /^Review/ }).click();
  for (const point of await approval.locator("main button[aria-expanded=false]").all()) await point.click();
  await approval.getByRole("button", { name: /^Sign/ }).click();
  await expect.poll(() => came(tab)).toMatch(/^0x/);
  expect(verifyMessage("hello", String(await came(tab))).toLowerCase()).toBe(account);

  const again = await askBlocked(context, tab);
  await again.getByRole("button", { name: "Reject" }).click();
  await expect.poll(() => came(tab)).toBe(4001);
  const list = await walletPage("popup/page.html#/exceptions");
  await expect(list.getByText("Used as often as it may be")).toBeVisible();
  await expect(list.getByText("My own test page")).toBeVisible();
});

test("behavior: a guarded rule asks for its factor, which has to be set up first, and for its wait [BY4]", async ({
  context,
  walletPage,
  site,
}) => {
  const guarded = { ...blockMessages, guard: { delaySeconds: 3600, factor: "second-password" } };
  const tab = await connectUnder(guarded, { context, walletPage, site });
  const approval = await askBlocked(context, tab);
  await fillForm(approval);
  await expect(approval.getByText(/it is not set up yet/)).toBeVisible();

  const settings = await walletPage("popup/page.html#/settings");
  await settings.getByRole("button", { name: "Set up second password" }).click();
  await settings.getByLabel("Password of this wallet").fill(password);
  await settings.getByLabel("New second password", { exact: true }).fill("copper lantern orbit 58");
  await settings.getByLabel("New second password again").fill("copper lantern orbit 58");
  await settings.getByRole("button", { name: "Save second password" }).click();
  await expect(settings.getByText("The second password is set.")).toBeVisible();

  await approval.getByLabel("Second password").fill("a wrong one");
  await create(approval, password);
  await expect(approval.getByText(/That is not it/)).toBeVisible();
  await approval.getByLabel("Second password").fill("copper lantern orbit 58");
  await create(approval, password);
  await expect(approval.getByText(/The exception was made and starts/)).toBeVisible();
  await expect(approval.getByRole("heading", { name: "Blocked" })).toBeVisible();
  await expectNothingToSign(approval);
  expect(await came(tab)).toBeNull();
});
