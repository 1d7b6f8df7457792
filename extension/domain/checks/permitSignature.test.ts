import { describe, expect, test } from "vitest";
import { judge, own, permitOf, stranger, token, typedDataOf, typedSubject, usdc } from "../samples.ts";

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
