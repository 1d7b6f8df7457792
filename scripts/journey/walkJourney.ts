import { activityText } from "../../popup/text/activity.ts";
import { launchWallet } from "../browser/launch.ts";
import { ScriptError } from "../scriptError.ts";
import type { Steps } from "../terminal/steps.ts";
import type { World } from "../world/world.ts";
import {
  connect,
  type Harm,
  pressFlooding,
  pressHarmful,
  pressHarmless,
  sendSeveralCalls,
} from "./dappSteps.ts";
import { challenge, earn } from "./developerSteps.ts";
import { makeException } from "./exceptionSteps.ts";
import { fill, press, see } from "./hands.ts";
import { bindFreePlan, buyPaidPlan, configure, createHub, unbind } from "./hubSteps.ts";
import { openJournal } from "./journal.ts";
import { goTo, type Journey } from "./journey.ts";
import { readLog, recheckAndRevoke } from "./logSteps.ts";
import { carryDisputeOut, dispute, restake, review, takeDisputeOn, vote } from "./marketSteps.ts";
import { createWallet } from "./onboarding.ts";
import { restore } from "./restoreSteps.ts";
import { limitAmounts, raiseCallBudget, tightenRules, writeRules } from "./ruleSteps.ts";

export interface WalkOptions {
  world: World;
  browser: string;
  /** The unpacked wallet with its `local.json`. */
  extension: string;
  /** Where pictures and figures go. */
  folder: string;
  steps: Steps;
}

/** The test page's harmful buttons that reach the provider, the warning bypasses among them. */
const HARMFUL = [
  "maliciousRawEthButton",
  "maliciousERC20TransferButton",
  "maliciousApprovalButton",
  "maliciousSetApprovalForAll",
  "maliciousContractInteractionButton",
  "maliciousPermit",
  "maliciousTradeOrder",
  "maliciousSeaport",
  "ppomSendMaliciousEthButton",
  "ppomSendMaliciousERC20TransferButton",
  "ppomSendMaliciousERC20ApprovalButton",
  "ppomSendMaliciousSetApprovalForAllButton",
  "ppomSendMaliciousContractInteractionButton",
  "ppomSendThreeMaliciousTxsButton",
  "maliciousSendWithOddHexData",
  "maliciousApproveERC20WithOddHexData",
  "maliciousSendWithoutHexPrefixValue",
  "maliciousPermitHexPaddedChain",
  "maliciousPermitIntAddress",
] as const;

/** Proposals begin 30 days after the deployment; half of them have gone by when the revenue came free. */
const UNTIL_PROPOSALS = 17 * 86_400;

/** Those that ask ten times at once; they come last, for afterwards the wallet is deaf to the site for a while. */
const FLOODING = ["sendEIP1559Batch"] as const;

/**
 * Walks steps 2 to 9 of the journey, and rules, exceptions, log, review, dispute and vote, once, from an empty profile, as a
 * user would: by names on the screen. Returns the exit status. Effects: browsers, chain, pictures in `folder`.
 */
export async function walkJourney({
  world,
  browser,
  extension,
  folder,
  steps,
}: WalkOptions): Promise<number> {
  const journal = openJournal(folder);
  const wallet = await launchWallet({ browser, extension, profile: "", headless: true });
  try {
    const home = await wallet.context.newPage();
    await home.setViewportSize({ width: 1100, height: 900 });
    await home.goto(wallet.pageUrl("popup/page.html"));
    const words = await steps.run("onboarding", () => createWallet(home, journal));
    const account = await accountOf(home);
    const dapp = await wallet.context.newPage();
    await dapp.setViewportSize({ width: 1100, height: 900 });
    const journey: Journey = {
      world,
      wallet,
      context: wallet.context,
      home,
      dapp,
      journal,
      steps,
      words,
      account,
    };
    await steps.run("faucet", () => visitFaucet(journey));
    await steps.run("create a SecHub", () => createHub(journey));
    await steps.run("browse, bind the free plan", () => bindFreePlan(journey));
    await steps.run("buy the paid plan", () => buyPaidPlan(journey));
    await steps.run("restake with the operator", () => restake(journey));
    await steps.run("parameters and conditions", () => configure(journey));
    await steps.run("connect the test page", () => connect(journey));
    await steps.run("raise the site's call budget", () => raiseCallBudget(journey));
    await steps.run("harmless requests", () => harmless(journey));
    await steps.run("activity", () => seeActivity(journey));
    const harms = await steps.run("harmful buttons", (tell) => pressAll(journey, HARMFUL, tell));
    await steps.run("tighten a rule, write it to the chain", async () => {
      await tightenRules(journey);
      await writeRules(journey);
    });
    await steps.run("the next message is blocked", () => blockedByRule(journey));
    await steps.run("a rule in sentences, tried before it is saved", () => limitAmounts(journey));
    await steps.run("an exception: made, used up, ended", () => makeException(journey));
    await steps.run("the log", () => readLog(journey));
    await steps.run("what stands is checked again, and one is revoked", () => recheckAndRevoke(journey));
    await steps.run("settle and withdraw", () => earn(journey));
    await steps.run("a review of the purchase", () => review(journey));
    await steps.run("the developer brings it to the jury", () => challenge(journey));
    await steps.run("a dispute with a signed verdict", () => dispute(journey));
    await steps.run("restore on an empty profile", () => restore(journey, browser, extension));
    for (const button of FLOODING) {
      harms.push(await steps.run(`flooding: ${button}`, () => pressFlooding(journey, button)));
    }
    await steps.run("unbind", () => unbind(journey));
    await world.faucet.forward(UNTIL_PROPOSALS);
    await steps.run("nobody answered the dispute", () => takeDisputeOn(journey));
    await steps.run("a vote, and what it decided is carried out", () => vote(journey));
    await steps.run("the dispute is paid", () => carryDisputeOut(journey));
    return report(harms, steps);
  } catch (error) {
    await pictureAll(wallet.context.pages(), journal);
    throw error;
  } finally {
    await wallet.context.close();
    for (const line of journal.close()) steps.say(line);
    steps.say(`Pictures: ${folder}`);
  }
}

async function accountOf(home: Journey["home"]): Promise<`0x${string}`> {
  await goTo(home, "/receive");
  const text = (await home.locator("main").textContent()) ?? "";
  return (/0x[0-9a-fA-F]{40}/.exec(text.replace(/\s/g, ""))?.[0] ?? "0x").toLowerCase() as `0x${string}`;
}

async function visitFaucet({ world, dapp, account, journal }: Journey): Promise<void> {
  await dapp.goto(world.faucetUrl);
  await fill(dapp, "Address", account);
  await press(dapp, "Give coins");
  await see(dapp, /^Given/);
  await journal.picture(dapp, "faucet");
}

async function harmless(journey: Journey): Promise<void> {
  await pressHarmless(journey, "#personalSign", "message");
  await pressHarmless(journey, "#signTypedDataV4", "typed-data");
  await pressHarmless(journey, "#sendButton", "send");
  await pressHarmless(journey, "#createToken", "create-contract");
  await pressHarmless(journey, "#transferTokens", "transfer");
  await pressHarmless(journey, "#approveTokens", "approve");
  await pressHarmless(journey, "#signPermit", "permit");
  await sendSeveralCalls(journey);
}

/** What was sent is mined, and stands in the activity with what the SecWare said of it. */
async function seeActivity({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/activity");
  const mined = home.locator("main button", { hasText: activityText.state.mined });
  await mined
    .filter({ hasText: /^Sends / })
    .first()
    .click({ timeout: 60_000 });
  await see(home, activityText.verdicts);
  await journal.picture(home, "activity");
}

async function pressAll(
  journey: Journey,
  buttons: readonly string[],
  tell: (line: string) => void,
): Promise<Harm[]> {
  const harms: Harm[] = [];
  let rejected = 0;
  for (const button of buttons) {
    const harm = await pressHarmful(journey, button);
    tell(`${button}: ${harm.outcome}: ${harm.reason.slice(0, 100)}`);
    harms.push(harm);
    if (harm.outcome !== "refused") rejected += 1;
    // Three rejections in a row make the wallet deaf to a site for a while; a user who signs in between shows that he is there.
    if (rejected === 2) {
      rejected = 0;
      await pressHarmless(journey, "#personalSign", "in-between");
    }
  }
  return harms;
}

async function blockedByRule(journey: Journey): Promise<void> {
  const harm = await pressHarmful(journey, "personalSign");
  if (harm.outcome !== "blocked") throw new ScriptError(`The rule did not block: ${harm.outcome}`);
}

function report(harms: readonly Harm[], steps: Steps): number {
  const through = harms.filter(({ outcome }) => outcome === "let through");
  for (const { button } of through) steps.say(`let through: ${button}`);
  return through.length === 0 ? 0 : 1;
}

async function pictureAll(pages: Journey["dapp"][], journal: Journey["journal"]): Promise<void> {
  for (const [index, page] of pages.entries()) {
    if (!page.isClosed()) await journal.picture(page, `failed-${index}`).catch(() => undefined);
  }
}
