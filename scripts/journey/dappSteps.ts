import type { Page } from "@playwright/test";
import { approvalWindow, approve, rejectAll } from "./hands.ts";
import type { Journey } from "./journey.ts";

const DEADLINE_MS = 60_000;

/** Connects the test page, which finds the wallet by EIP-6963 and by the legacy global. */
export async function connect(journey: Journey): Promise<void> {
  const { dapp, context, journal, world } = journey;
  await dapp.goto(world.dappUrl);
  await dapp
    .getByRole("button", { name: /use sechub/i })
    .first()
    .waitFor({ timeout: DEADLINE_MS });
  await dapp.locator("#connectButton").click();
  const window = await approvalWindow(context);
  await journal.picture(window, "connect");
  await approve(window);
  await dapp.locator("#accounts").filter({ hasText: journey.account }).waitFor({ timeout: DEADLINE_MS });
}

/** A harmless button: what it shows is pictured, and the user says yes. */
export async function pressHarmless(journey: Journey, button: string, name: string): Promise<void> {
  const { dapp, context, journal } = journey;
  await dapp.bringToFront();
  // The page enables some of its buttons seconds later, which is no time of ours.
  await dapp.locator(button).click({ trial: true, timeout: DEADLINE_MS });
  const startedAt = performance.now();
  await dapp.locator(button).click();
  const window = await approvalWindow(context);
  journal.measure(`${name}: request to window with facts`, performance.now() - startedAt);
  await settled(window);
  await journal.picture(window, name);
  await approve(window);
}

/** What became of a harmful button. */
export interface Harm {
  button: string;
  outcome: "refused" | "held" | "blocked" | "let through";
  reason: string;
}

/** A harmful button: what the window decides is read, and the user says no. */
export async function pressHarmful(journey: Journey, button: string): Promise<Harm> {
  const { dapp, context, journal } = journey;
  await dapp.bringToFront();
  const told = tellOfRefusal(dapp);
  await dapp.locator(`#${button}`).click();
  const spoken = told.then((text) => text ?? new Promise<never>(() => {}));
  const first = await Promise.race([approvalWindow(context), spoken]);
  if (typeof first === "string") return { button, outcome: "refused", reason: first };
  await settled(first);
  await journal.picture(first, `harmful-${button}`);
  const harm = await readHarm(first, button);
  await rejectAll(first);
  // The page tells of the refusal in its own time; the next button waits for it, or would take it for its own.
  await told;
  return harm;
}

/** A button that asks many times at once: the first ones wait in one window, the others are refused at the door. */
export async function pressFlooding(journey: Journey, button: string): Promise<Harm> {
  const { dapp, context, journal } = journey;
  await dapp.bringToFront();
  await dapp.locator(`#${button}`).click();
  const window = await approvalWindow(context);
  await settled(window);
  await journal.picture(window, `flooding-${button}`);
  const harm = await readHarm(window, button);
  await rejectAll(window);
  return harm;
}

async function readHarm(window: Page, button: string): Promise<Harm> {
  const outcome = (await window.locator("[data-outcome]").first().getAttribute("data-outcome")) ?? "";
  const reason = ((await window.locator("main section").nth(0).textContent()) ?? "").replace(/\s+/g, " ");
  const named = outcome === "hold" ? "held" : outcome === "block" ? "blocked" : "let through";
  return { button, outcome: named, reason };
}

const TOLD_WITHIN_MS = 4_000;

/** What the page says of a refusal: an uncaught error, or one that it writes on itself; null where it says nothing. */
async function tellOfRefusal(dapp: Page): Promise<string | null> {
  await wipeErrors(dapp);
  const thrown = dapp.waitForEvent("pageerror", { timeout: TOLD_WITHIN_MS }).then(({ message }) => message);
  const shown = dapp
    .waitForFunction(
      // biome-ignore lint/performance/useDomNodeTextContent: the text of the page's scripts names errors too.
      () => /Error: .+/.exec(document.body.innerText)?.[0],
      undefined,
      { timeout: TOLD_WITHIN_MS },
    )
    .then(async (handle) => String(await handle.jsonValue()));
  return await Promise.any([thrown, shown]).catch(() => null);
}

/** The page leaves old errors standing; the next one would not be seen beside them. */
async function wipeErrors(dapp: Page): Promise<void> {
  await dapp.evaluate(() => {
    for (const element of document.querySelectorAll("span, p, pre, code, div")) {
      if (element.childElementCount === 0 && element.textContent?.includes("Error:"))
        element.textContent = "";
    }
  });
}

/** Several calls in one request, one after the other: approved once, and their state asked for until they are done. */
export async function sendSeveralCalls({ dapp, context, journal, account }: Journey): Promise<void> {
  await dapp.bringToFront();
  const id = dapp.evaluate(async (from) => {
    const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<{ id: string }> } };
    const call = { to: "0x0c54fccd2e384b4bb6f2e405bf5cbc15a017aafb", value: "0x1" };
    const bundle = { version: "2.0.0", from, chainId: "0x1", atomicRequired: false, calls: [call, call] };
    return (await ethereum.request({ method: "wallet_sendCalls", params: [bundle] })).id;
  }, account);
  const window = await approvalWindow(context);
  await settled(window);
  await journal.picture(window, "several-calls");
  await approve(window);
  await dapp.waitForFunction(
    async (bundle) => {
      const { ethereum } = window as unknown as {
        ethereum: { request(ask: object): Promise<{ status: number }> };
      };
      return (await ethereum.request({ method: "wallet_getCallsStatus", params: [bundle] })).status === 200;
    },
    await id,
    { timeout: DEADLINE_MS, polling: 500 },
  );
}

/** Waits until the decision stands: every SecWare has answered or has become a gap. */
export async function settled(window: Page): Promise<void> {
  await window.locator("[data-state=ready]").first().waitFor({ timeout: DEADLINE_MS });
}
