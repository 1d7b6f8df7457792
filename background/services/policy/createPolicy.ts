import { bytesToHex, hexToBytes, keccak256 } from "viem/utils";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import { weakenedGuards } from "../../../extension/domain/policy/weakenedGuards.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { PolicyView } from "../../../extension/messages/views.ts";
import type { PolicyRepository } from "../../../extension/storage/policies.ts";
import type { PolicyVersionRepository } from "../../../extension/storage/policyVersions.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Clock } from "../clock/clock.ts";
import type { AskedOutcome } from "../hub/hub.ts";
import type { LocalSeal } from "../vault/localSeal.ts";
import type { Vault } from "../vault/vault.ts";
import { decodeDocument, encodeDocument, type HubDocument } from "./documentText.ts";
import type { ChainDocument, PolicyEvent, PolicyService, StagedDocument } from "./policy.ts";
import {
  adoptDocument,
  type ChainReading,
  isNews,
  isOlder,
  nextDocumentOf,
  type PolicyState,
  saveDocument,
  settlePolicy,
} from "./policyState.ts";
import { createPolicyStates } from "./policyStates.ts";
import { openDocument, sealDocument } from "./sealDocument.ts";

export interface PolicyDeps {
  repository: PolicyRepository;
  versions: PolicyVersionRepository;
  accounts: Pick<Accounts, "selected">;
  vault: Pick<Vault, "accountRoot" | "status" | "accounts" | "watch">;
  seal: Pick<LocalSeal, "mac" | "isIntact">;
  clock: Clock;
  /** Whether an account is known to have a SecHub. */
  hasHub: (account: Address) => boolean;
  /** Reads the chain's document now. */
  readDocument: (account: Address) => Promise<ChainDocument | { status: "unavailable"; reason: string }>;
  askWrite: (account: Address, base: ChainDocument, staged: StagedDocument) => Promise<AskedOutcome>;
  /** Told of what was saved and adopted. */
  note: (event: PolicyEvent) => void;
  waitMs: number;
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

const mostVersions = 50;

/** The policies of this profile, read from disk before anything is decided. Effects: storage. */
export async function createPolicy(deps: PolicyDeps): Promise<PolicyService> {
  const { accounts, clock, note, versions } = deps;
  const listeners = new Set<() => void>();
  const onChange = () => {
    for (const listener of listeners) listener();
  };
  const states = await createPolicyStates({ ...deps, onChange });
  clock.watch(onChange);
  const stateOf = (account: Address | null) => {
    const state = account === null ? states.get(nobody) : states.get(account);
    // A wait is over when a clock says so that can be believed.
    return clock.isTrusted() ? settlePolicy(state, clock.now()) : state;
  };
  const moment = () => ({ now: clock.now(), waitMs: deps.waitMs });
  const remember = async (account: Address, by: "you" | "chain", document: PolicyState["acting"]) => {
    const [at, version] = [clock.now(), policyVersionOf(document)];
    const [latest] = await versions.loadOf(account);
    if (latest?.version === version) return;
    await versions.add(
      { id: `${account} ${at} ${version}`, account, version, at, by, document },
      mostVersions,
    );
  };
  return {
    current(account = accounts.selected()) {
      const { acting, problem } = stateOf(account);
      return problem === null ? { status: "decoded", document: acting } : { status: "unreadable", problem };
    },
    view: () => viewOf(stateOf(accounts.selected())),
    guardsOf(document) {
      const reading = decodePolicyDocument(document);
      const { acting } = stateOf(accounts.selected());
      return reading.status === "decoded" ? weakenedGuards(acting, reading.document).factors : [];
    },
    async versions() {
      const account = accounts.selected();
      if (account === null) return [];
      const acting = policyVersionOf(stateOf(account).acting);
      const rows = await versions.loadOf(account);
      return rows.map((row) => ({ ...row, isActing: row.version === acting }));
    },
    async save(document) {
      const account = accounts.selected();
      if (account === null)
        return { status: "refused", reason: "Unlock first: the policy is the account's." };
      const reading = decodePolicyDocument(document);
      if (reading.status === "unreadable") return { status: "refused", reason: reading.problem };
      await states.checked();
      const before = stateOf(account);
      const hasHub = deps.hasHub(account);
      const { state, effect } = saveDocument(before, reading.document, { ...moment(), hasHub });
      await remember(account, "you", before.acting);
      await states.keep(account, state);
      await remember(account, "you", reading.document);
      note({ kind: "saved", account, effect, version: policyVersionOf(reading.document) });
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
      await states.checked();
      const before = stateOf(account);
      if (isOlder(before, read)) {
        const old: ChainReading = { ...read, hash: keccak256(read.bytes), reading: { status: "unreadable" } };
        await states.keep(account, adoptDocument(before, old, moment()));
        note({ kind: "went-back", account });
        return;
      }
      const hash = keccak256(read.bytes);
      if (read.version === 0 || !isNews(before, { version: read.version, hash })) return;
      const reading = await openReading(deps, account, read, hash);
      // The account may have saved something while its document was being opened.
      const adopted = adoptDocument(stateOf(account), reading, moment());
      await states.keep(account, adopted);
      if (reading.reading.status === "read")
        await remember(account, "chain", reading.reading.document.policy);
      note({ kind: "adopted", account, chainVersion: read.version, problem: adopted.problem });
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Stands for the account of a wallet that shows none. */
const nobody: Address = "0x";

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
