import type { Description, RequestView } from "../../extension/messages/views.request.ts";
import { alice, asking, bob, decision, drainer, fakeHash, notAsked, service, usdc } from "./fixtures.ts";

const site: RequestView["source"] = {
  kind: "site",
  origin: "https://app.harbour.example",
  host: "app.harbour.example",
  registrableDomain: "harbour.example",
  topOrigin: "https://app.harbour.example",
  isSecure: true,
};

export const transferDescription: Description = {
  title: "Send",
  sentence: "Sends 0.25 ETH to 0x7099…79C8.",
  isUnderstood: true,
  out: [{ amount: "0.25", symbol: "ETH", token: null, party: bob, note: null }],
  in: [],
  allowed: [],
  counterparty: { address: bob, name: null, seen: 3, isContract: false },
  rows: [
    { label: "To", value: bob, isAddress: true },
    { label: "Value", value: "250000000000000000 wei" },
  ],
  calls: [],
  raw: "0x",
  digests: [{ label: "Calldata", value: fakeHash("c") }],
};

export const approveDescription: Description = {
  ...transferDescription,
  title: "Approve",
  sentence: "Lets 0x9b1F…3B4c take any amount of your USDC, with no end date.",
  out: [],
  allowed: [{ amount: "any amount of", symbol: "USDC", token: usdc, party: drainer, note: "No end date" }],
  counterparty: { address: drainer, name: null, seen: 0, isContract: true },
  rows: [
    { label: "Method", value: "approve(address,uint256)" },
    { label: "spender", value: drainer, isAddress: true },
    { label: "amount", value: (2n ** 256n - 1n).toString() },
  ],
  raw: `0x095ea7b3${"0".repeat(24)}${drainer.slice(2)}${"f".repeat(64)}`,
};

/** A request with nothing found; stories change what they are about. */
export function request(part: Partial<RequestView> = {}): RequestView {
  return {
    id: "request-1",
    at: Date.UTC(2026, 2, 4, 10, 29, 50),
    kind: "transaction",
    source: site,
    account: alice,
    accountName: "Account 1",
    chainId: 1,
    chainName: "Demo chain 1",
    state: "ready",
    digest: fakeHash("d"),
    subjectHash: fakeHash("5"),
    description: transferDescription,
    decision: decision({ outcome: "allow", level: "none", text: "Nothing was found by 3 of 3 checks." }),
    requirement: { kind: "none" },
    services: [service({ ware: 1, name: "Anti-scam" }), service({ ware: 2, name: "ScanCo" }), notAsked],
    servicesText: "2 of 2 services answered · block 21,034,112 · 6 s ago",
    simulation: { status: "not-simulated", text: "Not simulated" },
    lists: { status: "none-loaded", text: "No list loaded" },
    fee: {
      gas: "46000",
      maxFeePerGas: "2100000000",
      maxTotal: "96600000000000",
      text: "At most 0.0000966 ETH",
    },
    notices: [],
    choices: [],
    exception: null,
    ...part,
  };
}

export const checkingRequest = request({
  state: "checking",
  description: approveDescription,
  decision: null,
  services: [service({ ware: 1, name: "Anti-scam" }), asking, notAsked],
  servicesText: "Checking: 1 of 2 services answered",
});
