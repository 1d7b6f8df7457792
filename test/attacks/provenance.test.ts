import { expect, test } from "vitest";
import { inspectLocally } from "../../extension/domain/checks/inspectLocally.ts";
import { listsOf } from "../../extension/domain/lists/samples.ts";
import { corpusCases } from "../../extension/domain/policy/corpus.ts";
import { sampleContext, stranger, transactionTo } from "../../extension/domain/samples.ts";
import { parseTime } from "../../extension/domain/time.ts";
import { answeredBy } from "../../extension/sechub/answers.ts";

const issuedAt = "2026-09-21T14:13:20.000Z";

function findingOf(asOf: string) {
  const reason = { code: "DRAINER", level: "danger", asOf, source: { kind: "local", check: "look-alike" } };
  const content = { level: "danger", reasons: [reason], source: { kind: "local", check: "look-alike" } };
  const verdict = { issuedAtMs: Date.parse(issuedAt), validUntil: 1_800_000_000 };
  const options = {
    envelope: { signature: "0x" },
    checked: { content, verdict, signer: stranger },
    meanings: {},
  };
  return answeredBy(
    { ware: 3, name: "Scout" } as Parameters<typeof answeredBy>[0],
    { ...options, latencyMs: 1, clockMs: 0, price: "1" } as unknown as Parameters<typeof answeredBy>[1],
  ).findings[0];
}

test("behavior: every finding of the built-in requests names who says so, and a date that has come [SW26]", () => {
  const all = corpusCases().flatMap(({ request }) =>
    request.findings.map((finding) => ({ ...finding, at: request.at })),
  );

  expect(all.length).toBeGreaterThan(100);
  for (const { source, asOf, at, code } of all) {
    expect(source).toEqual({ kind: "local", check: code });
    expect(parseTime(asOf)).not.toBeNull();
    expect(parseTime(asOf) ?? at + 1).toBeLessThanOrEqual(at);
  }
});

test("behavior: what a list says carries the list's name and the list's own date, not today's [SW26]", () => {
  const lists = listsOf([{ address: stranger, level: "danger", reason: "a drainer" }]);
  const { findings } = inspectLocally(transactionTo(stranger, "0x", "0x1"), sampleContext({ lists }));

  expect(findings.find(({ code }) => code === "listed-address")).toMatchObject({
    source: { kind: "list", name: "Sample 0" },
    asOf: "2026-09-01T00:00:00Z",
  });
});

test("behavior: what a SecWare states is its own, whatever it says of its source, with the date of the fact [SW26]", () => {
  expect(findingOf("2026-09-01T00:00:00.000Z")).toMatchObject({
    source: { kind: "secware", ware: 3, name: "Scout" },
    asOf: "2026-09-01T00:00:00.000Z",
  });
});

test.each(["2999-01-01T00:00:00.000Z", "yesterday", ""])(
  "error: a fact of a SecWare dated %j is dated by its verdict [SW26]",
  (asOf) => {
    expect(findingOf(asOf)).toMatchObject({ source: { kind: "secware", ware: 3 }, asOf: issuedAt });
  },
);
