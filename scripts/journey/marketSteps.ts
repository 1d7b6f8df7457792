import type { Page } from "@playwright/test";
import { activityText } from "../../popup/text/activity.ts";
import { marketText } from "../../popup/text/market.ts";
import { ScriptError } from "../scriptError.ts";
import { approvalWindow, approve, fill, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";

const DAY = 86_400;

/** Restakes ETH with the operator, for governance tokens whose votes grow from then on. */
export async function restake(journey: Journey): Promise<void> {
  const { home, journal } = journey;
  await goTo(home, "/restaking");
  await see(home, marketText.operatorPool);
  await fill(home, marketText.restakeAmount, "2");
  await journal.picture(home, "restaking");
  await askAndApprove(journey, marketText.restake, "restake-approval");
  await readUntil(home, marketText.principal);
  await journal.picture(home, "restaked");
}

/** Says of the paid purchase that it was bad, for the fee that stands beside the button. */
export async function review(journey: Journey): Promise<void> {
  const { home, journal } = journey;
  await goTo(home, "/purchases");
  await home.getByText(marketText.reviewOpen, { exact: true }).first().click({ timeout: 30_000 });
  await fill(home, marketText.reviewText, "It called a harmless transfer dangerous.");
  await journal.picture(home, "review");
  await askAndApprove(journey, marketText.reviewGive, "review-approval");
  await readUntil(home, marketText.reviewState.open);
  await journal.picture(home, "reviewed");
}

/** Opens a dispute from an entry of the activity: the verdict goes along as it was signed. */
export async function dispute(journey: Journey): Promise<void> {
  const { home, journal } = journey;
  await goTo(home, "/activity");
  await home
    .locator("main button", { hasText: activityText.state.mined })
    .filter({ hasText: /^Sends / })
    .first()
    .click({ timeout: 30_000 });
  await press(home, marketText.dispute);
  await see(home, marketText.disputeBondHint);
  await journal.picture(home, "dispute");
  await askAndApprove(journey, marketText.disputeGive, "dispute-approval");
  await goTo(home, "/disputes");
  await readUntil(home, marketText.claimState.open);
  await journal.picture(home, "dispute-open");
}

/** Nobody answered the dispute: after its time the user takes it on, and it is decided. */
export async function takeDisputeOn(journey: Journey): Promise<void> {
  const { home, journal } = journey;
  await goTo(home, "/disputes");
  await press(home, "Read again");
  await askAndApprove(journey, marketText.step.advance, "dispute-step");
  await readUntil(home, marketText.claimOutcome.upheld);
  await journal.picture(home, "dispute-upheld");
}

/** What was decided has stood a week without a veto: the user has it paid. */
export async function carryDisputeOut(journey: Journey): Promise<void> {
  const { home, journal } = journey;
  await goTo(home, "/disputes");
  await press(home, "Read again");
  await askAndApprove(journey, marketText.step.execute, "dispute-payment");
  await readUntil(home, marketText.claimState.closed);
  await journal.picture(home, "dispute-closed");
}

/** A proposal is read in words, voted on, and, days later, carried out by the timelock. */
export async function vote(journey: Journey): Promise<void> {
  const { home, journal, world } = journey;
  await world.operator.propose();
  await world.faucet.forward(2 * DAY + 60);
  await goTo(home, "/governance");
  await press(home, "Read again");
  await see(home, /Sets what the desk asks for one SEC to 0.001 ETH/);
  await journal.picture(home, "governance");
  await askAndApprove(journey, marketText.support.for, "vote-approval");
  await readUntil(home, marketText.hasVoted);
  await journal.picture(home, "voted");
  await world.operator.vote();
  await world.faucet.forward(6 * DAY);
  await world.operator.queue();
  await world.faucet.forward(3 * DAY + 60);
  await world.operator.execute();
  await readUntil(home, marketText.proposalState.executed);
  await journal.picture(home, "carried-out");
}

async function askAndApprove(
  { home, context, journal }: Journey,
  button: string,
  picture: string,
): Promise<void> {
  await press(home, button);
  const window = await approvalWindow(context);
  await journal.picture(window, picture);
  await approve(window);
}

/** Reads the page again until it says what the chain has come to. */
async function readUntil(home: Page, text: string): Promise<void> {
  const said = home.getByText(text, { exact: true }).first();
  const until = performance.now() + 40_000;
  do {
    await press(home, "Read again");
    const isSaid = await said.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (isSaid) return;
  } while (performance.now() < until);
  throw new ScriptError(`The page did not come to say “${text}”.`);
}
