import type { Page } from "@playwright/test";
import { exceptionText } from "../../popup/text/exceptions.ts";
import { wordsText } from "../../popup/text/words.ts";
import { ScriptError } from "../scriptError.ts";
import { settled } from "./dappSteps.ts";
import { approvalWindow, approve, choose, fill, press, reject, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";
import { PASSWORD } from "./onboarding.ts";

/** Whom the blocked transfers are for, and how much each is: more than the rule allows at once. */
const RECIPIENT = "0x0c54fccd2e384b4bb6f2e405bf5cbc15a017aafb";
const ONE_TRANSFER = "0.2";
/** Enough for one transfer and not for two. */
const LIMIT = "0.3";

/** A rule blocks a transfer; an exception with a limit and an end lets it through, the next one is over the limit, and it is ended. */
export async function makeException(journey: Journey): Promise<void> {
  const first = askForTransfer(journey);
  const window = await approvalWindow(journey.context);
  await expectOutcome(window, "block");
  await journey.journal.picture(window, "blocked-by-rule");
  await fillForm(journey, window);
  await approveException(journey, window);
  const hash = await first;
  if (!hash.startsWith("0x")) throw new ScriptError(`The excepted transfer was not sent: ${hash}`);
  await askOverLimit(journey);
  await endException(journey);
}

async function fillForm({ journal }: Journey, window: Page): Promise<void> {
  await press(window, exceptionText.make);
  // Narrowest first: this very request, then whatever goes to this recipient.
  await window.getByRole("radio").nth(1).check({ force: true });
  await choose(window, exceptionText.how, exceptionText.howName.day);
  await fill(window, /^At most, in /, LIMIT);
  await fill(window, exceptionText.reason, "Rent, as agreed");
  await journal.picture(window, "exception-form");
  await press(window, wordsText.continue);
  await see(window, exceptionText.past);
}

async function approveException({ journal }: Journey, window: Page): Promise<void> {
  await fill(window, exceptionText.password, PASSWORD);
  await journal.picture(window, "exception-preview");
  await press(window, exceptionText.create);
  await see(window, exceptionText.hadSay);
  await expectOutcome(window, "warn");
  await journal.picture(window, "excepted");
  await approve(window);
}

/** The same again: together they are over the exception's limit, so the rule speaks. */
async function askOverLimit(journey: Journey): Promise<void> {
  const second = askForTransfer(journey);
  const window = await approvalWindow(journey.context);
  await expectOutcome(window, "block");
  await journey.journal.picture(window, "over-the-limit");
  await reject(window);
  const answer = await second;
  if (!answer.startsWith("4001")) throw new ScriptError(`A blocked transfer was answered by ${answer}`);
}

async function endException({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/exceptions");
  await see(home, exceptionText.state.active);
  await journal.picture(home, "exceptions");
  await press(home, exceptionText.endNow);
  await press(home.getByRole("dialog"), exceptionText.endNow);
  await see(home, exceptionText.noCurrent);
  await see(home, exceptionText.endedBy("revoked"));
  await journal.picture(home, "exception-ended");
}

/** What the page got: the hash, or the error's code and message. */
async function askForTransfer({ dapp, account }: Journey): Promise<string> {
  await dapp.bringToFront();
  const value = `0x${BigInt(Number(ONE_TRANSFER) * 1e18).toString(16)}`;
  const call = { from: account, to: RECIPIENT, value };
  return dapp.evaluate(async (sent) => {
    const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<string> } };
    try {
      return await ethereum.request({ method: "eth_sendTransaction", params: [sent] });
    } catch (error) {
      const { code, message } = error as { code: number; message: string };
      return `${code} ${message}`;
    }
  }, call);
}

async function expectOutcome(window: Page, outcome: string): Promise<void> {
  await settled(window);
  await window.locator(`[data-outcome=${outcome}]`).first().waitFor({ timeout: 60_000 });
}
