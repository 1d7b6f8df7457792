import type { BrowserContext, Locator, Page } from "@playwright/test";
import { approvalText } from "../../popup/text/approval.ts";
import { ScriptError } from "../scriptError.ts";

const DEADLINE_MS = 60_000;

/** Presses a button by its name once it acts; one that is inert (`aria-disabled`) is waited for. */
export async function press(scope: Page | Locator, name: string | RegExp): Promise<void> {
  const button = scope.getByRole("button", {
    name,
    ...(typeof name === "string" ? { exact: true } : {}),
    disabled: false,
  });
  await button.first().click({ timeout: DEADLINE_MS });
}

/** Fills a field by its label; a choice of the same name is not a field. */
export async function fill(scope: Page | Locator, label: string | RegExp, value: string): Promise<void> {
  const named = scope.getByLabel(label, typeof label === "string" ? { exact: true } : {});
  const fields = scope.locator("textarea, input:not([type=radio]):not([type=checkbox])");
  await named.and(fields).first().fill(value, { timeout: DEADLINE_MS });
}

/** Chooses from a menu by the words that it shows. */
export async function choose(scope: Page | Locator, label: string, option: string): Promise<void> {
  await scope
    .getByLabel(label, { exact: true })
    .first()
    .selectOption({ label: option }, { timeout: DEADLINE_MS });
}

/** Waits until a text is seen. */
export async function see(scope: Page | Locator, text: string | RegExp): Promise<void> {
  await scope.getByText(text).first().waitFor({ state: "visible", timeout: DEADLINE_MS });
}

/** The approval window: the one that is open, or the next one that opens. */
export async function approvalWindow(context: BrowserContext): Promise<Page> {
  const isApproval = (page: Page) => page.url().includes("popup/approval.html") && !page.isClosed();
  const open = context.pages().find(isApproval);
  const page =
    open ??
    (await context.waitForEvent("page", {
      predicate: (one) => settled(one, isApproval),
      timeout: DEADLINE_MS,
    }));
  await page
    .getByRole("button", { name: approvalText.reject, exact: true })
    .waitFor({ timeout: DEADLINE_MS });
  return page;
}

async function settled(page: Page, isWanted: (page: Page) => boolean): Promise<boolean> {
  await page.waitForURL(/./, { waitUntil: "commit" }).catch(() => undefined);
  return isWanted(page);
}

const FINAL = [
  approvalText.sign,
  approvalText.signUnchecked,
  approvalText.connect,
  approvalText.addNetwork,
  approvalText.addToken,
];
const MAIN_ACTS = new RegExp(`^(${FINAL.join("|")})$`);
const REVIEW = new RegExp(`^${approvalText.reviewAgain}`);

/** Says yes as a careful user does: opens every point, types the word, then signs. Ends when the request has gone. */
export async function approve(page: Page): Promise<void> {
  const review = page.getByRole("button", { name: REVIEW, disabled: false });
  const final = page.getByRole("button", { name: MAIN_ACTS, disabled: false });
  await review.or(final).first().waitFor({ timeout: DEADLINE_MS });
  if (await review.isVisible()) {
    await review.click();
    await openPoints(page);
    const word = page.getByLabel(/^Type “/);
    if (await word.isVisible())
      await word.fill(wordOf((await word.getAttribute("aria-label")) ?? (await labelOf(page))));
  }
  await final.first().click({ timeout: DEADLINE_MS });
  await gone(page);
}

/** Opens every point. A point that is open leaves the list of closed ones, so the first is always the next. */
async function openPoints(page: Page): Promise<void> {
  const closed = page.locator("main li > button[aria-expanded=false]");
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

async function labelOf(page: Page): Promise<string> {
  return (
    (await page
      .locator("label", { hasText: /^Type “/ })
      .first()
      .textContent()) ?? ""
  );
}

function wordOf(label: string): string {
  const word = /“(.+?)”/.exec(label)?.[1];
  if (word === undefined) throw new ScriptError("The approval window shows no word to type.");
  return word;
}

/** Says no. */
export async function reject(page: Page): Promise<void> {
  await press(page, approvalText.reject);
  await gone(page);
}

/** Says no to everything that waits in the window. */
export async function rejectAll(page: Page): Promise<void> {
  const all = page.getByRole("button", { name: /^Reject all/ });
  if (await all.isVisible()) await all.click();
  else await press(page, approvalText.reject);
  await gone(page);
}

/** Waits until the window has closed or shows another request. */
async function gone(page: Page): Promise<void> {
  if (page.isClosed()) return;
  await page.waitForEvent("close", { timeout: DEADLINE_MS });
}
