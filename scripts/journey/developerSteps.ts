import type { Page } from "@playwright/test";
import { pageText } from "../../popup/text/page.ts";
import { settingsText } from "../../popup/text/settings.ts";
import { ScriptError } from "../scriptError.ts";
import { approvalWindow, approve, fill, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";
import { PASSWORD } from "./onboarding.ts";

const FOURTEEN_DAYS = 15 * 86_400;

/** The SecWare settles; its developer sees usage and revenue, waits out the delay and withdraws. */
export async function earn(journey: Journey): Promise<void> {
  const { home, context, journal, world } = journey;
  await world.secware.settle();
  await importAccount(home, world.developerKey);
  await goTo(home, "/console");
  await see(home, pageText.waiting);
  await journal.picture(home, "console-waiting");
  await world.faucet.forward(FOURTEEN_DAYS);
  await press(home, "Read again");
  await press(home, pageText.withdraw);
  const window = await approvalWindow(context);
  await journal.picture(window, "withdraw");
  await approve(window);
  await waitUntilNothingIsLeft(home);
  await journal.picture(home, "console-withdrawn");
  await selectFirstAccount(home);
}

/** Reads again until the withdrawal is mined. That nothing waits is no proof of it: what came free no longer waits either. */
async function waitUntilNothingIsLeft(home: Page): Promise<void> {
  const left = home.getByText(`${pageText.withdrawable}: 0 SEC`, { exact: true });
  const until = performance.now() + 30_000;
  do {
    await press(home, "Read again");
    if (
      await left.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  } while (performance.now() < until);
  throw new ScriptError("The revenue was not withdrawn.");
}

/** Imports the developer's key and makes that account the selected one. */
async function importAccount(home: Page, key: string): Promise<void> {
  await goTo(home, "/settings");
  await fill(home, settingsText.importKey, key);
  const card = home.locator("form", { has: home.getByLabel(settingsText.importKey) });
  await fill(card, settingsText.password, PASSWORD);
  await press(card, settingsText.importAccount);
  await see(home, settingsText.accountAdded);
  await press(home, /^Select Account 2$|^Select Imported/);
}

async function selectFirstAccount(home: Page): Promise<void> {
  await goTo(home, "/settings");
  await press(home, settingsText.select("Account 1"));
}
