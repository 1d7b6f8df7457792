import type { Page } from "@playwright/test";
import { approvalWindow, approve, reject } from "./hands.ts";
import type { Journey } from "./journey.ts";

const DEADLINE_MS = 30_000;

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
  const failed = dapp.waitForEvent("pageerror", { timeout: 5_000 }).then(
    (error) => error.message,
    () => null,
  );
  await dapp.locator(`#${button}`).click();
  const window = await Promise.race([
    approvalWindow(context),
    failed.then((message) => (message === null ? null : message)),
  ]);
  if (window === null || typeof window === "string")
    return { button, outcome: "refused", reason: window ?? "" };
  await settled(window);
  await journal.picture(window, `harmful-${button}`);
  const outcome = (await window.locator("[data-outcome]").first().getAttribute("data-outcome")) ?? "";
  const reason = ((await window.locator("main section").nth(0).textContent()) ?? "").replace(/\s+/g, " ");
  await reject(window);
  // The page tells of the refusal in its own time; the next button waits for it, or would take it for its own.
  await failed;
  const named = outcome === "hold" ? "held" : outcome === "block" ? "blocked" : "let through";
  return { button, outcome: named, reason };
}

/** Waits until the decision stands: every SecWare has answered or has become a gap. */
export async function settled(window: Page): Promise<void> {
  await window.locator("[data-state=ready]").first().waitFor({ timeout: DEADLINE_MS });
}
