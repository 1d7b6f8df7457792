import type { RequestView } from "../../extension/messages/views.request.ts";
import {
  alice,
  antiScam,
  bob,
  decision,
  drainer,
  fakeHash,
  finding,
  firstTime,
  gapService,
  listed,
  notAsked,
  service,
  timedOut,
  unlimited,
} from "./fixtures.ts";
import { approveDescription, checkingRequest, request, transferDescription } from "./requestFixtures.ts";
import { simulatedAsSaid, simulatedCreation, simulatedMore } from "./simulationFixtures.ts";

const found = service({
  ware: 1,
  name: "Anti-scam",
  level: "critical",
  text: "Reported 41 times since 2 March.",
});
const clear = service({ ware: 2, name: "ScanCo" });

const danger = request({
  description: approveDescription,
  decision: decision({
    outcome: "hold",
    level: "danger",
    text: "Could move all of your USDC (1,204.50), now and later.",
    findings: [unlimited, firstTime],
  }),
  requirement: { kind: "hold", points: ["finding-0", "finding-1"], armMs: 2000, word: "harbour" },
});

const checked: Readonly<Record<string, RequestView>> = {
  checking: checkingRequest,
  "nothing-found": request(),
  notice: request({
    description: {
      ...transferDescription,
      counterparty: { address: bob, name: null, seen: 0, isContract: null },
    },
    decision: decision({
      outcome: "allow",
      level: "caution",
      text: "First time you deal with this address.",
      findings: [firstTime],
    }),
  }),
  warning: request({
    description: approveDescription,
    decision: decision({
      outcome: "warn",
      level: "caution",
      text: "Allows more USDC than you hold, with no end date.",
      findings: [{ ...unlimited, level: "caution" }, firstTime],
    }),
    requirement: { kind: "open", points: ["finding-0", "finding-1"] },
  }),
  danger,
  blocked: request({
    description: approveDescription,
    services: [found, clear],
    decision: decision({
      outcome: "block",
      level: "critical",
      text: "Blocked by your rule “No unlimited approvals”.",
      findings: [unlimited, listed],
      rule: "No unlimited approvals",
    }),
    requirement: { kind: "blocked" },
  }),
};

const unsure: Readonly<Record<string, RequestView>> = {
  "not-checked": request({
    services: [{ ...gapService, ware: 1, name: "Anti-scam" }, gapService],
    servicesText: "0 of 2 services answered",
    decision: decision({
      outcome: "warn",
      level: "none",
      text: "Nobody checked this: neither of your services answered.",
      gaps: [{ ...timedOut, who: antiScam, text: "Anti-scam could not be reached." }, timedOut],
    }),
    requirement: { kind: "open", points: ["gap-0", "gap-1"] },
  }),
  "device-only": request({
    services: [],
    servicesText: "Checked on this device only",
    decision: decision({ outcome: "allow", level: "none", text: "Nothing was found on this device." }),
  }),
  "partly-checked": request({
    services: [service({ ware: 1, name: "Anti-scam" }), gapService, notAsked],
    servicesText: "1 of 2 services answered; ScanCo timed out",
    decision: decision({ outcome: "warn", level: "none", text: "ScanCo did not answer.", gaps: [timedOut] }),
    requirement: { kind: "open", points: ["gap-0"] },
  }),
  disagreement: {
    ...danger,
    services: [found, clear],
    decision: decision({
      outcome: "hold",
      level: "critical",
      text: "Anti-scam says critical; ScanCo found nothing.",
      findings: [listed, unlimited],
    }),
  },
  stale: request({ state: "checking", servicesText: "The result is 45 s old; checking again" }),
  simulated: request({ simulation: simulatedAsSaid }),
  "simulated-more": {
    ...danger,
    description: { ...transferDescription, sentence: "Call claim() of 0x7099…79C8.", out: [], in: [] },
    simulation: simulatedMore,
  },
  "new-contract": request({
    description: { ...transferDescription, title: "Create", sentence: "Creates a contract with 0.25 ETH." },
    simulation: simulatedCreation,
  }),
  "not-simulated": request({
    simulation: {
      status: "not-simulated",
      text: "Not simulated: this network's node offers no simulation",
    },
  }),
  "will-fail": request({
    simulation: { status: "would-fail", text: "This would fail now: insufficient balance." },
    notices: ["This is not the site of the last request."],
  }),
};

const kinds: Readonly<Record<string, RequestView>> = {
  purchase: request({
    source: { kind: "wallet", action: "Buy a plan of Anti-scam and bind it" },
    chainId: 31337,
    chainName: "SecHub home (local)",
    description: {
      ...transferDescription,
      title: "Purchase",
      sentence: "Buys 1,000 calls of Anti-scam for 2 SEC, valid for 30 days, and binds it to your SecHub.",
      out: [{ amount: "2", symbol: "SEC", token: null, party: null, note: "Held by the Market contract" }],
    },
    services: [notAsked].map((row) => ({
      ...row,
      name: "Anti-scam",
      text: "Not asked about its own purchase.",
    })),
    servicesText: "Checked on this device only",
  }),
  connect: request({
    kind: "connect",
    description: {
      ...transferDescription,
      title: "Connect",
      sentence: "Lets app.harbour.example see the addresses you choose and ask you to sign. It gets no key.",
      out: [],
      counterparty: null,
      rows: [],
      raw: "",
      digests: [],
    },
    fee: null,
    choices: [
      { address: alice, name: "Account 1", isPreselected: true },
      { address: bob, name: "Savings", isPreselected: false },
    ],
  }),
  message: request({
    kind: "message",
    description: {
      ...transferDescription,
      title: "Signature",
      sentence: "Signs a message of 58 characters. It moves nothing by itself.",
      out: [],
      counterparty: null,
      rows: [{ label: "Message", value: "Welcome to Harbour.\n\nSign in with your account. Nonce 8f2c1" }],
    },
    fee: null,
  }),
  "typed-data": request({
    kind: "typedData",
    description: {
      ...approveDescription,
      title: "Signature",
      sentence: "Lets 0x9b1F…3B4c take 500 of your USDC until 4 March 2027, by signature alone.",
      allowed: [{ amount: "500", symbol: "USDC", token: null, party: drainer, note: "Until 4 March 2027" }],
      digests: [
        { label: "Domain", value: fakeHash("a") },
        { label: "Message", value: fakeHash("b") },
      ],
    },
    fee: null,
    decision: danger.decision,
    requirement: danger.requirement,
  }),
  batch: request({
    kind: "calls",
    description: {
      ...approveDescription,
      title: "Batch",
      sentence: "Approves 500 USDC, then swaps it for at least 0.18 ETH.",
      out: [{ amount: "500", symbol: "USDC", token: null, party: null, note: null }],
      in: [{ amount: "0.18", symbol: "ETH", token: null, party: null, note: "at least" }],
      calls: [
        { title: "1. Approve", sentence: "Lets 0x9b1F…3B4c take 500 of your USDC.", to: drainer },
        { title: "2. Swap", sentence: "Swaps 500 USDC for at least 0.18 ETH.", to: bob },
      ],
    },
    decision: decision({
      outcome: "warn",
      level: "caution",
      text: "Call 1 lets a new address take your USDC.",
      findings: [
        finding("caution", "new-spender", "You have not approved this address before.", {
          about: { call: 0 },
        }),
      ],
    }),
    requirement: { kind: "open", points: ["finding-0"] },
  }),
};

/** One request per state and kind of the approval window. */
export const approvalStories: Readonly<Record<string, RequestView>> = { ...checked, ...unsure, ...kinds };
