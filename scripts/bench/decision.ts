import { inspectLocally } from "../../extension/domain/checks/inspectLocally.ts";
import type { InspectionContext } from "../../extension/domain/context.ts";
import { describe as describeSubject } from "../../extension/domain/describe/describe.ts";
import { decide } from "../../extension/domain/policy/decide.ts";
import { defaultPolicy } from "../../extension/domain/policy/presets.ts";
import { canonicalise, type SubjectMethod } from "../../extension/domain/subject/canonicalise.ts";
import { ScriptError } from "../scriptError.ts";
import { fromReadings, type Measure, time } from "./figure.ts";
import { measureRealRequests } from "./realRequests.ts";

const ROUNDS = 500;
const account = "0x2b5ad5c4795c026514f8317c7a215e218dccd6cf";
const spender = `${"0".repeat(24)}${"22".repeat(20)}`;
const token = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";

/** One request of each kind that a page sends most. */
const requests: readonly { method: SubjectMethod; params: unknown }[] = [
  { method: "personal_sign", params: ["0x68656c6c6f", account] },
  {
    method: "eth_sendTransaction",
    params: [{ from: account, to: `0x${"11".repeat(20)}`, value: "0xde0b6b3a7640000" }],
  },
  {
    method: "eth_sendTransaction",
    params: [{ from: account, to: token, data: `0x095ea7b3${spender}${"f".repeat(64)}` }],
  },
  { method: "eth_signTypedData_v4", params: [account, permit()] },
];

const context: InspectionContext = {
  now: 1_800_000_000_000,
  ownAccounts: [account],
  addressBook: [],
  recentRecipients: [],
  codeAt: {},
  tokens: {},
  site: { origin: "https://app.example", isSecure: true },
};

/** The local half of a decision: canonicalise, inspect, describe, decide; the code that the worker runs, without its messages. */
export const measureDecision: Measure = async (tell) => {
  tell(`${ROUNDS} decisions of ${requests.length} kinds`);
  const readings = await time(ROUNDS, (index) => decideOnce(index));
  const known = fromReadings("local decision", "ms", readings, "p95 < 10 ms");
  return [known, ...(await measureRealRequests(tell))];
};

function decideOnce(index: number): void {
  const request = requests[index % requests.length];
  if (request === undefined) return;
  const outcome = canonicalise({ ...request, chainId: 1, account, ownAccounts: [account] });
  if (outcome.status === "refused")
    throw new ScriptError(`A measured request was refused: ${outcome.reason.code}`);
  const { subject } = outcome;
  const local = inspectLocally(subject, context);
  describeSubject(subject, context, local.reading);
  decide({ policy: { status: "decoded", document: defaultPolicy }, subject, context, ...local, answers: [] });
}

function permit(): string {
  const field = (name: string, type: string) => ({ name, type });
  return JSON.stringify({
    types: {
      EIP712Domain: [
        field("name", "string"),
        field("chainId", "uint256"),
        field("verifyingContract", "address"),
      ],
      Permit: [
        field("owner", "address"),
        field("spender", "address"),
        field("value", "uint256"),
        field("deadline", "uint256"),
      ],
    },
    primaryType: "Permit",
    domain: { name: "USD Coin", chainId: 1, verifyingContract: token },
    message: { owner: account, spender: `0x${"22".repeat(20)}`, value: "1000000", deadline: "1900000000" },
  });
}
