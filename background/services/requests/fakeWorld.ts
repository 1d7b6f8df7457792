import { keccak256, serializeSignature } from "viem";
import { privateKeyToAddress, sign } from "viem/accounts";

import { type ChainClients, createChainClients } from "../../../extension/chain/chainClients.ts";
import { NodeRefusedError, NodeSilentError } from "../../../extension/chain/chainErrors.ts";
import type { Receipt, Transactions } from "../../../extension/chain/transaction.ts";
import type { ListView } from "../../../extension/domain/lists/listView.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { canonicalise } from "../../../extension/domain/subject/canonicalise.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { RequestView } from "../../../extension/messages/views.request.ts";
import { createFakePlatform, type FakePlatform } from "../../../extension/platform/fakePlatform.ts";
import type { ActivityRow } from "../../../extension/storage/activity.ts";
import { type Database, openStore } from "../../../extension/storage/openStore.ts";
import type { BoundService, ServiceAnswer } from "../inspection/services.ts";
import type { OverrideEvent } from "../overrides/overrides.ts";
import { VaultLockedError } from "../vault/vaultErrors.ts";
import { type ComposeRequestsDeps, composeRequests, type RequestServices } from "./composeRequests.ts";
import { createMortality, type Mortality } from "./fakeMortality.ts";
import type { RequestTrace } from "./trace.ts";
import type { Ask, AskSubject } from "./types.ts";

const keys: readonly Hex[] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
export const fakeAccounts = keys.map((key) => privateKeyToAddress(key).toLowerCase() as Address);
export const site = "https://app.example";
export const stranger: Address = `0x${"ab".repeat(20)}`;

/** A fake SecWare's behaviour: answers when told to. */
export interface FakeService extends BoundService {
  answer: (subject: Subject) => Promise<Partial<ServiceAnswer>>;
}

/** What of a fake world outlives its workers: disk, chain, and the user's other decisions. For tests only. */
export interface FakeGround {
  name: string;
  platform: FakePlatform;
  /** Every signature that the fake vault made. */
  signed: Hex[];
  /** Approved requests as what is checked again later was told of them. */
  approvedRows: string[];
  /** What the audit log would hear of exceptions. */
  overrideEvents: OverrideEvent[];
  /** Hears nothing unless a test puts its own here. */
  trace: RequestTrace;
  /** Every raw transaction that reached the fake node, in order, repetitions included. */
  sent: Hex[];
  /** What a fake node says. */
  node: {
    nonce: number;
    baseFee: bigint;
    gas: bigint;
    sendFails: "never" | "silent" | "refused";
    mines: boolean;
    reverts: boolean;
  };
  policy: { document: PolicyDocument };
  services: FakeService[];
  /** Which SecWares are bound cannot be read. */
  isHubUnreadable: boolean;
  /** Other nodes than the fake ones, which say nothing. */
  clients: ChainClients | null;
  lists: ListView | null;
  isLocked: boolean;
  /** Runs in the middle of a signature. */
  onSign: () => void;
  sites: Map<
    string,
    { accounts: Address[]; chainId: number; budget: { perHour: number; beforeFirstAct: number } }
  >;
}

let worlds = 0;
const noTrace = () => undefined;

/** A fresh fake profile whose site is connected to the first account on chain 1. */
export function createFakeGround(): FakeGround {
  worlds += 1;
  const budget = { perHour: 20, beforeFirstAct: 3 };
  return {
    name: `fake-${worlds}`,
    platform: createFakePlatform(),
    signed: [],
    approvedRows: [],
    overrideEvents: [],
    trace: { asked: noTrace, answered: noTrace, approved: noTrace, ended: noTrace },
    sent: [],
    node: { nonce: 7, baseFee: 10n, gas: 21_000n, sendFails: "never", mines: true, reverts: false },
    policy: { document: defaultPolicy },
    services: [],
    isHubUnreadable: false,
    clients: null,
    lists: null,
    isLocked: false,
    onSign: () => undefined,
    sites: new Map([[site, { accounts: fakeAccounts.slice(0, 1), chainId: 1, budget }]]),
  };
}

/** One worker over a ground. */
export interface FakeWorker extends RequestServices {
  mortality: Mortality;
  core: ComposeRequestsDeps["core"];
  /** Resolves when the activity's line of a request is in a state. */
  activityOf(id: string, state: ActivityRow["state"]): Promise<void>;
  /** Resolves when the open request is on the screen in a state that `is` accepts; rejects with the worker's death. */
  shown(id: string, is?: (view: RequestView) => boolean): Promise<RequestView>;
}

/** Starts a fake worker, which dies when its mortality says so, never to answer again. */
export async function startFakeWorker(
  ground: FakeGround,
  mortality = createMortality(Number.POSITIVE_INFINITY),
): Promise<FakeWorker> {
  const database = mortality.database(await openStore(ground.name));
  const listeners = new Set<() => void>();
  const publish = () => {
    for (const listener of listeners) listener();
  };
  const deps = fakeDeps(ground, { mortality, database, publish });
  const services = await composeRequests(deps);
  const activityOf = (id: string, state: ActivityRow["state"]) => waitActivity(services, id, state);
  return {
    ...services,
    core: deps.core,
    mortality,
    activityOf,
    shown: (id, is) => waitShown(services, listeners, { id, is }),
  };
}

function waitActivity({ activity }: RequestServices, id: string, state: ActivityRow["state"]): Promise<void> {
  return new Promise((resolve) => {
    const stop = activity.watch(look);
    function look() {
      if (activity.find(id)?.state !== state) return;
      stop();
      resolve();
    }
    look();
  });
}

interface ShownOptions {
  id: string;
  is: ((view: RequestView) => boolean) | undefined;
}

function waitShown(
  { requests }: RequestServices,
  listeners: Set<() => void>,
  { id, is = (view) => view.state === "ready" }: ShownOptions,
): Promise<RequestView> {
  return new Promise((resolve) => {
    const look = async () => {
      const { list } = await requests.view();
      const view = list.find((one) => one.id === id);
      if (view === undefined || !is(view)) return;
      listeners.delete(look);
      resolve(view);
    };
    listeners.add(look);
    void look();
  });
}

interface FakeDeps {
  mortality: Mortality;
  database: Database;
  publish: () => void;
}

function fakeDeps(ground: FakeGround, { mortality, database, publish }: FakeDeps): ComposeRequestsDeps {
  const { platform, lists } = ground;
  return {
    platform,
    database,
    ...(lists === null ? {} : { lists: () => lists }),
    core: fakeCore(ground, mortality, publish),
    clients: ground.clients ?? nodesWithoutMethods(),
    clock: {
      now: platform.now,
      isTrusted: () => true,
      observe: () => undefined,
      watch: () => () => undefined,
    },
    transactions: fakeTransactions(ground, mortality),
    readPolicy: () => ({ status: "decoded", document: ground.policy.document }),
    boundServices: async () => {
      if (ground.isHubUnreadable) throw new NodeSilentError({});
      return ground.services.map(({ ware, name, price }) => ({ ware, name, price }));
    },
    askServices: (subject, { wares, onAnswer }) => askFake(ground, subject, { wares, onAnswer }),
    noteOverride: (event) => void ground.overrideEvents.push(event),
    countPast: async () => 0,
    seal: { mac: async () => "fake", isIntact: async (_account, _label, _value, mac) => mac === "fake" },
    trace: ground.trace,
    noteApproved: async (row) => void ground.approvedRows.push(row.id),
    // Deadlines never fire by themselves here: what hangs in a test is meant to hang.
    after: () => new Promise(() => undefined),
  };
}

/** Fake nodes that know no method but their chain's number: nothing can be read, and there is no simulation. */
function nodesWithoutMethods(): ChainClients {
  const fetchFrom: typeof fetch = async (input, init) => {
    const { id, method }: { id: number; method: string } = JSON.parse(String(init?.body));
    const chainId = `0x${Number(String(input).split("/").at(-1)).toString(16)}`;
    const said =
      method === "eth_chainId" ? { result: chainId } : { error: { code: -32601, message: "fake" } };
    return new Response(JSON.stringify({ jsonrpc: "2.0", id, ...said }));
  };
  return createChainClients({ rpcUrlOf: (chainId) => `http://fake/${chainId}`, fetchFrom, now: () => 0 });
}

function fakeCore(
  ground: FakeGround,
  mortality: Mortality,
  publish: () => void,
): ComposeRequestsDeps["core"] {
  const held = () => (ground.isLocked ? [] : fakeAccounts);
  const unused = () => invariant(false, "a test does not use this part of the fake world");
  const parts = {
    vault: {
      status: () => (ground.isLocked ? "locked" : "unlocked"),
      watch: () => () => undefined,
      sign: (account: Address, digest: Hex) =>
        mortality.step(async () => {
          const key = keys[fakeAccounts.indexOf(account)];
          if (ground.isLocked || key === undefined) throw new VaultLockedError();
          const signature = serializeSignature(await sign({ hash: digest, privateKey: key }));
          ground.signed.push(signature);
          ground.onSign();
          return signature;
        }),
    },
    accounts: {
      has: (account: Address) => held().includes(account),
      nameOf: (account: Address) => `fake ${account.slice(0, 6)}`,
      selected: () => held()[0] ?? null,
      view: () => ({
        selected: held()[0] ?? null,
        list: held().map((address) => ({ address, name: "fake", kind: "derived" })),
      }),
    },
    networks: {
      find: (chainId: number) => ({
        chainId,
        name: "Fake chain",
        rpcUrl: "http://127.0.0.1:1",
        symbol: "ETH",
      }),
    },
    sites: {
      find: (origin: string) => ground.sites.get(origin) ?? null,
      isAllowed: (origin: string, account: Address) =>
        ground.sites.get(origin)?.accounts.includes(account) ?? false,
      callBudgetOf: (origin: string) =>
        ground.sites.get(origin)?.budget ?? { perHour: 20, beforeFirstAct: 3 },
      chainIdOf: (origin: string) => ground.sites.get(origin)?.chainId ?? 1,
    },
    snapshots: { publish, register: unused, connect: unused },
  };
  return parts as unknown as ComposeRequestsDeps["core"];
}

function fakeTransactions(ground: FakeGround, mortality: Mortality): Transactions {
  const { node, platform } = ground;
  return {
    prepare: (chainId, { value }, { leastNonce = 0 } = {}) =>
      mortality.step(async () => {
        const fees = {
          kind: "eip1559",
          maxFeePerGas: node.baseFee * 2n + 1n,
          maxPriorityFeePerGas: 1n,
        } as const;
        const nonce = Math.max(node.nonce, leastNonce);
        return { chainId, nonce, gas: node.gas, fees, mostWei: value, balanceWei: 10n ** 18n };
      }),
    sendRaw: (_chainId, raw) =>
      mortality.step(async () => {
        if (node.sendFails === "refused") throw new NodeRefusedError("The fake node refuses.", {});
        ground.sent.push(raw);
        if (node.sendFails === "silent") throw new NodeSilentError({});
        return keccak256(raw);
      }),
    waitReceipt: (_chainId, hash, { deadlineMs }) =>
      mortality.step(async () => {
        const isThere = node.mines && ground.sent.some((raw) => keccak256(raw) === hash);
        if (isThere) return { status: "mined", receipt: fakeReceipt(hash, !node.reverts) };
        // Waiting takes its time here too, or a caller with a deadline of its own would wait for ever.
        platform.advance(deadlineMs);
        return { status: "pending" };
      }),
    probe: async () => ({ status: "unknown", code: "fake" }),
  };
}

function fakeReceipt(hash: Hex, success: boolean): Receipt {
  return {
    ...{ hash, success, blockNumber: 1n, blockHash: `0x${"01".repeat(32)}`, gasUsed: 21_000n },
    contractAddress: null,
    logs: [],
  };
}

async function askFake(
  ground: FakeGround,
  subject: Subject,
  { wares, onAnswer }: { wares: readonly number[]; onAnswer: (answer: ServiceAnswer) => void },
): Promise<readonly ServiceAnswer[]> {
  const asked = ground.services.filter(({ ware }) => wares.includes(ware));
  return Promise.all(
    asked.map(async ({ ware, name, price, answer }) => {
      const said = { ...fakeAnswer(ware, name, price, ground.platform.now()), ...(await answer(subject)) };
      onAnswer(said);
      return said;
    }),
  );
}

function fakeAnswer(ware: number, name: string, price: string, now: number): ServiceAnswer {
  return {
    ...{ ware, name, price, status: "answered", level: "none", findings: [], gap: null },
    ...{ envelope: { fake: true }, signer: stranger, signature: `0x${"03".repeat(65)}` },
    ...{ latencyMs: 5, issuedAt: now, validUntil: now + 30_000, text: "Nothing found" },
  };
}

/** An ask of the connected site, as a method would make it. */
export function fakeAsk(id: string, subject: AskSubject, documentId = "document-1"): Ask {
  return {
    key: `${documentId}:${id}`,
    source: { kind: "site", origin: site, documentId, tabId: 1, frameId: 0, topOrigin: site },
    subject,
    account: fakeAccounts[0] ?? null,
    chainId: 1,
    ...(subject.kind === "calls" ? { callsId: `calls-${id}` } : {}),
  };
}

/** The subject that the real canonicaliser makes of a request. */
export function fakeSubject(method: string, params: unknown): Subject {
  const [account = null] = fakeAccounts;
  const read = canonicalise({ method, params, chainId: 1, account, ownAccounts: fakeAccounts });
  invariant(read.status === "canonical", "a test's request has a canonical form");
  return read.subject;
}

export const hello = () => fakeSubject("personal_sign", ["0x68656c6c6f", fakeAccounts[0]]);
export const transfer = (value = "0x1") =>
  fakeSubject("eth_sendTransaction", [{ from: fakeAccounts[0], to: stranger, value }]);

/** What a user does who opens everything, types what is shown, waits long enough, and says yes. */
export async function sayYes(worker: FakeWorker, ground: FakeGround, id: string) {
  const { digest, requirement } = await worker.shown(id);
  ground.platform.advance(2500);
  const opened = "points" in requirement ? requirement.points : [];
  const word = "word" in requirement ? { word: requirement.word } : {};
  return worker.requests.approve({ id, digest, opened, ...word });
}

/** The end of a promise that may belong to a dead worker. */
export async function orDead<T>({ died }: Mortality, work: Promise<T>): Promise<T | "dead"> {
  return Promise.race([work, died.then(() => "dead" as const)]);
}
