import { outcomeText } from "../../popup/text/levels.ts";
import { pageText } from "../../popup/text/page.ts";
import { policyText } from "../../popup/text/policy.ts";
import { policyDraftText } from "../../popup/text/policyDraft.ts";
import { policyFactsText } from "../../popup/text/policyFacts.ts";
import { policyRuleText } from "../../popup/text/policyRule.ts";
import { approvalWindow, approve, choose, fill, press, see } from "./hands.ts";
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
  await choose(home, policyRuleText.fact, policyFactsText.fact.kind);
  await choose(home, policyRuleText.value, policyFactsText.kind.message);
  await choose(home, policyRuleText.then, outcomeText.block);
  await press(home, policyRuleText.add);
  await see(home, policyDraftText.wouldTighten);
  await journal.picture(home, "rule-draft");
  await fill(home, policyDraftText.password, PASSWORD);
  await press(home, policyDraftText.save);
  await see(home, policyDraftText.savedTightening);
}

/** A second rule, in units of the coin; tried on the requests of this journey before it is saved. */
export async function limitAmounts({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/policy");
  await press(home, policyText.addRule);
  await fill(home, policyRuleText.name, "At most 0.1 ETH at once");
  await choose(home, policyRuleText.fact, policyFactsText.fact.amount);
  await choose(home, policyRuleText.comparison, policyFactsText.operator.gt);
  await choose(home, policyRuleText.token, policyRuleText.coin);
  await fill(home, policyRuleText.amount("ETH"), "0.1");
  await choose(home, policyRuleText.then, outcomeText.block);
  await journal.picture(home, "rule-in-sentences");
  await press(home, policyRuleText.add);
  await press(home, policyDraftText.run);
  await see(home, policyDraftText.tried);
  await journal.picture(home, "rule-dry-run");
  await fill(home, policyDraftText.password, PASSWORD);
  await press(home, /^Save: \d+ more blocks?, \d+ fewer$/);
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
