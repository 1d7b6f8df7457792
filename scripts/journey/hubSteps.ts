import { catalogueText } from "../../popup/text/catalogue.ts";
import { hubText } from "../../popup/text/hub.ts";
import { approvalWindow, approve, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";

/** Creates the SecHub: one transaction, approved in the window like any other. */
export async function createHub(journey: Journey): Promise<void> {
  const { home, context, journal } = journey;
  await goTo(home, "/hub");
  await see(home, hubText.createTitle);
  await press(home, hubText.create);
  const window = await approvalWindow(context);
  await journal.picture(window, "create-hub");
  await approve(window);
  await see(home, hubText.empty);
}

/** Browses the catalogue, opens the SecWare, and binds its free plan. */
export async function bindFreePlan(journey: Journey): Promise<void> {
  const { home, context, journal } = journey;
  await goTo(home, "/catalogue");
  await see(home, catalogueText.verified);
  await journal.picture(home, "catalogue");
  await home.getByRole("link", { name: /anti-scam/i }).click();
  await see(home, catalogueText.choosePlan);
  await journal.picture(home, "secware");
  await press(home, catalogueText.bind);
  const window = await approvalWindow(context);
  await journal.picture(window, "bind-free");
  await approve(window);
  await waitUntilActive(journey);
  await journal.picture(home, "hub-free-plan");
}

/** Buys the other plan, which covers more kinds: one screen, one transaction, the permit inside it. */
export async function buyPaidPlan(journey: Journey): Promise<void> {
  const { home, context, journal } = journey;
  await goTo(home, `/catalogue/${journey.world.secware.ware}`);
  await see(home, catalogueText.choosePlan);
  await home.getByRole("radio", { name: /10 SEC/ }).check();
  await journal.picture(home, "buy");
  await press(home, catalogueText.buy);
  const window = await approvalWindow(context);
  await journal.picture(window, "buy-approval");
  await approve(window);
  await waitUntilActive(journey);
  await see(home, /of 1,000/);
  await journal.picture(home, "hub-paid-plan");
}

/** Sets a parameter and a condition; conditions go to the chain without the amount, the rest is encrypted. */
export async function configure(journey: Journey): Promise<void> {
  const { home, context, journal } = journey;
  await goTo(home, "/hub");
  await home.getByText(hubText.configure, { exact: true }).click();
  await home.getByRole("checkbox", { name: /unlimited/i }).check();
  await press(home, hubText.addCondition);
  const chain = home.getByLabel(hubText.chain, { exact: true });
  await chain.selectOption({ label: "Demo chain 1" }).catch(() => chain.fill("1"));
  await journal.picture(home, "configure");
  await press(home, hubText.saveSettings);
  const window = await approvalWindow(context);
  await journal.picture(window, "configure-approval");
  await approve(window);
  await see(home, hubText.phraseChain(1));
  await journal.picture(home, "configured");
}

/** Unbinds: the SecWare is not asked any more, and its key is revoked in the same transaction. */
export async function unbind({ home, context, journal }: Journey): Promise<void> {
  await goTo(home, "/hub");
  await press(home, hubText.unbind);
  await press(home.getByRole("dialog"), hubText.unbind);
  const window = await approvalWindow(context);
  await journal.picture(window, "unbind");
  await approve(window);
  await see(home, hubText.state.unbound);
  await journal.picture(home, "unbound");
}

async function waitUntilActive({ home }: Journey): Promise<void> {
  await goTo(home, "/hub");
  await home.getByText(hubText.state.active, { exact: true }).waitFor({ timeout: 60_000 });
}
