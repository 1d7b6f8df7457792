import { describe, expect, test } from "vitest";
import {
  friend,
  judge,
  own,
  permitOf,
  sampleContext,
  stranger,
  token,
  typedDataOf,
  typedSubject,
  usdc,
} from "../samples.ts";

const details = "PermitDetails";
const permit2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";
const detailFields = ["address token", "uint160 amount", "uint48 expiration", "uint48 nonce"];
const oneDetail = { token: usdc, amount: "5000000", expiration: 1_800_000_000, nonce: 0 };

describe("permitSignature", () => {
  test.each([
    ["EIP-2612", permitOf()],
    [
      "DAI",
      typedDataOf(
        "Permit",
        { Permit: ["address holder", "address spender", "uint256 nonce", "uint256 expiry", "bool allowed"] },
        { holder: own, spender: stranger, nonce: 0, expiry: 0, allowed: true },
      ),
    ],
    [
      "Permit2 single",
      typedDataOf(
        "PermitSingle",
        {
          PermitSingle: [`${details} details`, "address spender", "uint256 sigDeadline"],
          [details]: detailFields,
        },
        { details: oneDetail, spender: stranger, sigDeadline: 1_800_000_000 },
        { verifyingContract: permit2 },
      ),
    ],
    [
      "Permit2 batch",
      typedDataOf(
        "PermitBatch",
        {
          PermitBatch: [`${details}[] details`, "address spender", "uint256 sigDeadline"],
          [details]: detailFields,
        },
        { details: [oneDetail, oneDetail], spender: stranger, sigDeadline: 1_800_000_000 },
        { verifyingContract: permit2 },
      ),
    ],
    [
      "Permit2 transfer with a witness",
      typedDataOf(
        "PermitWitnessTransferFrom",
        {
          PermitWitnessTransferFrom: [
            "Amount permitted",
            "address spender",
            "uint256 nonce",
            "uint256 deadline",
            "W witness",
          ],
          Amount: ["address token", "uint256 amount"],
          W: ["address user"],
        },
        {
          permitted: { token: usdc, amount: "5" },
          spender: stranger,
          nonce: 0,
          deadline: 1,
          witness: { user: own },
        },
        { verifyingContract: permit2 },
      ),
    ],
    [
      "ERC-3009",
      typedDataOf(
        "TransferWithAuthorization",
        {
          TransferWithAuthorization: [
            "address from",
            "address to",
            "uint256 value",
            "uint256 validAfter",
            "uint256 validBefore",
            "bytes32 nonce",
          ],
        },
        {
          from: own,
          to: stranger,
          value: "5",
          validAfter: 0,
          validBefore: 1_800_000_000,
          nonce: `0x${"00".repeat(32)}`,
        },
        { verifyingContract: usdc },
      ),
    ],
  ])("default: %s is held [H10] [G09]", (_, typedData) => {
    const { codes, decision } = judge(typedSubject(typedData));

    expect([codes["permit-signature"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  const day = 86_400;
  const now = 1_790_000_000;
  const isClockTrusted = true;

  test.each([
    ["a contract one dealt with", { recentRecipients: [stranger], isClockTrusted }, {}, "caution"],
    ["a named party", { addressBook: [{ address: stranger, name: "M" }], isClockTrusted }, {}, "caution"],
    ["a stranger", { isClockTrusted }, {}, "danger"],
    [
      "an account that was only paid before",
      { recentRecipients: [stranger], codeAt: { [stranger]: "none" as const }, isClockTrusted },
      {},
      "danger",
    ],
    [
      "a party of which the node said nothing",
      { recentRecipients: [stranger], codeAt: {}, isClockTrusted },
      {},
      "danger",
    ],
    ["a known party without a clock to trust", { recentRecipients: [stranger] }, {}, "danger"],
    [
      "a known party, for 31 days",
      { recentRecipients: [stranger], isClockTrusted },
      { deadline: now + 31 * day },
      "caution",
    ],
    [
      "a known party, for longer",
      { recentRecipients: [stranger], isClockTrusted },
      { deadline: now + 31 * day + 1 },
      "danger",
    ],
    [
      "a known party, any amount",
      { recentRecipients: [stranger], isClockTrusted },
      { value: (2n ** 256n - 1n).toString() },
      "danger",
    ],
  ])("behavior: a permit to %s has its level by party, amount and end [H10]", (_, changes, fields, level) => {
    const { codes } = judge(typedSubject(permitOf(fields)), sampleContext(changes));

    expect(codes["permit-signature"]).toBe(level);
  });

  test("behavior: one transfer to a named person is a payment that can be passed, an allowance is not [H10] [G14]", () => {
    const context = sampleContext({ isClockTrusted });
    const types = {
      TransferWithAuthorization: [
        "address from",
        "address to",
        "uint256 value",
        "uint256 validAfter",
        "uint256 validBefore",
        "bytes32 nonce",
      ],
    };
    const message = {
      ...{ from: own, to: friend, value: "5", validAfter: 0, validBefore: now + 600 },
      nonce: `0x${"00".repeat(32)}`,
    };
    const once = typedDataOf("TransferWithAuthorization", types, message, { verifyingContract: usdc });

    expect(judge(typedSubject(once), context).decision.level).toBe("caution");
    expect(judge(typedSubject(permitOf({ spender: friend })), context).codes["approval-to-account"]).toBe(
      "danger",
    );
  });

  test("behavior: spender, amount and end are named [H10]", () => {
    expect(judge(typedSubject(permitOf())).inspection.findings[0]?.text).toBe(
      "This signature lets 0x3333…3333 take up to 1 USDC, until 2026-09-21 15:13 UTC, without a transaction of yours.",
    );
  });

  test("behavior: a far end is said to be far [H10]", () => {
    const text = judge(typedSubject(permitOf({ deadline: (2n ** 256n - 1n).toString() }))).inspection
      .findings[0]?.text;

    expect(text).toContain("until far in the future");
  });

  test("behavior: an approval inside a meta-transaction counts as signed [H13]", () => {
    const data = `0x095ea7b3${stranger.slice(2).padStart(64, "0")}${"f".repeat(64)}`;
    const forward = typedDataOf(
      "ForwardRequest",
      {
        ForwardRequest: [
          "address from",
          "address to",
          "uint256 value",
          "uint256 gas",
          "uint256 nonce",
          "bytes data",
        ],
      },
      { from: own, to: usdc, value: 0, gas: 1, nonce: 0, data },
      { verifyingContract: token },
    );

    expect(judge(typedSubject(forward)).codes).toMatchObject({
      "permit-signature": "danger",
      "unlimited-approval": "danger",
    });
  });
});
