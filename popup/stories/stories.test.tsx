/// <reference types="vite/client" />
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { WalletContext } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { approvalStories } from "./approvalStories.ts";
import { request } from "./requestFixtures.ts";
import { everyday } from "./snapshotFixtures.ts";
import { stories } from "./stories.tsx";
import { approval, type Story } from "./story.tsx";
import { createStoryWallet } from "./storyWallet.ts";

const draw = (story: Story): string =>
  renderToStaticMarkup(<WalletContext value={createStoryWallet(story)}>{story.screen}</WalletContext>);

const drawRequest = (name: string): string => {
  const story = stories[`approval-${name}`];
  return story === undefined ? "" : draw(story);
};

describe.each(Object.entries(stories))("story %s", (_name, story) => {
  const markup = draw(story);

  test("default: has one main landmark with one top heading", () => {
    expect(markup.match(/<main/g)).toHaveLength(1);
    expect(markup.match(/<h1/g)).toHaveLength(1);
  });

  test("behavior: carries no inline style, which the content policy would drop", () => {
    expect(markup).not.toMatch(/\sstyle=/);
  });
});

describe("the approval window", () => {
  test.each(Object.keys(approvalStories))("behavior: %s can always be rejected", (name) => {
    expect(drawRequest(name)).toMatch(/<button[^>]*>Reject<\/button>/);
  });

  test("behavior: the hashes that a device shows stand whole in the window [BY13]", () => {
    const markup = drawRequest("typed-data");
    for (const { value } of approvalStories["typed-data"]?.description.digests ?? []) {
      expect(markup).toContain(value);
    }
    expect(markup).toContain(approvalText.showsOnDevice);
  });

  test("behavior: the fee stands in one place, whether it is known or not", () => {
    const markup = drawRequest("danger");
    expect(markup.match(new RegExp(`>${approvalText.sectionFee}<`, "g"))?.length ?? 0).toBeLessThan(2);
  });

  test("behavior: a blocked request has no button that signs", () => {
    const markup = drawRequest("blocked");
    expect(markup).not.toMatch(/<button[^>]*>(Sign|Review)/);
    expect(markup).toContain("Change your rules…");
  });

  test("behavior: what blocks is named with its fact and who says so, before anything else", () => {
    const markup = drawRequest("blocked-rule");
    expect(markup.indexOf("What blocks it")).toBeLessThan(markup.indexOf("What happens"));
    expect(markup).toContain("Your rule “No big approvals”");
    expect(markup).toContain("The amount that moves");
    expect(markup).toContain("this device");
  });

  test("behavior: the way to an exception stands only where one is offered, after Reject", () => {
    const markup = drawRequest("blocked-rule");
    expect(markup.indexOf(">Reject<")).toBeLessThan(markup.indexOf(">Make an exception…<"));
    expect(drawRequest("blocked")).not.toContain("Make an exception…");
    expect(drawRequest("danger")).not.toContain("Make an exception…");
  });

  test.each(["exception-form", "exception-preview", "exception-preview-guard"])(
    "behavior: %s has no button that signs [BY4]",
    (name) => {
      const story = stories[name];
      const markup = story === undefined ? "Sign" : draw(story);
      expect(markup).not.toMatch(/<button[^>]*>(Sign|Review|Connect)/);
    },
  );

  test("behavior: an exception that had a say is named on the request", () => {
    const markup = drawRequest("excepted");
    expect(markup).toContain("Exceptions of yours that had a say");
    expect(markup).toContain("Your rule “No big approvals” only warns about the function");
  });

  test("behavior: the main button is inert when the window has just been drawn [C04]", () => {
    expect(drawRequest("nothing-found")).toMatch(/<button[^>]*aria-disabled="true"[^>]*>Sign<\/button>/);
  });

  test("behavior: what was simulated is marked so, beside what was decoded", () => {
    const same = drawRequest("simulated");
    expect(same.match(/0\.25 ETH/g)?.length).toBeGreaterThan(1);
    expect(same.match(/> simulated</g)).toHaveLength(1);
    expect(drawRequest("simulated-more").match(/> simulated</g)).toHaveLength(3);
    expect(drawRequest("new-contract")).toContain("Creates a contract at");
  });

  test("behavior: why something was not simulated is said once where it would stand [J05]", () => {
    const text = "Not simulated: this network&#x27;s node offers no simulation";
    const what = drawRequest("not-simulated").split("What happens")[1] ?? "";
    expect(what.split("</section>")[0]).toContain(text);
    const message = request({
      kind: "message",
      simulation: { status: "not-simulated", text: "Not simulated" },
    });
    expect(draw(approval([message])).split(">Not simulated<")).toHaveLength(2);
  });

  test("behavior: a batch of one call does not speak of several", () => {
    const batch = approvalStories["batch"] ?? request();
    const calls = batch.description.calls.slice(0, 1);
    const one = { ...batch, description: { ...batch.description, calls } };
    const drawOne = draw(approval([one]));
    expect(drawRequest("batch")).toContain("2 calls");
    expect(drawOne).toContain("1 call<");
    expect(drawOne).not.toContain(approvalText.notAtomic);
  });

  test("behavior: whose words they are is said once and names their group, in which no row of the wallet's own stands", () => {
    const markup = drawRequest("words-of-others");
    expect(markup.split("As “Kind Vault” describes it")).toHaveLength(2);
    const [source = "", descriptor = ""] = markup.split("<figure").slice(1);
    const [words = "", after = ""] = descriptor.split("</figure>");
    expect(words).toMatch(/aria-labelledby="([^"]+)"><figcaption id="\1"><bdi>As “Kind Vault”/);
    expect(words).toContain("“Reward”");
    expect(`${source.split("</figure>")[0]}${words}`).not.toMatch(/contradiction|Left out|>amount</);
    expect(markup.indexOf("Descriptor, a contradiction")).toBeLessThan(markup.indexOf("As “Kind Vault”"));
    expect(after).toContain("Left out");
    expect(markup.indexOf(">amount<")).toBeLessThan(markup.indexOf(approvalText.hearsay));
  });

  test("behavior: what a site or service says stays text", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const view = request({ description: { ...request().description, sentence: hostile } });
    const story = stories["approval-over"];
    const markup =
      story === undefined ? "" : draw({ ...story, snapshots: { ...everyday, requests: { list: [view] } } });

    expect(markup).not.toContain("<img");
    expect(markup).toContain("&lt;img");
  });
});
