import type { Page } from "@playwright/test";
import { privateKeyToAddress } from "viem/accounts";
import { activityText } from "../../popup/text/activity.ts";
import { consoleText } from "../../popup/text/console.ts";
import { pageText } from "../../popup/text/page.ts";
import { settingsText } from "../../popup/text/settings.ts";
import { ScriptError } from "../scriptError.ts";
import { approvalWindow, approve, fill, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";
import { PASSWORD } from "./onboarding.ts";

const FOURTEEN_DAYS = 15 * 86_400;
/** Takes the imported account up. */
const DEVELOPER = /^Select Account 2$|^Select Imported/;

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

/** The developer sees what was said of the SecWare beside its score, challenges it, and brings it to the jury. */
export async function challenge(journey: Journey): Promise<void> {
  const { home, journal, world } = journey;
  await world.faucet.give(privateKeyToAddress(world.developerKey));
  await goTo(home, "/settings");
  await press(home, DEVELOPER);
  await goTo(home, "/console");
  await see(home, consoleText.stepUntil.challenge);
  await journal.picture(home, "console-review");
  await stepAgainstReview(journey, consoleText.step.challenge, /^Lets the reputation contract take/);
  await stepAgainstReview(journey, consoleText.step.challenge, /^Puts 2 SEC against this review/);
  await stepAgainstReview(journey, consoleText.step.bring, /^Lets the disputes contract take/);
  await stepAgainstReview(journey, consoleText.step.bring, /^Has a jury judge this review/);
  await goTo(home, "/console");
  await see(home, consoleText.reviewState.challenged);
  await journal.picture(home, "console-review-with-the-jury");
  await selectFirstAccount(home);
}

/** Presses, approves, and waits in the activity until it is mined: the next step stands on it. */
async function stepAgainstReview(journey: Journey, button: string, what: RegExp): Promise<void> {
  const { home, context, journal } = journey;
  await goTo(home, "/console");
  await press(home, button);
  const window = await approvalWindow(context);
  await journal.picture(window, "against-a-review");
  await approve(window);
  await goTo(home, "/activity");
  await home
    .locator("main button", { hasText: activityText.state.mined })
    .filter({ hasText: what })
    .first()
    .waitFor({ timeout: 60_000 });
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
  await press(home, DEVELOPER);
}

async function selectFirstAccount(home: Page): Promise<void> {
  await goTo(home, "/settings");
  await press(home, settingsText.select("Account 1"));
}
