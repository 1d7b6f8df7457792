import { auditText } from "../../popup/text/audit.ts";
import { recheckText } from "../../popup/text/rechecks.ts";
import { choose, press, see } from "./hands.ts";
import { goTo, type Journey } from "./journey.ts";

/** The log is whole, and says what was sent to whom; then what still stands is checked again. */
export async function readLog({ home, journal }: Journey): Promise<void> {
  await goTo(home, "/log");
  await see(home, auditText.intact);
  await choose(home, auditText.kind, auditText.kinds.disclosure);
  await press(home, auditText.apply);
  await home
    .getByText(/^Entry \d+ in full$/)
    .first()
    .click({ timeout: 30_000 });
  await see(home, auditText.sent);
  await journal.picture(home, "log-disclosure");
  await goTo(home, "/rechecks");
  await press(home, recheckText.now);
  await see(home, recheckText.kindAndCheck(recheckText.kind.approval, "").trim());
  await journal.picture(home, "rechecks");
}
