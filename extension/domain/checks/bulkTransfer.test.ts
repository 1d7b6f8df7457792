import { encodeFunctionData, parseAbi } from "viem";
import { describe, expect, test } from "vitest";
import { coreContracts } from "../coreContracts.ts";
import {
  callData,
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  usdc,
} from "../samples.ts";

type Bytes = `0x${string}`;
const other = "0x5555555555555555555555555555555555555555";
const helper = "0x6666666666666666666666666666666666666666";
const abi = parseAbi([
  "function bulkTransfer(((uint8 kind, address token, uint256 id, uint256 amount)[] items, address recipient, bool isChecked)[] items, bytes32 key)",
  "function disperseTokenSimple(address token, address[] to, uint256[] amounts)",
  "function multicall(bytes[] data)",
]);
const zeroKey: Bytes = `0x${"0".repeat(64)}`;

function bulk(to: Bytes, ids: readonly bigint[]): Bytes {
  const items = ids.map((id) => ({ kind: 2, token: token as Bytes, id, amount: 1n }));
  const args = [[{ items, recipient: to, isChecked: false }], zeroKey] as const;
  return encodeFunctionData({ abi, functionName: "bulkTransfer", args });
}

function levelOf(data: string, context = sampleContext(), to: Bytes = helper): string | undefined {
  return judge(transactionTo(to, data), context).codes["bulk-transfer"];
}

function batch(...calls: readonly (readonly [to: string, data: string])[]) {
  const listed = calls.map(([to, data]) => ({ to, data, value: "0x0" }));
  return subjectFrom("wallet_sendCalls", [
    { version: "2.0.0", id: "1", chainId: "0x1", from: own, atomicRequired: false, calls: listed },
  ]);
}

const piece = (to: string, id: bigint) => callData("0x42842e0e", own, to, id);
const pay = (to: string, amount: bigint) => callData("0xa9059cbb", to, amount);

describe("bulkTransfer", () => {
  test("default: many pieces to a stranger in one call are held [H11]", () => {
    const { inspection, decision } = judge(transactionTo(helper, bulk(stranger, [1n, 2n, 3n])));

    expect(decision.outcome).toBe("hold");
    expect(inspection.findings.find(({ code }) => code === "bulk-transfer")).toMatchObject({
      level: "danger",
      text: "Moves 3 different things of yours at once to 0x3333…3333, whom you have not dealt with.",
      remedy:
        "Reject, unless you mean to give all of this away; a wallet of your own belongs in your address book first.",
      about: { address: stranger, call: 0 },
    });
  });

  test.each([
    ["somebody named", friend, {}],
    ["an account of one's own", own, {}],
    ["somebody dealt with before", stranger, { recentRecipients: [stranger] }],
  ] as const)("behavior: to %s it is no finding", (_, to, changes) => {
    expect(levelOf(bulk(to, [1n, 2n]), sampleContext(changes))).toBeUndefined();
  });

  test("behavior: one piece counts where a helper moves it, however deep the call stands", () => {
    const nested = encodeFunctionData({ abi, functionName: "multicall", args: [[bulk(stranger, [1n])]] });

    expect([levelOf(bulk(stranger, [1n])), levelOf(nested)]).toEqual(["danger", "danger"]);
    expect(levelOf(piece(stranger, 1n), sampleContext(), token)).toBeUndefined();
    expect(levelOf(bulk(friend, [1n]))).toBeUndefined();
  });

  test("behavior: pieces count together over the calls of a batch, and over their recipients [I05]", () => {
    const one = judge(batch([token, piece(stranger, 1n)], [token, piece(stranger, 2n)]));
    const two = judge(batch([token, piece(stranger, 1n)], [token, piece(other, 2n)]));
    const count = ({ inspection }: typeof two) =>
      inspection.findings.filter(({ code }) => code === "bulk-transfer").length;

    expect([one.decision.outcome, count(one)]).toEqual(["hold", 1]);
    expect([two.decision.outcome, count(two)]).toEqual(["hold", 2]);
  });

  test("behavior: two tokens to one stranger are held, and one token to each of two is a list of payments", () => {
    const swept = batch([token, pay(stranger, 5n)], [usdc, pay(stranger, 7n)]);
    const paid = batch([token, pay(stranger, 5n)], [usdc, pay(other, 7n)]);
    const args = [usdc, [stranger, other], [5n, 6n]] as const;
    const listed = encodeFunctionData({ abi, functionName: "disperseTokenSimple", args });

    expect(judge(swept).codes["bulk-transfer"]).toBe("danger");
    expect(judge(paid).codes["bulk-transfer"]).toBeUndefined();
    expect(levelOf(listed)).toBeUndefined();
  });

  test("behavior: the same token twice is one payment, unless the token is known as a collection", () => {
    const twice = batch(
      [token, callData("0x23b872dd", own, stranger, 5n)],
      [token, callData("0x23b872dd", own, stranger, 6n)],
    );
    const tokens = { [token]: { symbol: "ART", decimals: 0, isCore: false, standard: "erc721" } } as const;

    expect(judge(twice).codes["bulk-transfer"]).toBeUndefined();
    expect(judge(twice, sampleContext({ tokens })).codes["bulk-transfer"]).toBe("danger");
  });

  test("behavior: what is of somebody else, or nothing, is not counted", () => {
    const others = batch(
      [token, callData("0x23b872dd", other, stranger, 5n)],
      [usdc, callData("0x23b872dd", other, stranger, 5n)],
    );
    const nothing = batch([token, pay(stranger, 0n)], [usdc, pay(stranger, 7n)]);

    expect(judge(others).codes["bulk-transfer"]).toBeUndefined();
    expect(judge(nothing).codes["bulk-transfer"]).toBeUndefined();
  });

  test("behavior: what goes to a contract that everybody uses is no gift", () => {
    const [key = ""] = [...coreContracts.keys()].filter((one) => one.startsWith("1 "));
    const router = key.slice(2);

    expect(judge(batch([token, pay(router, 5n)], [usdc, pay(router, 7n)])).codes["bulk-transfer"]).toBe(
      undefined,
    );
  });

  test("behavior: a contract account that moves a piece of its own calls by itself", () => {
    const execute = parseAbi(["function execute(address to, uint256 value, bytes data)"]);
    const moved = (from: string) => {
      const sent = callData("0x42842e0e", from, stranger, 1n) as Bytes;
      return levelOf(encodeFunctionData({ abi: execute, args: [token as Bytes, 0n, sent] }));
    };

    expect([moved(helper), moved(own)]).toEqual([undefined, "danger"]);
  });
});
