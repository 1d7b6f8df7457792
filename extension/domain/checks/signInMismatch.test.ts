import { describe, expect, test } from "vitest";
import { friend, judge, messageOf, own, sampleContext } from "../samples.ts";

const good = {
  domain: "app.example",
  address: own,
  uri: "https://app.example/login",
  chainId: "1",
  issued: "2026-09-21T14:00:00.000Z",
  rest: "",
};

function signIn(changes: Partial<typeof good> = {}): string {
  const { domain, address, uri, chainId, issued, rest } = { ...good, ...changes };
  return `${domain} wants you to sign in with your Ethereum account:\n${address}\n\nI accept the terms.\n\nURI: ${uri}\nVersion: 1\nChain ID: ${chainId}\nNonce: 32891756\nIssued At: ${issued}${rest}`;
}

describe("signInMismatch", () => {
  test("default: a sign-in at the site that asks is allowed", () => {
    const { decision, inspection } = judge(messageOf(signIn()));

    expect([decision.outcome, inspection.findings]).toEqual(["allow", []]);
  });

  test("behavior: the site's own scheme may be said, and no other", () => {
    const over = (scheme: string) => judge(messageOf(`${scheme}://${signIn()}`)).codes;

    expect([over("https"), over("http"), over("ttps")]).toEqual([
      {},
      { "sign-in-mismatch": "danger" },
      { "sign-in-mismatch": "danger" },
    ]);
  });

  test.each([
    ["another domain", signIn({ domain: "bank.example", uri: "https://bank.example/" })],
    ["another scheme", signIn({ domain: "http://app.example", uri: "http://app.example" })],
    ["another account", signIn({ address: friend })],
    ["another chain", signIn({ chainId: "5" })],
    ["an expired time", signIn({ rest: "\nExpiration Time: 2026-01-01T00:00:00Z" })],
    ["a time that is none", signIn({ rest: "\nExpiration Time: soon" })],
    ["a beginning in the future", signIn({ rest: "\nNot Before: 2030-01-01T00:00:00+02:00" })],
    ["a URI at another site", signIn({ uri: "https://bank.example/login" })],
    ["a missing nonce", signIn().replace(/Nonce.*\n/, "")],
    ["lines in the wrong order", signIn().replace("Version: 1\n", "").concat("\nVersion: 1")],
    ["a port of its own", signIn({ domain: "app.example:8443" })],
    ["no form at all", `app.example WANTS you to sign in with your Ethereum account: ${own}`],
  ])("behavior: %s is held [B19]", (_, text) => {
    const { codes, decision } = judge(messageOf(text));

    expect([codes["sign-in-mismatch"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: the site's own port is part of the domain", () => {
    const site = { origin: "http://localhost:9011", isSecure: true };
    const text = signIn({ domain: "localhost:9011", uri: "http://localhost:9011" });

    expect(judge(messageOf(text), sampleContext({ site })).codes).toEqual({});
  });
});
