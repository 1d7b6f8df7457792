import type { Locator, Page } from "@playwright/test";
import { settled } from "../../scripts/journey/dappSteps.ts";
import { approvalWindow, approve, reject } from "../../scripts/journey/hands.ts";
import { test as boundTest } from "./boundFixture.ts";
import { expect, test } from "./fixture.ts";

const password = "velvet harbour kite 29";
const words = "test test test test test test test test test test test junk";
const account = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const rejected = { code: 4001 };

/** What the page asks for; what it gets comes once the user has acted. */
function pageAsks(page: Page, method: string, params: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    async (request) => {
      const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<string> } };
      return ethereum.request(request).then(
        (value) => ({ value }),
        ({ code }: { code: number }) => ({ code }),
      );
    },
    { method, params },
  );
}

const hash = `0x${"5e".repeat(32)}`;
/** Any amount of a token, for somebody without code. */
const drain = (from: string) => ({
  ...{ from, to: `0x${"70".repeat(20)}` },
  data: `0x095ea7b3${"ba".repeat(20).padStart(64, "0")}${"f".repeat(64)}`,
});

async function holds(window: Page, finding: RegExp): Promise<Locator> {
  await settled(window);
  const whole = window.locator("[data-state=ready]");
  await expect(whole).toHaveAttribute("data-outcome", "hold");
  await expect(whole).toContainText(finding);
  return whole;
}

test("behavior: with nothing bound and no node within reach, what this device finds still holds a request [BY8]", async ({
  context,
  walletPage,
  site,
}) => {
  const wallet = await walletPage("popup/page.html");
  await wallet.evaluate(
    async ([secretWords, secret]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(m: object): Promise<unknown> } };
      };
      const request = { secret: { kind: "words", words: secretWords, passphrase: "" }, password: secret };
      await chrome.runtime.sendMessage({ name: "importVault", request });
    },
    [words, password] as const,
  );
  site.serve("/", "<!doctype html><title>page</title>");
  const page = await context.newPage();
  await page.goto(site.origin);
  const connected = page.evaluate(() => window.ethereum.request({ method: "eth_requestAccounts" }));
  await approve(await approvalWindow(context));
  expect(await connected).toEqual([account]);

  const answered = pageAsks(page, "personal_sign", [hash, account]);
  const approval = await approvalWindow(context);
  await holds(approval, /This message cannot be read/);
  await reject(approval);

  expect(await answered).toEqual(rejected);
});

for (const misbehaviour of ["hangs", "status 500"] as const) {
  boundTest(
    `behavior: while the bound SecWare gives no verdict (${misbehaviour}), what this device finds still holds a request [BY8]`,
    async ({ bound }) => {
      bound.proxy.behave(misbehaviour);
      const before = bound.proxy.lies();
      const answered = pageAsks(bound.dapp, "eth_sendTransaction", [drain(bound.account)]);
      const window = await approvalWindow(bound.context);
      const whole = await holds(window, /any amount|all/i);

      expect(bound.proxy.lies()).toBeGreaterThan(before);
      await expect(whole).toContainText("0 of 1 services answered");
      await reject(window);
      expect(await answered).toEqual(rejected);
      bound.proxy.behave("honest");
    },
  );
}
