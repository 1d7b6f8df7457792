import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ScriptError } from "../scriptError.ts";

/** What the buttons of the test page would give to strangers, in the words of that page. */
const SUSPECTS: readonly { address: string; reason: string }[] = [
  {
    address: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
    reason: "Receives what the test page's harmful buttons send.",
  },
  {
    address: "0x1661F1B207629e4F385DA89cFF535C8E5Eb23Ee3",
    reason: "Spender of the test page's harmful permits.",
  },
  {
    address: "0xe50a2dbc466d01a34c3e8b7e8e45fce4f7da39e6",
    reason: "Spender of the test page's harmful approval.",
  },
  {
    address: "0xb85492afc686d5ca405e3cd4f50b05d358c75ede",
    reason: "Operator of the test page's harmful grant.",
  },
  {
    address: "0x000062Accd1a9d62eF428eC86cA3dD4f45120000",
    reason: "Contract of the test page's harmful call.",
  },
  {
    address: "0x00008F1149168C1D2fa1eBa1Ad3e9cD644510000",
    reason: "Contract of the test page's harmful call.",
  },
  {
    address: "0xdfdc0b1cf8e9950d6a860af6501c4fecf7825cc1",
    reason: "Takes the proceeds of the test page's harmful order.",
  },
];

export interface FeedEntry {
  address: `0x${string}`;
  chainId: number;
  level: "critical";
  reason: string;
}

/**
 * The entries of the demo feed: the addresses that the test page's harmful buttons name. No list of real addresses is
 * shipped or copied; each entry is looked up in the page that is installed, and one that it no longer names is an error.
 */
export function demoFeedEntries(): FeedEntry[] {
  const page = createRequire(import.meta.url).resolve("@metamask/test-dapp/dist/main.js");
  const text = readFileSync(page, "utf8").toLowerCase();
  return SUSPECTS.map(({ address, reason }) => {
    if (!text.includes(address.slice(2).toLowerCase())) {
      throw new ScriptError("The test page no longer names an address of the demo feed.", {
        hint: "compare scripts/world/demoFeed.ts with the buttons of the installed test page.",
        facts: { address },
      });
    }
    // Of mainnet alone: on a chain for development the same address may be a contract of the developer's own.
    return { address: address.toLowerCase() as `0x${string}`, chainId: 1, level: "critical", reason };
  });
}
