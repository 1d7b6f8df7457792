import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext } from "../samples.ts";

function findingAt(origin: string) {
  const { inspection } = judge(messageOf("hello"), sampleContext({ site: { origin, isSecure: true } }));
  return inspection.findings.find(({ code }) => code === "imitated-site");
}

describe("imitatedSite", () => {
  test("default: a brand's name in a stranger's domain is a caution that names the brand's home", () => {
    expect(findingAt("https://metamask-login.example.com.evil-metamask.com")).toMatchObject({
      level: "caution",
      text: "The site's address, “metamask-login.example.com.evil-metamask.com”, has in it the name of “metamask”, which is at home at metamask.io.",
      about: { host: "metamask-login.example.com.evil-metamask.com" },
    });
  });

  test.each([
    ["https://uniswap.top", "has the name of another site"],
    ["https://app.uniswap.org.swap-app.com", "begins with the address of"],
    ["https://app-uniswap-org.shop", "begins with the address of"],
    ["https://opensea-pro.io", "has in it the name of"],
    ["https://opensea4.vercel.app", "has in it the name of"],
    ["https://pamcakeswap.info", "is almost the name of"],
    ["https://un1swap.io", "is almost the name of"],
    ["https://binnace.com", "is almost the name of"],
    ["https://aave-claim.org", "has in it the name of"],
    ["https://metamask-support.example.com", "has in it the name of"],
    ["https://xn--fxedfloat-g5a.net", "is written with letters that look like"],
  ])("behavior: %s %s", (origin, words) => {
    expect(findingAt(origin)).toMatchObject({ level: "caution", text: expect.stringContaining(words) });
  });

  test("behavior: a brand in the letters of two alphabets has no innocent reading [B04]", () => {
    // “metаmask” with a Cyrillic а.
    expect(findingAt(new URL("https://met\u0430mask.io").origin)).toMatchObject({ level: "danger" });
  });

  test.each([
    "https://app.uniswap.org",
    "https://uniswap.org",
    "https://polkadot.js.org",
    "https://docs.metamask.io",
    "https://polkadot.subscan.io",
    "https://arbitrum.blockscout.com",
    "https://opensearch.org",
    "https://speedify.com",
    "https://yahoo-finance.com",
    "https://rainbow-cafe.com",
    "https://kraken-rum.com",
    "http://localhost:3000",
    "http://127.0.0.1:8545",
  ])("behavior: %s imitates nobody", (origin) => {
    expect(findingAt(origin)).toBeUndefined();
  });
});
