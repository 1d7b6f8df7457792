import type { Page } from "@playwright/test";
import { onboardingText } from "../../popup/text/onboarding.ts";
import { fill, press, see } from "./hands.ts";
import type { Journal } from "./journal.ts";

/** The journey's password: long, and worth nothing. */
export const PASSWORD = "correct horse battery staple";

/** Sets up a new wallet as a newcomer does, and returns its words. */
export async function createWallet(page: Page, journal: Journal): Promise<string[]> {
  await see(page, onboardingText.chooseTitle);
  await journal.picture(page, "welcome");
  await press(page, onboardingText.create);
  await choosePassword(page);
  await journal.picture(page, "password");
  await press(page, onboardingText.keep);
  for (const fact of [onboardingText.factTheft, onboardingText.factLoss, onboardingText.factAsk]) {
    await page.getByLabel(fact).check();
  }
  await press(page, onboardingText.reveal);
  await see(page, onboardingText.written);
  const words = await page
    .getByRole("list", { name: onboardingText.words })
    .getByRole("listitem")
    .allTextContents();
  await journal.picture(page, "words");
  await press(page, onboardingText.written);
  await answerQuiz(
    page,
    words.map((word) => word.replace(/[^a-z]/g, "")),
  );
  await finish(page, journal);
  return words.map((word) => word.replace(/[^a-z]/g, ""));
}

/** Imports words into an empty profile. */
export async function importWords(page: Page, words: readonly string[], journal: Journal): Promise<void> {
  await press(page, onboardingText.import);
  await fill(page, onboardingText.wordsField, words.join(" "));
  await choosePassword(page);
  const demo = page.getByLabel(onboardingText.demoWord);
  if (await demo.isVisible()) await demo.fill("demo");
  await journal.picture(page, "import");
  await press(page, onboardingText.importButton);
  await finish(page, journal);
}

async function choosePassword(page: Page): Promise<void> {
  await fill(page, onboardingText.password, PASSWORD);
  await fill(page, onboardingText.passwordAgain, PASSWORD);
}

async function answerQuiz(page: Page, words: readonly string[]): Promise<void> {
  await see(page, onboardingText.quizTitle);
  const fields = await page.getByLabel(/^Word \d+$/).all();
  for (const field of fields) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await field.fill(words[Number(/\d+/.exec(label)?.[0] ?? 0) - 1] ?? "");
  }
  await press(page, onboardingText.finish);
}

async function finish(page: Page, journal: Journal): Promise<void> {
  await see(page, onboardingText.presetTitle);
  await journal.picture(page, "preset");
  await press(page, onboardingText.keep);
  await see(page, onboardingText.markTitle);
  await press(page, onboardingText.keep);
  await see(page, onboardingText.endTitle);
  await journal.picture(page, "ready");
  await press(page, onboardingText.open);
}
