import { outcomeText } from "../../popup/text/levels.ts";
import { pageText } from "../../popup/text/page.ts";
import { policyText } from "../../popup/text/policy.ts";
import { policyDraftText } from "../../popup/text/policyDraft.ts";
import { policyFactsText } from "../../popup/text/policyFacts.ts";
import { policyRuleText } from "../../popup/text/policyRule.ts";
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
  await press(home, policyText.addRule);
  await fill(home, policyRuleText.name, "No messages");
  await home.getByLabel(policyRuleText.fact).selectOption({ label: policyFactsText.fact.kind });
  await home.getByLabel(policyRuleText.comparison).selectOption({ label: policyFactsText.operator.eq });
  await home
    .getByLabel(policyRuleText.value, { exact: true })
    .selectOption({ label: policyFactsText.kind.message });
  await home.getByLabel(policyRuleText.then, { exact: true }).selectOption({ label: outcomeText.block });
  await press(home, policyRuleText.add);
  await see(home, policyDraftText.wouldTighten);
  await journal.picture(home, "rule-draft");
  await fill(home, policyDraftText.password, PASSWORD);
  await press(home, policyDraftText.save);
  await see(home, policyDraftText.savedTightening);
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
