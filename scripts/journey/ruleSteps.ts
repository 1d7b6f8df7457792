import { outcomeText } from "../../popup/text/levels.ts";
import { pageText } from "../../popup/text/page.ts";
import { policyText } from "../../popup/text/policy.ts";
import { approvalWindow, approve, fill, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";
import { PASSWORD } from "./onboarding.ts";

/** Raises the call budget of the test page; a test elsewhere keeps the default honest. */
export async function raiseCallBudget({ home }: Journey): Promise<void> {
  await goTo(home, "/sites");
  await fill(home, pageText.perHour, "500");
  await fill(home, pageText.beforeFirstAct, "100");
  await press(home, pageText.saveBudget);
  await see(home, pageText.saved);
}

/** Adds a rule that blocks messages, saves it with the password: a tightening, which acts at once. */
export async function tightenRules({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/policy");
  await fill(home, policyText.name, "No messages");
  await home.getByLabel(policyText.fact).selectOption({ label: policyText.factName.kind });
  await home.getByLabel(policyText.value).selectOption({ label: policyText.kindName.message });
  await home.getByLabel(policyText.then, { exact: true }).selectOption({ label: outcomeText.block });
  await press(home, policyText.addRule);
  await see(home, policyText.wouldTighten);
  await journal.picture(home, "rule-draft");
  await fill(home, policyText.password, PASSWORD);
  await press(home, policyText.save);
  await see(home, policyText.savedTightening);
}

/** Writes the policy, encrypted, to the SecHub. */
export async function writeRules({ home, context, journal }: Journey): Promise<void> {
  await press(home, policyText.write);
  const window = await approvalWindow(context);
  await journal.picture(window, "write-rules");
  await approve(window);
  await see(home, policyText.inStep);
  await journal.picture(home, "rules-on-chain");
}
