import { describe, expect, test } from "vitest";
import { messageOf, type SaidRow, saidBy } from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";

const hello = messageOf("hello");
const at = (origin: string, changes: { isSecure?: boolean; topOrigin?: string | null } = {}) => ({
  site: { origin, isSecure: true, ...changes },
});

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "insecure-origin",
    "a signature",
    hello,
    at("http://app.example", { isSecure: false }),
    "danger | “http://app.example” has no encrypted connection, so anybody on the way may have changed this request. | Open the site with https, or reject. | host app.example",
  ],
  [
    "insecure-origin",
    "a connection",
    siteSubject("http://app.example"),
    at("http://app.example", { isSecure: false }),
    "caution | “http://app.example” has no encrypted connection, so anybody on the way may have changed this request. | Open the site with https, or reject. | host app.example",
  ],
  [
    "foreign-frame",
    "a frame in a stranger's page",
    hello,
    at("https://one.example.com", { topOrigin: "https://news.example.org" }),
    "caution | “https://one.example.com” asks out of a frame inside “https://news.example.org”. The address bar does not show who asks. | Open the site itself, or reject. | host one.example.com",
  ],
  [
    "foreign-frame",
    "a frame in a page without a name",
    hello,
    at("http://one.example.com", { topOrigin: null }),
    "caution | “http://one.example.com” asks out of a frame inside a page that the browser does not name. The address bar does not show who asks. | Open the site itself, or reject. | host one.example.com",
  ],
  [
    "foreign-frame",
    "a frame in a page of the same owner",
    hello,
    at("https://one.example.com", { topOrigin: "https://two.example.com" }),
  ],
  [
    "foreign-frame",
    "a frame between two names that are no domains",
    hello,
    at("http://localhost:1", { topOrigin: "http://localhost:2" }),
    "caution | “http://localhost:1” asks out of a frame inside “http://localhost:2”. The address bar does not show who asks. | Open the site itself, or reject. | host localhost:1",
  ],
  [
    "foreign-script-host",
    "letters of one script",
    hello,
    at("https://xn--mnchen-3ya.de"),
    "caution | The site's address is “xn--mnchen-3ya.de”, shown as “münchen.de”, in letters that can look like others. | Compare the address letter by letter with the one you meant. | host xn--mnchen-3ya.de",
  ],
  [
    "foreign-script-host",
    "two alphabets in one word",
    hello,
    at(new URL("https://b\u0430nk.example").origin),
    "caution | The site's address is “xn--bnk-6cd.example”, shown as “bаnk.example”, which mixes two alphabets in one word. | Compare the address letter by letter with the one you meant. | host xn--bnk-6cd.example",
  ],
  [
    "foreign-script-host",
    "what stands for no letters",
    hello,
    at("https://xn--0000000000000.example"),
    "caution | The site's address is “xn--0000000000000.example”, which is not a valid way to write any name. | Compare the address letter by letter with the one you meant. | host xn--0000000000000.example",
  ],
  [
    "imitated-site",
    "foreign letters",
    hello,
    at(new URL("https://met\u0430mask.io").origin),
    "danger | The site's address, “xn--metmask-4fg.io”, is written with foreign letters that look like “metamask”, which is at home at metamask.io. | If you meant “metamask”, reject and type metamask.io yourself. | host xn--metmask-4fg.io",
  ],
  [
    "imitated-site",
    "letters that look alike",
    hello,
    at("https://xn--fxedfloat-g5a.net"),
    "caution | The site's address, “xn--fxedfloat-g5a.net”, is written with letters that look like “fixedfloat”, which is at home at ff.io. | If you meant “fixedfloat”, reject and type ff.io yourself. | host xn--fxedfloat-g5a.net",
  ],
  [
    "imitated-site",
    "another's address inside",
    hello,
    at("https://app.uniswap.org.swap-app.com"),
    "caution | The site's address, “app.uniswap.org.swap-app.com”, begins with the address of “uniswap”, which is at home at uniswap.org. | If you meant “uniswap”, reject and type uniswap.org yourself. | host app.uniswap.org.swap-app.com",
  ],
  [
    "imitated-site",
    "another's whole name",
    hello,
    at("https://uniswap.top"),
    "caution | The site's address, “uniswap.top”, has the name of another site, “uniswap”, which is at home at uniswap.org. | If you meant “uniswap”, reject and type uniswap.org yourself. | host uniswap.top",
  ],
  [
    "imitated-site",
    "another's name inside",
    hello,
    at("https://opensea-pro.io"),
    "caution | The site's address, “opensea-pro.io”, has in it the name of “opensea”, which is at home at opensea.io. | If you meant “opensea”, reject and type opensea.io yourself. | host opensea-pro.io",
  ],
  [
    "imitated-site",
    "another's name, misspelt",
    hello,
    at("https://pamcakeswap.info"),
    "caution | The site's address, “pamcakeswap.info”, is almost the name of “pancakeswap”, which is at home at pancakeswap.finance. | If you meant “pancakeswap”, reject and type pancakeswap.finance yourself. | host pamcakeswap.info",
  ],
  [
    "lure-host",
    "a trap's words",
    hello,
    at("https://walletvalidation.net"),
    "caution | The site's address, “walletvalidation.net”, is made of words that traps for wallets use. | Reject unless you know who runs this site and came here by yourself. | host walletvalidation.net",
  ],
  [
    "lure-host",
    "a trap's words where names are free",
    hello,
    at("https://int-claim.pages.dev"),
    "caution | The site's address, “int-claim.pages.dev”, is made of words that traps for wallets use, below pages.dev, where anybody gets a name for nothing. | Reject unless you know who runs this site and came here by yourself. | host int-claim.pages.dev",
  ],
];

describe("the words about sites", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
