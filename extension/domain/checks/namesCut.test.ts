import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import { listsOf } from "../lists/samples.ts";
import { callData, friend, messageOf, own, saidBy, stranger, token, transactionTo } from "../samples.ts";
import type { Subject } from "../subject.ts";

interface Asked {
  code: string;
  /** The longest name that is shown whole. */
  most: number;
  /** A request in which a name of exactly this length is said. */
  of: (length: number) => { name: string; subject?: Subject; changes: Partial<InspectionContext> };
}

const site = (origin: string, changes: object = {}) => ({ site: { origin, isSecure: true, ...changes } });
/** A host of labels that browsers allow, as long as is wanted. */
const hostOf = (length: number, end: string, start = "") => {
  const filled = "a1b2c3d4e5".repeat(8).slice(0, length - start.length - end.length);
  return `${start}${filled.slice(0, 30)}${filled.slice(30).replace(/^./, ".")}${end}`;
};
const originOf = (length: number, scheme = "https") =>
  `${scheme}://${hostOf(length - scheme.length - 3, ".example")}`;
const entry = (host: string, reason = "Steals.") => listsOf([{ host, level: "critical", reason }]);
const signInAt = (domain: string) =>
  messageOf(
    `${domain} wants you to sign in with your Ethereum account:\n${own}\n\n\nURI: https://${domain}/\nVersion: 1\nChain ID: 1\nNonce: abcd1234\nIssued At: 2026-09-21T14:00:00.000Z`,
  );

const cases: readonly (readonly [what: string, asked: Asked])[] = [
  [
    "the site without encryption",
    {
      code: "insecure-origin",
      most: 80,
      of: (length) => {
        const name = originOf(length, "http");
        return { name, changes: site(name, { isSecure: false }) };
      },
    },
  ],
  [
    "the site in a frame",
    {
      code: "foreign-frame",
      most: 60,
      of: (length) => {
        const name = originOf(length);
        return { name, changes: site(name, { topOrigin: null }) };
      },
    },
  ],
  [
    "the page around a frame",
    {
      code: "foreign-frame",
      most: 60,
      of: (length) => {
        const name = originOf(length);
        return { name, changes: site("https://b.test", { topOrigin: name }) };
      },
    },
  ],
  [
    "the site that is new",
    {
      code: "fresh-permission",
      most: 80,
      of: (length) => {
        const name = originOf(length);
        const subject = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
        return { name, subject, changes: site(name, { firstConnectedAt: 1_790_000_000_000 }) };
      },
    },
  ],
  [
    "an address in foreign letters",
    {
      code: "foreign-script-host",
      most: 80,
      of: (length) => {
        const name = hostOf(length, ".de", "xn--mnchen-3ya.");
        return { name, changes: site(`https://${name}`) };
      },
    },
  ],
  [
    "the foreign letters themselves",
    {
      code: "foreign-script-host",
      most: 60,
      of: (length) => {
        const name = hostOf(length, ".de", "münchen.");
        return { name, changes: site(`https://${name.replace("münchen", "xn--mnchen-3ya")}`) };
      },
    },
  ],
  [
    "a site that imitates",
    {
      code: "imitated-site",
      most: 80,
      of: (length) => {
        const name = hostOf(length, ".opensea-pro.io");
        return { name, changes: site(`https://${name}`) };
      },
    },
  ],
  [
    "a site that lures",
    {
      code: "lure-host",
      most: 80,
      of: (length) => {
        const name = hostOf(length, ".walletvalidation.net");
        return { name, changes: site(`https://${name}`) };
      },
    },
  ],
  [
    "a listed host",
    {
      code: "listed-host",
      most: 60,
      of: (length) => {
        const name = hostOf(length, ".example");
        return { name, changes: { ...site(`https://${name}`), lists: entry(name) } };
      },
    },
  ],
  [
    "why a host is listed",
    {
      code: "listed-host",
      most: 60,
      of: (length) => {
        const name = "b".repeat(length);
        return { name, changes: { ...site("https://bad.example"), lists: entry("bad.example", name) } };
      },
    },
  ],
  [
    "the owner of a site, as listed",
    {
      code: "listed-host",
      most: 60,
      of: (length) => {
        const name = `${"a1b2c3d4e5".repeat(6).slice(0, length - 4)}.com`;
        return { name, changes: { ...site(`https://app.${name}`), lists: entry(name) } };
      },
    },
  ],
  [
    "why an owner is listed",
    {
      code: "listed-host",
      most: 60,
      of: (length) => {
        const name = "b".repeat(length);
        return { name, changes: { ...site("https://app.bad.com"), lists: entry("bad.com", name) } };
      },
    },
  ],
  [
    "the site of a sign-in",
    {
      code: "sign-in-mismatch",
      most: 80,
      of: (length) => {
        const name = hostOf(length, ".example");
        return { name, subject: signInAt(name), changes: site("https://b.test") };
      },
    },
  ],
  [
    "the site that asks for a sign-in",
    {
      code: "sign-in-mismatch",
      most: 80,
      of: (length) => {
        const name = hostOf(length, ".example");
        return { name, subject: signInAt("b.test"), changes: site(`https://${name}`) };
      },
    },
  ],
  [
    "a token's symbol",
    {
      code: "imitated-token",
      most: 16,
      of: (length) => {
        const name = `USDC${".".repeat(length - 4)}`;
        const subject = transactionTo(token, callData("0xa9059cbb", friend, 1n));
        return {
          name,
          subject,
          changes: { tokens: { [token]: { symbol: name, decimals: 6, isCore: false } } },
        };
      },
    },
  ],
];

describe("names that others chose", () => {
  test.each(cases)(
    "default: %s is shown whole up to its bound, and never longer [H03]",
    (_, { code, most, of }) => {
      const textOf = (length: number) => {
        const { name, subject = messageOf("hello"), changes } = of(length);
        return {
          name,
          text: saidBy(code, subject, changes)
            .map((line) => line.split(" | ")[1])
            .join(),
        };
      };
      const whole = textOf(most);
      const cut = textOf(most + 1);

      expect(whole.name).toHaveLength(most);
      expect(whole.text).toContain(whole.name);
      expect(cut.text).not.toContain(cut.name);
      expect(cut.text).toContain(cut.name.slice(0, most - 1));
    },
  );
});
