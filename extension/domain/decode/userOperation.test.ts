import { encodeFunctionData, formatEther, type Hex, parseAbi } from "viem";
import {
  entryPoint06Address,
  entryPoint07Address,
  entryPoint08Address,
  getUserOperationHash,
  getUserOperationTypedData,
} from "viem/account-abstraction";
import { describe, expect, test } from "vitest";
import { describe as describeSubject } from "../describe/describe.ts";
import {
  friend,
  judge,
  messageOf,
  own,
  permitOf,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  typedDataOf,
  typedSubject,
  usdc,
} from "../samples.ts";
import type { TypedDataSubject } from "../subject.ts";
import { readSubject } from "./readSubject.ts";

const account = parseAbi(["function execute(address dest, uint256 value, bytes func)"]);
const erc20 = parseAbi(["function approve(address spender, uint256 amount)"]);
const approve = encodeFunctionData({
  abi: erc20,
  functionName: "approve",
  args: [stranger, 2n ** 256n - 1n],
});
const callData = encodeFunctionData({ abi: account, functionName: "execute", args: [usdc, 0n, approve] });
const operation = {
  ...{ sender: token, nonce: 7n, callData, signature: "0x" as Hex },
  ...{ callGasLimit: 100_000n, verificationGasLimit: 200_000n, preVerificationGas: 50_000n },
  ...{ maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 1n },
};

/** As the entry point 0.8 has its operations signed, in plain JSON. */
function packed(changes: object = {}) {
  const typed = getUserOperationTypedData({
    chainId: 1,
    entryPointAddress: entryPoint08Address,
    userOperation: { ...operation, ...changes },
  });
  const domain = [
    { name: "name", type: "string" },
    { name: "version", type: "string" },
    { name: "chainId", type: "uint256" },
    { name: "verifyingContract", type: "address" },
  ];
  // The library leaves the field of the signature in the message, which is not a part of what is signed.
  const { signature: _, ...message } = typed.message as { signature?: unknown };
  const whole = { ...typed, message, types: { EIP712Domain: domain, ...typed.types } };
  return JSON.parse(
    JSON.stringify(whole, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
  );
}

const sentencesOf = (changes: object = {}) => {
  const reading = readSubject(typedSubject(packed(changes)));
  return reading.actions.flatMap((action) => (action.kind === "opaque" ? [action.why] : []))[0];
};

describe("a user operation as typed data (entry point 0.8)", () => {
  test("default: what is signed is the operation's own hash [I09] [H19]", () => {
    const subject = typedSubject(packed()) as TypedDataSubject;

    expect(subject.digest).toBe(
      getUserOperationHash({
        chainId: 1,
        entryPointAddress: entryPoint08Address,
        entryPointVersion: "0.8",
        userOperation: operation,
      }),
    );
  });

  test("default: its calls are opened, and it is held [I09]", () => {
    const { inspection, decision } = judge(typedSubject(packed()));

    expect(inspection.reading?.actions).toContainEqual(
      expect.objectContaining({
        kind: "allow",
        token: usdc,
        spender: stranger,
        owner: token,
        form: "signature",
      }),
    );
    expect(decision.outcome).toBe("hold");
  });

  test("behavior: the fee is what the entry point may take at most", () => {
    expect(sentencesOf()).toContain("The account pays up to 0.0007 of the network's coin for it.");
    const high = (1n << 127n) + 5n;
    const gas = { callGasLimit: 0n, verificationGasLimit: 0n, preVerificationGas: 1n };
    const price = `up to ${formatEther(high)} of`;
    expect(sentencesOf({ ...gas, maxFeePerGas: high })).toContain(price);
    const one = { ...gas, preVerificationGas: 0n, maxFeePerGas: 1n };
    expect(sentencesOf({ ...one, callGasLimit: high })).toContain(price);
    expect(sentencesOf({ ...one, verificationGasLimit: high })).toContain(price);
  });

  test("behavior: who pays instead, and whose code comes first, are named [I09]", () => {
    expect(
      sentencesOf({
        paymaster: friend,
        paymasterData: "0x",
        paymasterVerificationGasLimit: 1n,
        paymasterPostOpGasLimit: 1n,
      }),
    ).toContain(`Its fee is paid by ${friend}`);
    expect(sentencesOf({ factory: stranger, factoryData: "0x1234" })).toContain(
      `First it puts code behind the account, by ${stranger}.`,
    );
  });

  test("behavior: an account that acts by another's code (EIP-7702) is said to [I09]", () => {
    const typed = packed();
    typed.message.initCode = stranger;

    expect(describeSubject(typedSubject(typed), sampleContext()).sentence).toContain(
      `First it puts code behind the account, by ${stranger}.`,
    );
  });

  test("behavior: what is not packed is read by its names, and what is missing is said", () => {
    const form = (fields: string[], message: object) =>
      readSubject(typedSubject(typedDataOf("UserOperation", { UserOperation: fields }, message))).actions[0];
    const gas = ["verificationGasLimit", "callGasLimit", "preVerificationGas", "maxFeePerGas"];

    expect(
      form(["address sender", "bytes callData", ...gas.map((name) => `uint256 ${name}`)], {
        sender: token,
        callData: "0x",
        ...Object.fromEntries(gas.map((name) => [name, "1000000000"])),
      }),
    ).toMatchObject({ kind: "opaque", why: expect.stringContaining("up to 3 of the network's coin") });
    expect(
      form(["address sender", "bytes callData", "address paymaster", "address factory"], {
        ...{ sender: token, callData: "0x", paymaster: friend, factory: stranger },
      }),
    ).toMatchObject({
      why: [
        "It is an operation that somebody else sends in the name of your account.",
        `First it puts code behind the account, by ${stranger}.`,
        `Its fee is paid by ${friend}, which may take something of the account for it.`,
      ].join(" "),
    });
    expect(form(["address sender", "bytes callData"], { sender: token, callData: "0x" })).toMatchObject({
      why: expect.stringContaining("How much the account pays for it is not said."),
    });
  });
});

describe("a user operation as the hash of it", () => {
  test.each([
    ["0.6", entryPoint06Address],
    ["0.7", entryPoint07Address],
  ] as const)(
    "default: entry point %s: 32 bytes that nobody can read are held [I09] [H02]",
    (entryPointVersion, entryPointAddress) => {
      const hash = getUserOperationHash({
        chainId: 1,
        entryPointAddress,
        entryPointVersion,
        userOperation: { ...operation, initCode: "0x", paymasterAndData: "0x" },
      });
      const { codes, decision } = judge(messageOf(hash));

      expect([codes["opaque-message"], decision.outcome]).toEqual(["danger", "hold"]);
    },
  );
});

describe("typed data signed for an account with code (ERC-7739)", () => {
  const nested = (chainId: number) => {
    const permit = permitOf() as {
      types: Record<string, readonly { name: string; type: string }[]>;
      message: object;
      domain: object;
    };
    const fields = [
      "string name",
      "string version",
      "uint256 chainId",
      "address verifyingContract",
      "bytes32 salt",
    ];
    return {
      ...permit,
      primaryType: "TypedDataSign",
      types: {
        ...permit.types,
        TypedDataSign: ["Permit contents", ...fields].map((field) => ({
          type: field.split(" ")[0],
          name: field.split(" ")[1],
        })),
      },
      message: {
        ...{ contents: permit.message, name: "Account", version: "1", chainId },
        ...{ verifyingContract: token, salt: `0x${"0".repeat(64)}` },
      },
    };
  };

  test("default: the form inside is what is read and judged [G10]", () => {
    const subject = typedSubject(nested(1));

    expect(readSubject(subject).actions).toMatchObject([
      { kind: "allow", token: usdc, owner: own, spender: stranger, form: "signature" },
    ]);
    expect(judge(subject).decision.outcome).toBe("hold");
  });

  test("behavior: one for an account elsewhere is something nobody can read", () => {
    expect(judge(typedSubject(nested(5))).codes["opaque-message"]).toBe("danger");
  });
});

test("error: a form that only looks like one is what it was before", () => {
  const other = subjectFrom("eth_signTypedData_v4", [
    own,
    typedDataOf("Note", { Note: ["bytes callData"] }, { callData: "0x" }),
  ]);

  expect(readSubject(other).actions).toMatchObject([{ kind: "unknown-signature" }]);
});
