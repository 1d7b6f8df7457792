import { describe, expect, test } from "vitest";
import {
  judge,
  messageOf,
  own,
  readingOf,
  sampleContext,
  stranger,
  typedDataOf,
  typedSubject,
} from "../samples.ts";
import { accountDelegation } from "./accountDelegation.ts";
import { inspectLocally } from "./inspectLocally.ts";

const word = `0x${"1".repeat(64)}`;

describe("accountDelegation", () => {
  test("default: the whole account for ever is blocked, however little the form says of it [I08]", () => {
    const delegation = typedDataOf(
      "Delegation",
      {
        Delegation: [
          "address delegate",
          "address delegator",
          "bytes32 authority",
          "Caveat[] caveats",
          "uint256 salt",
        ],
        Caveat: ["address enforcer", "bytes terms"],
      },
      { delegate: stranger, delegator: own, authority: `0x${"f".repeat(64)}`, caveats: [], salt: 0 },
    );
    const { codes, decision } = judge(typedSubject(delegation));

    expect([codes["account-delegation"], decision.outcome]).toEqual(["critical", "block"]);
  });

  test.each([
    [
      "CallerGrant",
      ["bytes32 purchaseId", "address caller", "uint64 validUntil"],
      { caller: stranger, validUntil: 1 },
    ],
    [
      "CallVoucher",
      ["bytes32 purchaseId", "uint64 seq", "bytes32 requestHash"],
      { seq: 1, requestHash: word },
    ],
  ])("behavior: a %s over paid calls is held", (name, fields, message) => {
    const statement = typedDataOf(
      name,
      { [name]: fields },
      { purchaseId: word, ...message },
      { name: "SecHub" },
    );

    expect(judge(typedSubject(statement)).codes["account-delegation"]).toBe("danger");
  });

  test("behavior: votes are a caution", () => {
    const votes = typedDataOf(
      "Delegation",
      { Delegation: ["address delegatee", "uint256 nonce", "uint256 expiry"] },
      { delegatee: stranger, nonce: 0, expiry: 1 },
    );

    expect(judge(typedSubject(votes)).codes).toEqual({ "account-delegation": "caution" });
  });

  test("behavior: votes that name nobody are somebody's", () => {
    const reading = () => readingOf({ kind: "delegation", what: "votes", to: null });
    const { findings } = inspectLocally(messageOf("hello"), sampleContext(), [accountDelegation], reading);

    expect(findings[0]?.text).toBe("Gives your votes to somebody, until you give them to another.");
  });

  test("behavior: an operation of the account itself is held [I09]", () => {
    const operation = typedDataOf(
      "PackedUserOperation",
      { PackedUserOperation: ["address sender", "uint256 nonce", "bytes initCode", "bytes callData"] },
      { sender: stranger, nonce: 0, initCode: "0x", callData: "0x" },
    );

    expect(judge(typedSubject(operation)).codes).toEqual({ "opaque-message": "danger" });
  });
});
