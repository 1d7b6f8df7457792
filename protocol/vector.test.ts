import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
  buildCall,
  callerKeyOf,
  checkEnvelope,
  contentDigest,
  createSigner,
  decodeSubject,
  domainSeparator,
  type Envelope,
  engineHashOf,
  grantDigest,
  keccak,
  nobleCurve,
  planHashOf,
  purchaseIdOf,
  readCall,
  scanRequest,
  secwareIdOf,
  signCall,
  subjectHash,
  toBase64Url,
  toBytes,
  toUtf8Bytes,
  typeHashes,
  verdictDigest,
  wireLevels,
  ZERO_HASH,
} from "./index.ts";

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), "utf8"));
const first = load("call-v1");
const amended = load("call-v1-amended");

describe("the vector of the specification [SM17] [SM18] [SM19]", () => {
  const { chainId, market, keys, caller } = first;
  const domain = { chainId, market };
  const purchaseId = keccak(toUtf8Bytes(first.purchaseWords));
  const body = toUtf8Bytes(first.body);
  const { url, seq, sentAtMs, created } = first;
  const call = { domain, url, caller, purchaseId, seq, sentAtMs, ack: ZERO_HASH, body, created };

  test("default: domain, type hashes and addresses", () => {
    expect(domainSeparator(domain)).toBe(first.domainSeparator);
    expect(first.typeHashes).toMatchObject(typeHashes);
    expect(nobleCurve.address(keys.caller)).toBe(caller);
    expect(nobleCurve.address(keys.provider)).toBe(first.provider);
  });

  test("default: content digest, call header, base, request hash, voucher and signature", async () => {
    const signed = await signCall(buildCall(call), createSigner(keys.caller));
    expect(body).toHaveLength(501);
    expect(contentDigest(body)).toBe(first.contentDigest);
    expect(signed.headers["sechub-call"]).toBe(first.callHeader);
    expect(signed.base).toHaveLength(first.baseLength);
    expect(signed).toMatchObject({
      ...{ requestHash: first.requestHash, voucherDigest: first.voucherDigest, signature: first.signature },
    });
  });

  test("default: caller grant", () => {
    expect(grantDigest(domain, { ...first.grant, purchaseId, caller })).toBe(first.grant.digest);
  });

  test("default: subject, payload, verdict and its signature", () => {
    const [{ data, from, to }] = JSON.parse(first.body).rpc.params;
    expect(subjectHash({ kind: "transaction", chainId: 1, from, to, value: 0n, data })).toBe(
      first.subjectHash,
    );
    expect(keccak(toUtf8Bytes(first.payload))).toBe(first.payloadHash);
    const digest = verdictDigest(domain, {
      ...first.verdict,
      ...{ secwareId: keccak(toUtf8Bytes(first.secwareWords)), purchaseId, caller, seq },
      ...{ requestHash: first.requestHash, subjectHash: first.subjectHash, payloadHash: first.payloadHash },
      engine: engineHashOf(first.engine),
    });
    expect(digest).toBe(first.verdictDigest);
    expect(nobleCurve.sign(digest, keys.provider)).toBe(first.verdictSignature);
    expect(nobleCurve.recover(digest, first.verdictSignature)).toBe(first.provider);
  });
});

describe("the amended vector, made with another library alone [AVS5] [SM17]", () => {
  const { chainId, market, plan, addresses, body, url, created, sentAtMs, seq } = amended;
  const domain = { chainId, market };
  const { owner, caller, provider } = addresses;
  const purchaseId = purchaseIdOf({ ...domain, owner, ware: 1, planHash: amended.planHash, buyerNonce: 3 });
  const unsigned = () =>
    buildCall({
      ...{ domain, url, caller, purchaseId, seq, sentAtMs, created, ack: ZERO_HASH },
      body: toUtf8Bytes(body),
    });

  test("default: number, plan, purchase", () => {
    expect(secwareIdOf(1)).toBe(amended.secwareId);
    expect(planHashOf({ ...plan, price: BigInt(plan.price) })).toBe(amended.planHash);
    expect(purchaseId).toBe(amended.purchaseId);
  });

  test("default: the call, both ways", async () => {
    const signed = await signCall(unsigned(), createSigner(amended.keys.caller));
    expect(signed.base).toBe(amended.base);
    expect(signed.signature).toBe(amended.signature);
    const request = { method: "POST", target: "/v1/scan", headers: signed.headers, body: signed.body };
    const read = readCall(request, {
      ...{ domain, origin: "https://api.secware.example", curve: nobleCurve, nowMs: sentAtMs },
    });
    expect(read).toMatchObject({
      status: "read",
      call: { caller, purchaseId, seq, requestHash: amended.requestHash, signature: amended.signature },
    });
  });

  test("default: the body is a request with a salt, and its subject is what the verdict is about", () => {
    const request = v.parse(scanRequest, JSON.parse(body));
    expect(request.salt).toBe(amended.salt);
    const subject = decodeSubject(request.subject);
    expect(subject !== null && subjectHash(subject)).toBe(amended.subjectHash);
  });

  test("default: the envelope is a verdict for whoever sent the call", () => {
    const envelope: Envelope = {
      ...{ v: 1, payload: toBase64Url(toUtf8Bytes(amended.payload)), verdict: amended.verdict },
      ...{ signer: provider, signature: amended.verdictSignature },
    };
    const { secwareId, requestHash, subjectHash: about, engine } = amended.verdict;
    const checked = checkEnvelope(
      envelope,
      {
        ...{
          domain,
          kind: "transaction",
          secwareId,
          purchaseId,
          caller,
          seq,
          requestHash,
          subjectHash: about,
        },
        ...{ sentAtMs, receivedAtMs: sentAtMs + 500, nowMs: sentAtMs + 500, engines: [engine] },
        keys: [{ key: provider, from: 0, until: 2_000_000_000 }],
      },
      nobleCurve,
    );
    expect(checked).toMatchObject({ status: "verified", signer: provider });
    expect(verdictDigest(domain, amended.verdict)).toBe(amended.verdictDigest);
    expect(wireLevels[amended.verdict.level]).toBe("critical");
  });

  test("default: what settles is the voucher's own fields", () => {
    expect(amended.settlement.entry).toEqual({
      ...{ purchaseId, requestHash: amended.requestHash, seq, caller, signature: amended.signature },
    });
    expect(amended.settlement.calldata).toContain(amended.signature.slice(2));
  });

  test("default: the answer to a public probe", () => {
    const { probe } = amended;
    const hash = keccak(
      Uint8Array.from([
        ...[...word(96), ...toBytes(probe.probeId), ...toBytes(keccak(toUtf8Bytes(probe.body)))],
        ...[...word(15), ...toUtf8Bytes("sechub-probe-v1"), ...new Uint8Array(17)],
      ]),
    );
    expect(probe.verdict.requestHash).toBe(hash);
    expect(verdictDigest(domain, probe.verdict)).toBe(probe.verdictDigest);
    expect(nobleCurve.recover(probe.verdictDigest, probe.signature)).toBe(provider);
  });
});

describe("caller keys [SW2]", () => {
  const path = { accountRoot: new Uint8Array(32).fill(1), chainId: 31337, market: amended.market, ware: 1 };

  test("default: the same words give the same key on an empty machine", () => {
    const key = callerKeyOf({ ...path, buyerNonce: 0, epoch: 0 });
    expect(key).toBe("0x99bf09512e559b4bf7b9de75797e1f5bad7ada8fd1546d28a10ecaf660618d4e");
    expect(callerKeyOf({ ...path, buyerNonce: 0, epoch: 0 })).toBe(key);
  });

  test.each([
    ["chain", { chainId: 1 }],
    ["market", { market: `0x${"22".repeat(20)}` as const }],
    ["SecWare", { ware: 2 }],
    ["purchase", { buyerNonce: 1 }],
    ["epoch", { epoch: 1 }],
    ["account", { accountRoot: new Uint8Array(32).fill(2) }],
  ])("behavior: another %s gives another key", (_name, change) => {
    const own = { ...path, buyerNonce: 0, epoch: 0 };
    expect(callerKeyOf({ ...own, ...change })).not.toBe(callerKeyOf(own));
  });
});

function word(value: number): number[] {
  return [...new Uint8Array(31), value];
}
