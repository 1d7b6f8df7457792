import { describe, expect, test } from "vitest";
import { subjectHash, wireNeeds } from "../../protocol/index.ts";
import type { MessageSubject, Subject, TypedDataSubject } from "../domain/subject.ts";
import { discloseTo } from "./disclosure.ts";
import { boundWare, setupHub, transfer } from "./fakeHub.ts";

const account = `0x${"01".repeat(20)}` as const;
const zero = `0x${"00".repeat(20)}` as const;
const origin = "https://app.example";
const needs = wireNeeds as Parameters<typeof discloseTo>[0];
const hash = `0x${"ab".repeat(32)}` as const;

const message = (text: string): MessageSubject => ({
  ...{ kind: "message", chainId: 1, account, raw: "0x6869", text, digest: hash },
});
const typed: TypedDataSubject = {
  ...{ kind: "typedData", chainId: 1, account, digest: hash, domainHash: hash, messageHash: hash },
  typedData: { types: {}, primaryType: "Permit", domain: {}, message: { owner: account } },
};
const signIn = [
  `app.example wants you to sign in with your Ethereum account:`,
  "0x0101010101010101010101010101010101010101",
  "",
  "Come in.",
  "",
  "URI: https://app.example/login",
  "Version: 1",
  "Chain ID: 1",
  "Nonce: secretnonce",
  "Issued At: 2026-11-20T20:00:00Z",
].join("\n");

describe("what a SecWare is told [J17]", () => {
  test("default: of a transaction the call, the account and the site, and never fees or nonce [J11]", () => {
    const rich = { ...transfer, wishes: { nonce: 77, gas: 88_888n, maxFeePerGas: 99_999n } } as Subject;

    const { fields } = discloseTo(needs, rich, origin);

    expect(fields).toEqual({
      ...{ kind: "transaction", chainId: "eip155:1", account, origin },
      rpc: {
        method: "eth_sendTransaction",
        params: [{ from: account, to: `0x${"11".repeat(20)}`, value: "0x7", data: "0x" }],
      },
      subject: {
        ...{ kind: "transaction", chainId: 1, from: account, to: `0x${"11".repeat(20)}` },
        ...{ value: "7", data: "0x" },
      },
    });
  });

  test("behavior: an account that is not asked for is masked everywhere, in the subject's hash too", () => {
    const { fields, subject } = discloseTo(
      { transaction: ["chain", "to", "value", "data"] },
      transfer,
      origin,
    );

    expect(JSON.stringify(fields)).not.toContain(account.slice(2));
    expect(JSON.stringify(fields)).not.toContain(origin);
    expect(subject).toMatchObject({ from: zero });
    expect(subjectHash(subject)).not.toBe(subjectHash(discloseTo(needs, transfer, origin).subject));
  });

  test("behavior: of a sign-in where it signs in, and not its nonce", () => {
    const { fields } = discloseTo(needs, message(signIn), origin);

    expect(fields["rpc"]).toBeUndefined();
    expect(fields["hints"]).toEqual({
      signIn: { domain: "app.example", uri: "https://app.example/login", statement: "Come in." },
    });
    expect(JSON.stringify(fields)).not.toContain("secretnonce");
  });

  test("behavior: of a message or typed data only the digest where the content is not asked for", () => {
    for (const subject of [message("hi"), typed]) {
      const { fields } = discloseTo({ message: ["account"], typedData: ["account"] }, subject, origin);
      expect(fields["rpc"]).toBeUndefined();
      expect(JSON.stringify(fields)).toContain(hash);
    }
  });

  test("behavior: content is told where it is asked for", () => {
    expect(discloseTo(needs, message("hi"), origin).fields["rpc"]).toEqual({
      method: "personal_sign",
      params: ["0x6869", account],
    });
    expect(discloseTo(needs, typed, origin).fields["rpc"]).toEqual({
      method: "eth_signTypedData_v4",
      params: [account, typed.typedData],
    });
  });

  test("behavior: a site's name stays here unless the user allows it", async () => {
    const site: Subject = { kind: "site", origin };
    const closed = await setupHub();
    expect(await closed.askOne(site)).toMatchObject({ status: "not-asked" });
    expect(closed.ware.urls).toEqual([]);

    const open = await setupHub({ deps: { mayTellSites: () => true } });
    expect(await open.askOne(site)).toMatchObject({ status: "answered" });
    expect(open.ware.bodies[0]).toMatchObject({ kind: "site", subject: { kind: "site", site: origin } });
  });

  test("behavior: parameters that the manifest does not declare stay on the device", async () => {
    const parameters = [
      { name: "strict", label: "Strict", type: "boolean", default: false, help: "" },
    ] as const;
    const { ask, ware } = await setupHub({ manifest: { parameters: [...parameters] } });

    await ask(transfer, [{ ...boundWare, parameters: { strict: true, note: "private" } }]);

    expect(ware.bodies[0]?.parameters).toEqual({ strict: true });
  });

  test("behavior: every request says the time that the SecWare has and carries a salt", async () => {
    const { ask, ware } = await setupHub();
    await ask();
    expect(ware.bodies[0]).toMatchObject({ budgetMs: 1_500, salt: `0x${"07".repeat(16)}` });
  });
});
