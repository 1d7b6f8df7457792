import { secp256k1 } from "@noble/curves/secp256k1";
import { describe, expect, test } from "vitest";
import { type Hex, nobleCurve } from "../../protocol/index.ts";
import type { GapReason } from "../domain/finding.ts";
import type { Subject } from "../domain/subject.ts";
import { setupHub, startedAt, transfer } from "./fakeHub.ts";
import { fakeDomain, fakeKey, type Lie } from "./fakeWare.ts";

const seconds = startedAt / 1000;
const otherKey: Hex = `0x${"5".padStart(64, "0")}`;
const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;
const foreignDomain = { chainId: 1, market: fakeDomain.market } as const;

const lies: readonly (readonly [string, GapReason, Lie])[] = [
  [
    "forged: signed by nobody registered [SM19]",
    "invalid-signature",
    (_, make) => make.answer({ key: otherKey }),
  ],
  [
    "forged: the named signer did not sign [SM19]",
    "invalid-signature",
    (_, make) => make.answer({ bend: () => nobleCurve.sign(hash("1"), fakeKey) }),
  ],
  ["unsigned [J09]", "invalid-signature", (_, make) => make.answer({ bend: () => `0x${"00".repeat(65)}` })],
  ["high s [SM19]", "invalid-signature", (_, make) => make.answer({ bend: flip })],
  ["v of 0 or 1 [SM19]", "invalid-signature", (_, make) => make.answer({ bend: lowV })],
  [
    "signed for another market's domain [J09]",
    "invalid-signature",
    (_, make) => make.answer({ domain: foreignDomain }),
  ],
  [
    "about another subject [BY5]",
    "wrong-subject",
    (_, make) => make.answer({ verdict: { subjectHash: hash("2") } }),
  ],
  [
    "for another request [J09]",
    "wrong-subject",
    (_, make) => make.answer({ verdict: { requestHash: hash("2") } }),
  ],
  ["under another number [J09]", "wrong-subject", (_, make) => make.answer({ verdict: { seq: 9 } })],
  [
    "for another purchase [J09]",
    "wrong-subject",
    (_, make) => make.answer({ verdict: { purchaseId: hash("2") } }),
  ],
  [
    "for another caller [J09]",
    "wrong-subject",
    (_, make) => make.answer({ verdict: { caller: `0x${"22".repeat(20)}` } }),
  ],
  [
    "of another SecWare [J09]",
    "wrong-subject",
    (_, make) => make.answer({ verdict: { secwareId: hash("0") } }),
  ],
  ["expired [J09]", "stale", (_, make) => make.answer({ verdict: { validUntil: seconds - 1 } })],
  [
    "valid for longer than its kind allows",
    "stale",
    (_, make) => make.answer({ verdict: { validUntil: seconds + 31 } }),
  ],
  [
    "validUntil in milliseconds for seconds",
    "stale",
    (_, make) => make.answer({ verdict: { validUntil: startedAt + 20_000 } }),
  ],
  [
    "issued before it was received",
    "stale",
    (_, make) => make.answer({ verdict: { receivedAtMs: startedAt + 2, issuedAtMs: startedAt + 1 } }),
  ],
  [
    "issued in the future",
    "stale",
    (_, make) => make.answer({ verdict: { issuedAtMs: startedAt + 6_000, validUntil: seconds + 20 } }),
  ],
  [
    "received before it was sent",
    "stale",
    (_, make) => make.answer({ verdict: { receivedAtMs: startedAt - 6_000 } }),
  ],
  [
    "payload altered after signing",
    "malformed",
    (_, make) => make.answer({ verdict: { payloadHash: hash("3") } }),
  ],
  [
    "level of the payload is not the signed one",
    "malformed",
    (_, make) => make.answer({ verdict: { level: 4 } }),
  ],
  [
    "nothing found without having looked",
    "malformed",
    (_, make) => make.answer({ content: { completeness: { verdict: "partial" } } }),
  ],
  [
    "engine that the manifest does not list",
    "malformed",
    (_, make) => make.answer({ verdict: { engine: hash("4") } }),
  ],
  ["payload that is no JSON [J08]", "malformed", (_, make) => make.answer({ payload: "{" })],
  ["garbage [J08]", "malformed", () => new Response("<html>hello</html>")],
  ["an empty 200 [J08]", "malformed", () => new Response("")],
  ["bytes that are no text [J08]", "malformed", () => new Response(Uint8Array.of(0xff, 0xfe, 0x80))],
  ["status 500 [J08]", "server-error", () => new Response("oops", { status: 500 })],
  ["a redirect [J21]", "redirect", () => Response.redirect("https://elsewhere.example/", 302)],
  ["oversized: more than is ever read [J08]", "oversized", () => new Response("x".repeat(10_000_000))],
  ["an endless answer [J08]", "oversized", () => new Response(endless())],
  ["an unreachable host [J08]", "unreachable", () => Promise.reject(new TypeError("fetch failed"))],
  ["a refusal without proof", "refused", (_, make) => make.problem(409, "seq_conflict")],
  ["an exhausted purchase", "exhausted", (_, make) => make.problem(402, "purchase_exhausted")],
  ["an ended purchase", "expired", (_, make) => make.problem(402, "purchase_expired")],
  [
    "a purchase that is not confirmed yet",
    "activating",
    (_, make) => make.problem(503, "purchase_unconfirmed"),
  ],
  ["a network it does not know [J19]", "unsupported", (_, make) => make.problem(422, "unsupported_chain")],
];

describe("an answer that does not count is a gap with its reason [SW15]", () => {
  test.each(lies)("error: %s", async (_name, reason, lie) => {
    const { askOne, heard } = await setupHub({ lie });

    const answer = await askOne();

    expect(answer).toMatchObject({
      status: "gap",
      level: null,
      gap: { reason },
      envelope: null,
      findings: [],
    });
    expect(heard).toEqual([answer]);
  });

  test("error: one that hangs is a gap at the deadline, and the wallet goes on [J08]", async () => {
    const { ask, clock } = await setupHub({ lie: () => new Promise<Response>(() => undefined) });

    const asking = ask();
    await settled();
    clock.move(2_500);

    expect((await asking)[0]).toMatchObject({ status: "gap", gap: { reason: "timeout" } });
  });

  test("error: one that sends its headers and then drips is a gap at the deadline [J08]", async () => {
    const dripping = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(Uint8Array.of(123)),
    });
    const { ask, clock } = await setupHub({ lie: () => new Response(dripping) });

    const asking = ask();
    await settled();
    clock.move(2_500);

    expect((await asking)[0]).toMatchObject({ status: "gap", gap: { reason: "timeout" } });
  });

  test("error: a verdict of an earlier request is no answer to a later one [J09]", async () => {
    let first = "";
    const { ask, heard } = await setupHub({
      async lie({ count }, make) {
        if (count > 1) return new Response(first);
        first = await make.answer().text();
        return new Response(first);
      },
    });

    await ask();
    await ask({ ...transfer, value: 8n } as Subject);

    expect(heard).toMatchObject([
      { status: "answered" },
      { status: "gap", gap: { reason: "wrong-subject" } },
    ]);
  });
});

/** The other signature that the same curve point allows. */
function flip(signature: Hex): Hex {
  const s = secp256k1.CURVE.n - BigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.endsWith("1b") ? "1c" : "1b";
  return `0x${signature.slice(2, 66)}${s.toString(16).padStart(64, "0")}${v}`;
}

function lowV(signature: Hex): Hex {
  return `0x${signature.slice(2, 130)}${signature.endsWith("1b") ? "00" : "01"}`;
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(32)) });
}

/** Lets every promise that needs no clock run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
