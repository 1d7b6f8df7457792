import { approvalText } from "../../popup/text/approval.ts";
import { settled } from "../../scripts/journey/dappSteps.ts";
import { approvalWindow, approve, reject } from "../../scripts/journey/hands.ts";
import { type Bound, expect, pageSends, test } from "./boundFixture.ts";
import type { Misbehaviour } from "./hostileProxy.ts";

/** How the SecWare misbehaves, and what the window then says of it. */
const cases: readonly [Misbehaviour, string, string][] = [
  ["hangs", "No answer within the time limit.", "[J08]"],
  ["status 500", "It failed (status 500).", "[J08]"],
  ["garbage", "Its answer cannot be read.", "[J08]"],
  ["redirect", "It answered with a redirect, which is never followed.", "[J21]"],
  ["oversized", "Its answer was too large to read.", "[J08]"],
  ["foreign key", "Its answer is signed by a key that is not registered.", "[J09]"],
];

for (const [index, [misbehaviour, says, id]] of cases.entries()) {
  test(`error: a bound SecWare that misbehaves (${misbehaviour}) is a gap, the policy decides, and the wallet goes on ${id}`, async ({
    bound,
  }) => {
    bound.proxy.behave(misbehaviour);
    const before = bound.proxy.lies();
    const refused = pageSends(bound, 1_000 + index);
    const window = await approvalWindow(bound.context);
    await settled(window);

    expect(bound.proxy.lies()).toBeGreaterThan(before);
    const whole = window.locator("[data-state=ready]");
    await expect(whole).toHaveAttribute("data-outcome", "warn");
    await expect(whole).toContainText(approvalText.gap);
    await expect(whole).toContainText(says);
    await expect(whole).toContainText("0 of 1 services answered");
    await reject(window);
    expect(await refused).toEqual({ code: 4001 });
    expect(bound.proxy.followed()).toBe(0);

    await isUsable(bound, 2_000 + index);
  });
}

/** The same SecWare, honest again, is asked and heard, and the transaction goes out. */
async function isUsable(bound: Bound, value: number): Promise<void> {
  bound.proxy.behave("honest");
  const sent = pageSends(bound, value);
  const window = await approvalWindow(bound.context);
  await settled(window);
  await expect(window.getByText(approvalText.signatureOk)).toBeVisible();
  await approve(window);
  expect(await sent).toEqual({ hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) });
}
