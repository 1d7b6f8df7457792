import { bytesToHex, hexToBytes, keccak256 } from "viem/utils";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { PolicyView } from "../../../extension/messages/views.ts";
import type { PolicyRepository } from "../../../extension/storage/policies.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { AskedOutcome } from "../hub/hub.ts";
import type { Vault } from "../vault/vault.ts";
import { decodeDocument, encodeDocument, type HubDocument } from "./documentText.ts";
import type { ChainDocument, PolicyService, StagedDocument } from "./policy.ts";
import {
  adoptDocument,
  type ChainReading,
  freshPolicyState,
  isNews,
  nextDocumentOf,
  type PolicyState,
  saveDocument,
  settlePolicy,
} from "./policyState.ts";
import { openDocument, sealDocument } from "./sealDocument.ts";
import { decodePolicyState } from "./storedState.ts";

export interface PolicyDeps {
  repository: PolicyRepository;
  accounts: Pick<Accounts, "selected">;
  vault: Pick<Vault, "accountRoot">;
  /** Whether an account is known to have a SecHub. */
  hasHub: (account: Address) => boolean;
  /** Reads the chain's document now. */
  readDocument: (account: Address) => Promise<ChainDocument | { status: "unavailable"; reason: string }>;
  askWrite: (account: Address, base: ChainDocument, staged: StagedDocument) => Promise<AskedOutcome>;
  now: () => number;
  waitMs: number;
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

/** The policies of this profile, read from disk before anything is decided. Effects: storage. */
export async function createPolicy(deps: PolicyDeps): Promise<PolicyService> {
  const { repository, accounts, now } = deps;
  const rows = await repository.loadAll();
  const states = new Map(rows.map(({ id, state }) => [id, decodePolicyState(state)]));
  const listeners = new Set<() => void>();
  const stateOf = (account: Address | null) =>
    settlePolicy((account === null ? undefined : states.get(account)) ?? freshPolicyState, now());
  const keep = async (account: Address, state: PolicyState) => {
    await repository.save({ id: account, state });
    states.set(account, state);
    for (const listener of listeners) listener();
  };
  return {
    current(account = accounts.selected()) {
      const { acting, problem } = stateOf(account);
      return problem === null ? { status: "decoded", document: acting } : { status: "unreadable", problem };
    },
    view: () => viewOf(stateOf(accounts.selected())),
    async save(document) {
      const account = accounts.selected();
      if (account === null)
        return { status: "refused", reason: "Unlock first: the policy is the account's." };
      const reading = decodePolicyDocument(document);
      if (reading.status === "unreadable") return { status: "refused", reason: reading.problem };
      const moment = { now: now(), waitMs: deps.waitMs, hasHub: deps.hasHub(account) };
      const { state, effect } = saveDocument(stateOf(account), reading.document, moment);
      await keep(account, state);
      return { status: "saved", effect };
    },
    async writeDocument() {
      const account = accounts.selected();
      if (account === null) return { status: "unavailable", reason: "Unlock first." };
      const base = await deps.readDocument(account);
      if ("status" in base) return base;
      const problem = stateOf(account).problem;
      if (problem !== null) return { status: "unavailable", reason: problem };
      const staged = await seal(deps, account, base, nextDocumentOf(stateOf(account)));
      return deps.askWrite(account, base, staged);
    },
    privatePartsOf: (account, ware) =>
      stateOf(account).parts[String(ware)] ?? { parameters: {}, conditionAmounts: [] },
    async stage(account, base, ware, parts) {
      const next = nextDocumentOf(stateOf(account));
      return seal(deps, account, base, { ...next, parts: { ...next.parts, [String(ware)]: parts } });
    },
    async adopt(account, read) {
      const before = stateOf(account);
      const hash = keccak256(read.bytes);
      if (read.version === 0 || !isNews(before, { version: read.version, hash })) return;
      const reading = await openReading(deps, account, read, hash);
      // The account may have saved something while its document was being opened.
      await keep(account, adoptDocument(stateOf(account), reading, { now: now(), waitMs: deps.waitMs }));
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function seal(
  { vault, randomBytes }: PolicyDeps,
  account: Address,
  { chainId, hub, version }: ChainDocument,
  document: HubDocument,
): Promise<StagedDocument> {
  const place = { accountRoot: await vault.accountRoot(account), chainId, hub, version: version + 1 };
  const bytes = await sealDocument(encodeDocument(document), place, randomBytes);
  return { version: version + 1, bytes: bytesToHex(bytes) };
}

async function openReading(
  { vault }: PolicyDeps,
  account: Address,
  { chainId, hub, version, bytes }: ChainDocument,
  hash: Hex,
): Promise<ChainReading> {
  const place = { accountRoot: await vault.accountRoot(account), chainId, hub, version };
  const opened = await openDocument(hexToBytes(bytes).slice(), place);
  return { version, hash, reading: opened.status === "opened" ? decodeDocument(opened.text) : opened };
}

function viewOf({ acting, queued, problem, chainVersion, difference }: PolicyState): PolicyView {
  return {
    document: acting,
    version: policyVersionOf(acting),
    problem,
    chainVersion,
    pending: queued === null ? null : { kind: queued.kind, actsAt: queued.actsAt },
    difference,
  };
}
