import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext } from "../samples.ts";

function findingAt(origin: string) {
  const { inspection } = judge(messageOf("hello"), sampleContext({ site: { origin, isSecure: true } }));
  return inspection.findings.find(({ code }) => code === "lure-host");
}

describe("lureHost", () => {
  test("default: a name that asks for something beside a wallet is a caution", () => {
    expect(findingAt("https://walletvalidation.net")).toMatchObject({
      level: "caution",
      text: "The site's address, “walletvalidation.net”, is made of words that traps for wallets use.",
    });
  });

  test.each([
    "https://nova-airdrop-token.com",
    "https://kaiarewards.network",
    "https://quickdexfixwallet.tech",
  ])("behavior: %s is one", (origin) => {
    expect(findingAt(origin)?.level).toBe("caution");
  });

  test("behavior: below a parent where anybody gets a name, one such word is enough, and the parent is named", () => {
    expect(findingAt("https://int-claim.pages.dev")?.text).toContain(
      "below pages.dev, where anybody gets a name",
    );
    expect(findingAt("https://my-wallet-4.vercel.app")?.level).toBe("caution");
  });

  test.each([
    "https://claim.arbitrum.foundation",
    "https://rewards.example.com",
    "https://wallet.example.com",
    "https://supplychainsync.com",
    "https://reclaimtoken.com",
    "https://portfolio.pages.dev",
    "https://pages.dev",
    "https://walletconnect.network",
  ])("behavior: %s is none", (origin) => {
    expect(findingAt(origin)).toBeUndefined();
  });

  test("behavior: what imitates a brand is said once, as that", () => {
    expect(findingAt("https://metamask-wallet-claim.com")).toBeUndefined();
  });
});
