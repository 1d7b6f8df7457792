import { describe, expect, test } from "vitest";
import { keccak, toBytes, toUtf8Bytes } from "./bytes.ts";
import { buildCall, contentDigest, signCall } from "./call/buildCall.ts";
import { createSigner, nobleCurve } from "./curve.ts";
import { grantDigest, typeHashes, type Verdict, verdictDigest } from "./statements.ts";
import { subjectHash } from "./subject.ts";
import { domainSeparator } from "./typedData.ts";

// The table of the specification, recomputed there by five independent code paths. Its keys are public.
const keyOf = (scalar: number) => `0x${scalar.toString(16).padStart(64, "0")}` as const;
const domain = { chainId: 31337, market: `0x5ec0${"0".repeat(36)}` as const };
const caller = createSigner(keyOf(3));
const purchaseId = keccak(toUtf8Bytes("sechub test purchase"));
const body = `{"v":1,"kind":"transaction","chainId":"eip155:1","account":"0x2b5ad5c4795c026514f8317c7a215e218dccd6cf","origin":"https://app.example","rpc":{"method":"eth_sendTransaction","params":[{"from":"0x2b5ad5c4795c026514f8317c7a215e218dccd6cf","to":"0x1111111111111111111111111111111111111111","value":"0x0","data":"0x095ea7b30000000000000000000000002222222222222222222222222222222222222222ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}]},"want":["verdict","simulation"],"deadlineMs":1500}`;

const call = () =>
  buildCall({
    domain,
    url: "https://api.secware.example/v1/scan",
    caller: caller.address,
    purchaseId,
    seq: 17,
    sentAtMs: 1_800_000_000_050,
    ack: `0x${"00".repeat(32)}`,
    body: toUtf8Bytes(body),
    created: 1_800_000_000,
  });

const verdict: Verdict = {
  secwareId: keccak(toUtf8Bytes("sechub test secware")),
  purchaseId,
  caller: caller.address,
  seq: 17,
  requestHash: "0x05e070ddb2fb44409ac01b8a1ea842a0af76b6b57f04541a065dd7378c38d321",
  subjectHash: "0xe991a38e2e3dc1af504c599b6a362f25aa3d753c326703fb6f8e3587373833b0",
  level: 4,
  confidenceBps: 9900,
  payloadHash: "0xb6435fe55d6d64e01789d31bbf68d17250096d7fd471e43dc76e8542fa6067c5",
  engine: keccak(toUtf8Bytes("demo-engine@1.0.0")),
  receivedAtMs: 1_800_000_000_120,
  issuedAtMs: 1_800_000_000_410,
  validUntil: 1_800_000_030,
};

describe("the vector of the specification [SM17] [SM18]", () => {
  test("default: domain and type hashes", () => {
    expect(domainSeparator(domain)).toBe(
      "0x90835f14f271019155449c9f6ecbbdbd96261aea240e878f645c90beba89f4d2",
    );
    expect(typeHashes).toEqual({
      CallerGrant: "0xd7cbf1ecda1c4dc54e069ff27c4ef1cebbd5574c8643305479079676f93938dd",
      CallVoucher: "0x8083b0582e737d1b595dee29ab68db83b7adb799ef44b2bf34e135ef8ed50b9a",
      Verdict: "0x2e5a29c137d6a7e7b8ef5db0f4c7c393956ff348f03077b0213b8626a4f13d72",
      Refusal: "0x3e14f861e3c063c9fe5396088b00aee4959075d022518c45e43fa6672b924847",
    });
  });

  test("default: body digest, signature base, request hash, voucher and signature", async () => {
    expect(contentDigest(toUtf8Bytes(body))).toBe("sha-256=:Q779MQzeHInbfBi2P9pjNDlscwk2axI29+chFyUD1Y0=:");
    const signed = await signCall(call(), caller);
    expect(signed.base).toHaveLength(592);
    expect(signed.requestHash).toBe(verdict.requestHash);
    expect(signed.voucherDigest).toBe("0xb547cca978f5b598d98b2afd69db2a1198e24c61acd8c950f77c5d6957803bc6");
    expect(signed.signature).toBe(
      "0xb70e5441f716092618dff4e764e6ddbc321bcb800639e5a354a3bbc2a36462ee24714e7cfea9b9708059daaf257cc0386a59767a71268046b8f902e56a85d80b1c",
    );
  });

  test("default: caller grant", () => {
    const grant = {
      purchaseId,
      caller: caller.address,
      maxCalls: 1000,
      validAfter: 1_799_990_000,
      validUntil: 1_802_592_000,
    };
    expect(grantDigest(domain, { ...grant, epoch: 0, audience: "https://api.secware.example" })).toBe(
      "0x0a05d4535f17f6d4f72ac1639440ddd2f7116b1293de4b326edd0cda5729a544",
    );
  });

  test("default: subject, verdict and the provider's signature", () => {
    const data = JSON.parse(body).rpc.params[0].data;
    const subject = {
      kind: "transaction",
      chainId: 1,
      from: "0x2b5ad5c4795c026514f8317c7a215e218dccd6cf",
      value: 0n,
      data,
    } as const;
    expect(subjectHash({ ...subject, to: `0x${"11".repeat(20)}` })).toBe(verdict.subjectHash);
    const digest = verdictDigest(domain, verdict);
    expect(digest).toBe("0xaab1f0e4d7264c3ab43020fce2f58a355d75bcf425b69512567ba9de9ddc4a4f");
    const signature = nobleCurve.sign(digest, keyOf(4));
    expect(toBytes(signature)).toHaveLength(65);
    expect(signature).toBe(
      "0xb208b20f3b2ec20100787c561ab9ec8ee17bb5c8f3b531974957617c1954b9ee4017fe951bbfe3147481b32541c0afdf6b657eb73e6d3459dc41acabcea3affd1b",
    );
    expect(nobleCurve.recover(digest, signature)).toBe("0x1eff47bc3a10a45d4b230b5d10e37751fe6aa718");
  });
});
