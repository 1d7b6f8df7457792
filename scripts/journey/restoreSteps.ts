import { hubText } from "../../popup/text/hub.ts";
import { policyText } from "../../popup/text/policy.ts";
import { launchWallet } from "../browser/launch.ts";
import { ScriptError } from "../scriptError.ts";
import { press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";
import { importWords } from "./onboarding.ts";

/** A second, empty profile with the same words gets everything back from the chain, from plain calls alone. */
export async function restore(journey: Journey, browser: string, extension: string): Promise<void> {
  const { journal, words, account } = journey;
  const second = await launchWallet({ browser, extension, profile: "", headless: true });
  try {
    const home = await second.context.newPage();
    await home.setViewportSize({ width: 1100, height: 900 });
    await home.goto(second.pageUrl("popup/page.html"));
    await importWords(home, words, journal);
    await goTo(home, "/hub");
    await press(home, "Read again");
    await see(home, /of 1,000/);
    await see(home, hubText.phraseChain(1));
    await see(home, "Anti-scam");
    await journal.picture(home, "restored-hub");
    await goTo(home, "/policy");
    await see(home, "No messages");
    await see(home, policyText.inStep);
    await journal.picture(home, "restored-rules");
    const shown = (await home.locator("body").textContent()) ?? "";
    if (!shown.includes("No messages"))
      throw new ScriptError("The restored wallet lacks the rule.", { facts: { account } });
  } finally {
    await second.context.close();
  }
}
