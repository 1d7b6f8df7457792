import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { forgetNumbers } from "../state/mirrors.ts";
import { WalletContext } from "../state/wallet.ts";
import { approvalStories } from "../stories/approvalStories.ts";
import { approval } from "../stories/story.tsx";
import { createStoryWallet } from "../stories/storyWallet.ts";
import { approvalText } from "../text/approval.ts";
import { afterDeath } from "./afterDeath.ts";

/** The window of one request, as it is first drawn; after the worker's death as the lost port leaves it. */
function draw(view: RequestView, isWorkerDead: boolean): string {
  const story = approval([view]);
  const wallet = createStoryWallet(story);
  if (isWorkerDead) forgetNumbers(wallet.mirrors);
  // Drawn to text, a store shows what it began with.
  const requests = createStore(() => wallet.mirrors.requests.getState());
  const value = { ...wallet, mirrors: { ...wallet.mirrors, requests } };
  return renderToStaticMarkup(<WalletContext value={value}>{story.screen}</WalletContext>);
}

const yes = [
  approvalText.sign,
  approvalText.signUnchecked,
  approvalText.connect,
  approvalText.addNetwork,
  approvalText.addToken,
];
const saysYes = new RegExp(`<button[^>]*>(${yes.join("|")}|${approvalText.reviewAgain}[^<]*)</button>`);
const ready = Object.entries(approvalStories).filter(([, { state }]) => state === "ready");
const yesable = ready.filter(([, view]) => saysYes.test(draw(view, false)));

describe("afterDeath", () => {
  test.each(["checking", "signing", "sending"] as const)("default: %s stays what it is", (state) => {
    expect(afterDeath({ state })).toEqual({ state });
  });

  test("behavior: what was ready is so no more, and the rest is shown as it was", () => {
    expect(afterDeath({ state: "ready", digest: "0x01" })).toEqual({ state: "checking", digest: "0x01" });
  });
});

describe("the window of a worker that has died", () => {
  test("default: there are requests that could be said yes to", () => {
    expect(yesable.length).toBeGreaterThan(5);
  });

  test.each(yesable)(
    "behavior: %s waits for the next worker and takes no yes meanwhile [D02]",
    (_name, view) => {
      const markup = draw(view, true);

      expect(markup).not.toMatch(saysYes);
      expect(markup).toContain(approvalText.wait);
      expect(markup).toContain('data-state="checking"');
    },
  );

  test.each(ready)("behavior: %s can be read and rejected meanwhile", (_name, view) => {
    const markup = draw(view, true);

    expect(markup).toMatch(/<button[^>]*>Reject<\/button>/);
    expect(markup).toContain(view.accountName);
  });
});
