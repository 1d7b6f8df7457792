import type { Page } from "@playwright/test";
import { approvalText } from "../../popup/text/approval.ts";
import { settled } from "../../scripts/journey/dappSteps.ts";
import { approvalWindow, reject } from "../../scripts/journey/hands.ts";
import { callRpc } from "../../scripts/world/anvil.ts";
import { tokenProgram } from "../integration/assemble.ts";
import { type Bound, expect, forgiven, type PageOutcome, test } from "./boundFixture.ts";

const token = "0x00000000000000000000000000000000000f11b5";
const rejected = { code: 4001 };

test.beforeAll(async ({ bound }) => {
  const { account } = bound;
  await forgiven(bound);
  // Blocks come only when a test says so, and each test begins with a fresh one.
  await onChain(bound, "evm_setIntervalMining", [0]);
  await onChain(bound, "anvil_setStorageAt", [token, word(BigInt(account)), word(1000n)]);
});
test.afterAll(({ bound }) => onChain(bound, "evm_setIntervalMining", [1]));

// Each takes everything, but not while the wallet looks for the first time.
for (const { name, isQuiet, flip } of [
  {
    name: "a switch in the contract's storage",
    isQuiet: "0x00 SLOAD ISZERO",
    flip: (bound: Bound) => onChain(bound, "anvil_setStorageAt", [token, word(0n), word(1n)]),
  },
  {
    name: "the number of the block",
    isQuiet: "0x01 SLOAD NUMBER LT",
    flip: (bound: Bound) => onChain(bound, "anvil_mine", ["0x14"]),
  },
]) {
  test(`behavior: what flips by ${name} after the look is simulated again at the click: the decision changes and nothing is signed [J03]`, async ({
    bound,
  }) => {
    const { number } = (await onChain(bound, "eth_getBlockByNumber", ["latest", false])) as {
      number: string;
    };
    await onChain(bound, "anvil_setStorageAt", [token, word(0n), word(0n)]);
    await onChain(bound, "anvil_setStorageAt", [token, word(1n), word(BigInt(number) + 15n)]);
    await onChain(bound, "anvil_setCode", [
      token,
      tokenProgram({ other: `${isQuiet} @end JUMPI 0x00 CALLER SSTORE end:` }),
    ]);
    await onChain(bound, "anvil_mine", ["0x1"]);
    const signed = bound.gate.signed().length;
    const asked = pageCalls(bound);
    const window = await approvalWindow(bound.context);
    await settled(window);
    await expect(window.getByText(approvalText.nothingMoved)).toBeVisible();

    await flip(bound);
    await onChain(bound, "anvil_mine", ["0x1"]);
    await clickThrough(window);

    await expect(
      window.getByText(/leaves your account, which is more than the request says/).first(),
    ).toBeVisible();
    await expect(window.getByText(approvalText.nothingMoved)).toHaveCount(0);
    await reject(window);
    expect(await asked).toEqual(rejected);
    expect(bound.gate.signed()).toHaveLength(signed);
  });
}

/** Opens every point where there are some, and presses what signs. */
async function clickThrough(window: Page): Promise<void> {
  const review = window.getByRole("button", {
    name: new RegExp(`^${approvalText.reviewAgain}`),
    disabled: false,
  });
  const sign = window.getByRole("button", {
    name: new RegExp(`^(${approvalText.sign}|${approvalText.signUnchecked})$`),
    disabled: false,
  });
  await review.or(sign).first().waitFor();
  if (await review.isVisible()) {
    await review.click();
    const closed = window.locator("main li > button[aria-expanded=false]");
    for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
  }
  await sign.click();
}

function pageCalls({ dapp, account }: Bound): Promise<PageOutcome> {
  return dapp.evaluate(
    async (transaction) => {
      const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<string> } };
      return ethereum.request({ method: "eth_sendTransaction", params: [transaction] }).then(
        (hash) => ({ hash }),
        ({ code }: { code: number }) => ({ code }),
      );
    },
    { from: account, to: token, data: "0x12345678", gas: "0x30d40" },
  );
}

function onChain({ world }: Bound, method: string, params: readonly unknown[]): Promise<unknown> {
  return callRpc(world.guarded.rpcUrl, method, [...params]);
}

function word(value: bigint): string {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
