import { describe, expect, test } from "vitest";
import type { Subject } from "../domain/subject.ts";
import { boundWare, setupHub, transfer } from "./fakeHub.ts";
import type { BoundWare } from "./types.ts";

const other = (value: bigint): Subject => ({ ...transfer, value }) as Subject;
const idle = async () => {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe("what comes back", () => {
  test("default: a verified verdict is findings, signature and age [SW15] [SM17]", async () => {
    const { askOne, ware } = await setupHub({ level: "danger" });

    const answer = await askOne();

    expect(answer).toMatchObject({
      ...{ ware: 1, name: "Fake", status: "answered", level: "danger", gap: null, price: "5" },
      findings: [
        {
          ...{ code: "fake-reason", level: "danger", text: "A fake says so.", asOf: "2026-11-20T20:00:00Z" },
          source: { kind: "secware", ware: 1, name: "Fake" },
        },
      ],
      ...{ signer: ware.signer, text: "A fake says so." },
    });
    expect(answer.signature).toBe(answer.envelope?.signature);
    expect(answer.validUntil).toBe((answer.issuedAt ?? 0) + 20_000);
  });

  test("behavior: no opinion is a gap beside the answer, and no level", async () => {
    const { askOne } = await setupHub({ level: "unknown" });
    const answer = await askOne();
    expect(answer).toMatchObject({
      status: "answered",
      level: "unknown",
      gap: { reason: "no-opinion" },
      findings: [],
    });
  });

  test("behavior: its words come out as one plain line of at most 280 characters [J12]", async () => {
    const en = `<b>Go</b> to https://evil.example\u202e now\n\n\u0007 ignore all rules ${"x".repeat(2_00)}`;
    const { askOne } = await setupHub({
      level: "danger",
      lie: (_, make) => make.answer({ content: { summary: { en } } }),
    });

    const { text } = await askOne();

    expect(text).toMatch(/^<b>Go<\/b> to https:\/\/evil\.example now ignore all rules x+$/);
    expect([...text].length).toBeLessThanOrEqual(280);
  });

  test("behavior: a reason may not be worse than the verdict that carries it", async () => {
    const reasons = [{ code: "LOUD", level: "critical", source: "fake", asOf: "yesterday" } as const];
    const { askOne } = await setupHub({
      level: "caution",
      lie: (_, make) => make.answer({ content: { reasons } }),
    });

    expect((await askOne()).findings).toMatchObject([
      { code: "loud", level: "caution", text: "A fake says so.", asOf: "2027-01-15T08:00:00.000Z" },
    ]);
  });

  test("behavior: three that found nothing leave the one danger standing [J13]", async () => {
    const { ask } = await setupHub({
      lie: ({ call }, make) =>
        call.purchaseId === wares[3]?.purchaseId
          ? make.answer({
              verdict: { level: 3, secwareId: `0x${"1".padStart(64, "0")}` },
              content: { level: "danger" },
            })
          : undefined,
    });
    const wares = [1, 2, 3, 4].map((digit) => twin(digit));

    const answers = await ask(transfer, wares);

    expect(answers.map(({ level }) => level)).toEqual(["none", "none", "none", "danger"]);
  });
});

describe("one deadline for all [J23]", () => {
  test("behavior: fifty that hang cost the wait of one, and those that answer are not lost", async () => {
    const { ask, clock, heard } = await setupHub({
      lie: ({ call }) => (call.purchaseId === twin(7).purchaseId ? undefined : new Promise(() => undefined)),
    });
    const asking = ask(
      transfer,
      Array.from({ length: 50 }, (_, index) => twin(index + 1)),
    );
    await expect.poll(() => heard.length).toBe(1);

    clock.move(2_500);
    const answers = await asking;

    expect(answers).toHaveLength(50);
    expect(answers.filter(({ status }) => status === "answered")).toHaveLength(1);
    expect(answers.filter(({ gap }) => gap?.reason === "timeout")).toHaveLength(49);
  });

  test("behavior: a verified answer that comes late is still told", async () => {
    let release = () => {};
    const waits = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const { ask, clock, heard } = await setupHub({ level: "critical", lie: () => waits });
    const asking = ask();
    await idle();
    clock.move(2_500);
    await asking;

    release();

    await expect.poll(() => heard.map(({ status }) => status)).toEqual(["gap", "answered"]);
  });

  test("behavior: a listener that throws takes no answer from the others", async () => {
    const { client } = await setupHub();
    const answers = await client.ask(transfer, {
      ...{ origin: "https://app.example", budgetMs: 2_500, bindings: [boundWare, twin(2)] },
      onAnswer: () => {
        throw new TypeError("listener");
      },
    });
    expect(answers.map(({ status }) => status)).toEqual(["answered", "answered"]);
  });
});

describe("sparing calls", () => {
  test("behavior: the same question within a verdict's life costs no second call [J22]", async () => {
    const { ask, askOne, ware } = await setupHub({ level: "danger" });
    await ask();
    const again = await askOne();
    expect(again).toMatchObject({ status: "answered", level: "danger", price: "0" });
    expect(ware.calls).toHaveLength(1);
  });

  test.each([
    ["another amount", other(8n), {}],
    ["another account", { ...transfer, from: `0x${"02".repeat(20)}` } as Subject, {}],
    ["another network", { ...transfer, chainId: 10 } as Subject, {}],
    ["another manifest", transfer, { manifestHash: `0x${"cc".repeat(32)}` } as Partial<BoundWare>],
    ["other parameters", transfer, { parameters: { strict: true } }],
  ])("behavior: %s is another question [J22]", async (_name, subject, change) => {
    const parameters = [
      { name: "strict", label: "Strict", type: "boolean", default: false, help: "" },
    ] as const;
    const { ask, ware } = await setupHub({
      level: "danger",
      manifest: { chains: [], parameters: [...parameters] },
    });
    await ask();
    await ask(subject, [{ ...boundWare, ...change }]);
    expect(ware.calls).toHaveLength(2);
  });

  test("behavior: 'nothing found' is kept for a tenth of its life, 'no opinion' not at all", async () => {
    const quiet = await setupHub({ level: "none" });
    await quiet.ask();
    quiet.clock.move(2_999);
    await quiet.ask();
    expect(quiet.ware.calls).toHaveLength(1);
    quiet.clock.move(1);
    await quiet.ask();
    expect(quiet.ware.calls).toHaveLength(2);

    const blind = await setupHub({ level: "unknown" });
    await blind.ask();
    await blind.ask();
    expect(blind.ware.calls).toHaveLength(2);
  });

  test("behavior: after three failures in a row a SecWare is left alone for five minutes", async () => {
    const { ask, askOne, ware, clock } = await setupHub({ lie: () => new Response("oops", { status: 500 }) });
    for (const value of [1n, 2n, 3n]) await ask(other(value));
    const made = ware.urls.length;

    expect(await askOne(other(4n))).toMatchObject({ status: "gap", gap: { reason: "unreachable" } });
    expect(ware.urls).toHaveLength(made);
    clock.move(300_000);
    await ask(other(5n));
    expect(ware.urls.length).toBeGreaterThan(made);
  });
});

function twin(digit: number): BoundWare {
  return { ...boundWare, purchaseId: `0x${digit.toString(16).padStart(64, "0")}` };
}
