import { activityText } from "../../popup/text/activity.ts";
import { auditText } from "../../popup/text/audit.ts";
import { recheckText } from "../../popup/text/rechecks.ts";
import { settled } from "./dappSteps.ts";
import { approvalWindow, approve, choose, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";

/** The log is whole, and says what was sent to whom. */
export async function readLog({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/log");
  await see(home, auditText.intact);
  await choose(home, auditText.kind, auditText.kinds.disclosure);
  await press(home, auditText.apply);
  await home
    .getByText(/^Entry \d+ in full$/)
    .first()
    .click({ timeout: 60_000 });
  await see(home, auditText.sent);
  await journal.picture(home, "log-disclosure");
}

/** What was signed and still stands is judged again; one allowance is taken back, and the next check finds it gone. */
export async function recheckAndRevoke({ home, context, journal }: Journey): Promise<void> {
  await goTo(home, "/rechecks");
  await press(home, recheckText.now);
  const grant = home.locator("main li", { hasText: /take up to .*TST/ }).first();
  await see(grant, /last check/);
  await journal.picture(home, "rechecks");
  await press(grant, recheckText.revoke);
  const window = await approvalWindow(context);
  await settled(window);
  await journal.picture(window, "revoke");
  await approve(window);
  await goTo(home, "/activity");
  await home
    .locator("main button", { hasText: activityText.state.mined })
    .filter({ hasText: /^Takes back / })
    .first()
    .waitFor({ timeout: 60_000 });
  await goTo(home, "/rechecks");
  await press(home, recheckText.now);
  await see(grant, recheckText.state.closed);
  await journal.picture(home, "revoked");
}
