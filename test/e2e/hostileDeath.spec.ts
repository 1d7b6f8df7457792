import type { Page } from "@playwright/test";
import { approvalText } from "../../popup/text/approval.ts";
import { settled } from "../../scripts/journey/dappSteps.ts";
import { approvalWindow, approve, press } from "../../scripts/journey/hands.ts";
import { callRpc } from "../../scripts/world/anvil.ts";
import { type Bound, expect, type PageOutcome, pageSends, test } from "./boundFixture.ts";
import { stopWorkers } from "./fixture.ts";

const aHash = { hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) };

test.beforeAll(async ({ bound }) => {
  // Without new blocks fees stay as they are, so a request that is inspected anew has the digest that it had.
  await callRpc(bound.world.guarded.rpcUrl, "evm_setIntervalMining", [0]);
});
test.afterAll(async ({ bound }) => {
  await callRpc(bound.world.guarded.rpcUrl, "evm_setIntervalMining", [1]);
});

test("behavior: the worker dies while a transaction waits: it waits still, exactly one goes to the chain, and the page gets its hash [D02]", async ({
  bound,
}) => {
  const before = await countSent(bound);
  const { window, asked } = await askToSend(bound, 3_000);

  await stopWorkers(bound.context);
  await settled(window);
  await approve(window);

  expect(await asked).toEqual(aHash);
  await isTheOnlyOne(bound, before);
});

test("behavior: the worker dies after the click, before anything is signed: the same request waits still, and another click sends exactly one [D01]", async ({
  bound,
}) => {
  const before = await countSent(bound);
  // No verdict, and fees that stand still: what is looked at again is what was clicked, to the digest.
  bound.proxy.behave("status 500");
  const { window, asked } = await askToSend(bound, 3_100);
  await review(window);
  const held = bound.gate.hold("eth_estimateGas", "before");
  await finalButton(window).click();
  await held;

  bound.gate.open();
  await stopWorkers(bound.context);
  await expect(window.getByRole("alert")).toBeVisible();
  expect(await countSent(bound)).toEqual(before);

  expect(await clickUntil(window, asked)).toEqual(aHash);
  bound.proxy.behave("honest");
  await isTheOnlyOne(bound, before);
});

for (const [index, when] of (["before", "after"] as const).entries()) {
  test(`behavior: the worker dies ${when} the node has the signed bytes: the same bytes go once more, and the page gets their hash [D01]`, async ({
    bound,
  }) => {
    const before = await countSent(bound);
    const { window, asked } = await askToSend(bound, 3_200 + index);
    const held = bound.gate.hold("eth_sendRawTransaction", when);
    await finalButton(window).click();
    await held;

    bound.gate.open();
    await stopWorkers(bound.context);

    expect(await asked).toEqual(aHash);
    await isTheOnlyOne(bound, before);
  });
}

for (const round of [1, 2]) {
  test(`behavior: the worker dies with the click (${round}), and who clicks until the page is answered sends one at most [D01]`, async ({
    bound,
  }) => {
    const before = await countSent(bound);
    const { window, asked } = await askToSend(bound, 3_300 + round);

    await Promise.all([finalButton(window).click(), stopWorkers(bound.context)]);
    const outcome = await clickUntil(window, asked);

    if ("hash" in outcome) return isTheOnlyOne(bound, before);
    // Approved and not yet signed: nothing of it is left to come.
    expect(outcome).toEqual({ code: expect.any(Number) });
    expect(await countSent(bound)).toEqual(before);
  });
}

async function clickUntil(window: Page, asked: Promise<PageOutcome>): Promise<PageOutcome> {
  let isAnswered = false;
  const ended = asked.finally(() => {
    isAnswered = true;
  });
  await expect(async () => {
    if (!isAnswered) await finalButton(window).click({ timeout: 1_000 });
    expect(isAnswered).toBe(true);
  }).toPass({ timeout: 20_000 });
  return ended;
}

/** The page asks, and the window shows the decision. */
async function askToSend(
  bound: Bound,
  value: number,
): Promise<{ window: Page; asked: Promise<PageOutcome> }> {
  const asked = pageSends(bound, value);
  const window = await approvalWindow(bound.context);
  await settled(window);
  return { window, asked };
}

const finalButton = (window: Page) =>
  window.getByRole("button", {
    name: new RegExp(`^(${approvalText.sign}|${approvalText.signUnchecked})$`),
    disabled: false,
  });

/** Opens every point of a warning. */
async function review(window: Page): Promise<void> {
  await press(window, /^Review/);
  const closed = window.locator("main li > button[aria-expanded=false]");
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

/** What the guarded chain has of the account, waiting for a block or in one, and what signed bytes the wallet let out. */
interface Sent {
  onChain: number;
  signed: number;
}

async function countSent({ world, account, gate }: Bound): Promise<Sent> {
  const onChain = Number(
    await callRpc(world.guarded.rpcUrl, "eth_getTransactionCount", [account, "pending"]),
  );
  return { onChain, signed: gate.signed().length };
}

/** One more since `before`; and the next one is the only one more again, so nothing of this one was left to come. */
async function isTheOnlyOne(bound: Bound, { onChain, signed }: Sent): Promise<void> {
  expect(await countSent(bound)).toEqual({ onChain: onChain + 1, signed: signed + 1 });
  await noWindow(bound);
  const { window, asked } = await askToSend(bound, 9_000 + onChain);
  await approve(window);
  expect(await asked).toEqual(aHash);
  expect(await countSent(bound)).toEqual({ onChain: onChain + 2, signed: signed + 2 });
}

async function noWindow({ context }: Bound): Promise<void> {
  const open = () => context.pages().filter((page) => page.url().includes("popup/approval.html")).length;
  await expect.poll(open).toBe(0);
}
