import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { WalletContext } from "../state/wallet.ts";
import { policyText } from "../text/policy.ts";
import { policyDraftText } from "../text/policyDraft.ts";
import { policyToolsText } from "../text/policyTools.ts";
import { policyStories } from "./policyStories.tsx";
import { createStoryWallet } from "./storyWallet.ts";

/** The words of a story, without the marks around them. */
const wordsOf = (name: string): string => {
  const story = policyStories[name];
  if (story === undefined) return "";
  const markup = renderToStaticMarkup(
    <WalletContext value={createStoryWallet(story)}>{story.screen}</WalletContext>,
  );
  return markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'");
};

describe("the rules", () => {
  test("default: nothing is to be saved before something has changed", () => {
    expect(wordsOf("page-policy")).not.toContain(policyDraftText.save);
    expect(wordsOf("page-policy")).not.toContain(policyDraftText.title);
  });

  test("default: without a rule it says that the preset decides", () => {
    expect(wordsOf("page-policy-empty")).toContain(policyText.noRules);
  });

  test("behavior: a rule that can never decide is marked, with the reason", () => {
    const words = wordsOf("page-policy-many");
    expect(words.split(policyText.idle)).toHaveLength(2);
    expect(words).toContain("Its conditions on “kind” exclude each other");
  });

  test("behavior: every difference is a sentence with its direction", () => {
    const words = wordsOf("page-policy-loosening");
    expect(words).toContain("The preset changes from normal to expert.");
    expect(words).toContain("Removed “No more than 500 USDC a day”: Block requests");
    expect(words.split(policyDraftText.effect.loosening)).toHaveLength(3);
  });

  test("behavior: a dry run stands on the button that saves", () => {
    expect(wordsOf("page-policy-dry-run")).toContain("Save: 3 more blocks, 0 fewer");
  });

  test("behavior: a loosening of a guarded rule says its wait and asks for the second password", () => {
    const words = wordsOf("page-policy-loosening");
    expect(words).toContain(policyDraftText.waits("1 day"));
    expect(words).toContain(policyDraftText.weakened("“No more than 500 USDC a day”"));
    expect(words).toContain(policyDraftText.secondPassword);
  });

  test("behavior: a second factor that is not set up is said, with the way there", () => {
    const words = wordsOf("page-policy-factor-missing");
    expect(words).toContain(policyDraftText.factorMissing["second-device"]);
    expect(words).toContain(policyDraftText.toSettings);
    expect(words).not.toContain(policyDraftText.code);
  });

  test("behavior: an import that wants to allow everything is told that the floor stays, before it is a draft [L04]", () => {
    const words = wordsOf("page-policy-import");
    expect(words).toContain(policyToolsText.allowAll("“Trust everything”"));
    expect(words).toContain(policyToolsText.allowAllFloor);
    expect(words).toContain(policyDraftText.wouldLoosen);
    expect(words).not.toContain(policyDraftText.title);
  });

  test("behavior: of text that cannot be read the place is named", () => {
    expect(wordsOf("page-policy-advanced")).toContain("rules.0.when.0");
  });

  test("behavior: a loosening that waits says when it acts, and that it cannot act sooner", () => {
    const words = wordsOf("page-policy-waiting");
    expect(words).toContain(policyText.pendingLoosening("in 8 min"));
    expect(words).toContain(policyText.noActNow);
    expect(words).toContain(policyDraftText.takeBack.button);
  });

  test("error: rules that cannot be read hold every request, and it says so", () => {
    expect(wordsOf("page-policy-unreadable")).toContain("every request is held");
    expect(wordsOf("page-policy-unreadable")).toContain(policyDraftText.startAgain.button);
    expect(wordsOf("page-policy")).not.toContain(policyDraftText.startAgain.button);
  });
});
