import { describe, expect, test } from "vitest";
import {
  own,
  sampleContext,
  stranger,
  subjectFrom,
  transactionTo,
  usdc,
} from "../../../extension/domain/samples.ts";
import { approved, start } from "./fakeRechecks.ts";
import { permit2 } from "./readGrant.ts";
import { revocationOf } from "./revocationOf.ts";
import { standingOf } from "./standingOf.ts";

const word = (value: bigint | string) =>
  (typeof value === "bigint" ? value.toString(16) : value.slice(2)).padStart(64, "0");
const decision = { level: "danger", outcome: "hold" } as const;
const standing = (data: string, to = usdc) =>
  standingOf(approved(transactionTo(to, data), own), decision, sampleContext());

describe("standingOf", () => {
  test("default: an allowance stands, with what was decided when it was signed", () => {
    const [row, ...others] = standing(`0x095ea7b3${word(stranger)}${word(5n)}`);

    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ account: own, since: start, signed: decision, state: "open", last: null },
      what: { kind: "approval", token: usdc, spender: stranger, venue: "token", endsAt: null },
    });
    expect(row?.text).toContain("USDC");
  });

  test("behavior: an operator stands, and is taken back by its own call", () => {
    const [row] = standing(`0xa22cb465${word(stranger)}${word(1n)}`);

    expect(row?.what).toMatchObject({ kind: "operator", spender: stranger });
    if (row === undefined || row.what.kind === "site") return expect.unreachable();
    expect(revocationOf(row.what).call).toEqual({
      ...{ to: usdc, value: 0n },
      data: `0xa22cb465${word(stranger)}${word(0n)}`,
    });
  });

  test("behavior: an allowance at Permit2 is kept and taken back there, until it ends", () => {
    const ends = 1_900_000_000n;
    const [row] = standing(`0x87517c45${word(usdc)}${word(stranger)}${word(7n)}${word(ends)}`, permit2);

    expect(row?.what).toMatchObject({
      kind: "approval",
      venue: "permit2",
      token: usdc,
      endsAt: Number(ends) * 1000,
    });
    if (row === undefined || row.what.kind === "site") return expect.unreachable();
    const { to, data } = revocationOf(row.what).call;
    expect(to).toBe(permit2);
    expect(data).toBe(`0x87517c45${word(usdc)}${word(stranger)}${word(0n)}${word(0n)}`);
  });

  test.each([
    ["a transfer", `0xa9059cbb${word(stranger)}${word(5n)}`],
    ["a revocation", `0x095ea7b3${word(stranger)}${word(0n)}`],
    ["an operator's end", `0xa22cb465${word(stranger)}${word(0n)}`],
    ["less of an allowance", `0xa457c2d7${word(stranger)}${word(5n)}`],
  ])("behavior: %s lets nothing stand", (_name, data) => {
    expect(standing(data)).toEqual([]);
  });

  test("behavior: a message lets nothing stand, nor does what no account signed", () => {
    const message = subjectFrom("personal_sign", ["hello", own]);

    expect(standingOf(approved(message, own), decision, sampleContext())).toEqual([]);
    const nobody = { ...approved({ kind: "connect" }, own), account: null };
    expect(standingOf(nobody, decision, sampleContext())).toEqual([]);
  });
});
