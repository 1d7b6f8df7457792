import { encodeFunctionData, parseEther } from "viem";
import { describe, expect, test } from "vitest";
import { describeProposedCall } from "./describeProposal.ts";
import { deskAbi, reputationAbi, secGovAbi } from "./generated/abi.ts";
import { homeAddressesOf } from "./homeAddresses.ts";
import type { HomeAddresses } from "./homeFacts.ts";

const local = homeAddressesOf(31337);
if (local === null) throw new Error("the local deployment is generated");
const at: HomeAddresses = local;
const someone = "0x00000000000000000000000000000000000000aa";

describe("describeProposedCall", () => {
  test("default: what is voted on is said from its bytes [SW24] [AVS28]", () => {
    const price = encodeFunctionData({ abi: deskAbi, functionName: "setPrice", args: [parseEther("0.001")] });
    const discipline = encodeFunctionData({
      abi: secGovAbi,
      functionName: "discipline",
      args: [someone, parseEther("3")],
    });

    expect(describeProposedCall(at, { target: at.desk, value: 0n, data: price })).toEqual({
      contract: "Desk",
      sentence: "Sets what the desk asks for one SEC to 0.001 ETH, before its tenth.",
      isUnderstood: true,
    });
    expect(describeProposedCall(at, { target: at.secGov, value: 0n, data: discipline }).sentence).toContain(
      "Takes 3 governance tokens from 0x",
    );
  });

  test("behavior: a call without a sentence of its own is named with its values", () => {
    const data = encodeFunctionData({ abi: reputationAbi, functionName: "expel", args: [7] });

    expect(describeProposedCall(at, { target: at.reputation, value: 0n, data }).sentence).toBe(
      "Calls “expel” with ware 7.",
    );
  });

  test("behavior: ETH that goes along is said", () => {
    const data = encodeFunctionData({ abi: reputationAbi, functionName: "expel", args: [7] });
    const call = { target: at.reputation, value: parseEther("2"), data };

    expect(describeProposedCall(at, call).sentence).toContain("Sends 2 ETH along.");
  });

  test("error: bytes that no function has are not understood", () => {
    const words = describeProposedCall(at, { target: at.desk, value: 0n, data: "0x12345678" });

    expect(words).toMatchObject({ contract: "Desk", isUnderstood: false });
  });

  test("error: a contract of nobody's is not understood, whatever its bytes say", () => {
    const data = encodeFunctionData({ abi: deskAbi, functionName: "setPrice", args: [1n] });

    expect(describeProposedCall(at, { target: someone, value: 0n, data })).toMatchObject({
      contract: someone,
      isUnderstood: false,
    });
  });
});
