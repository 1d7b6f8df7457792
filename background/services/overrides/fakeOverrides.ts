import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { OverrideDraft } from "../../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../../extension/messages/views.policy.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import { createOverrideRepository } from "../../../extension/storage/overrides.ts";
import { createOverrides, type OverrideDeps } from "./createOverrides.ts";
import type { BlockedRequest, OverrideEvent } from "./overrides.ts";

export const account: Address = `0x${"11".repeat(20)}`;
export const otherAccount: Address = `0x${"22".repeat(20)}`;
export const token: Address = `0x${"33".repeat(20)}`;
export const contract: Address = `0x${"44".repeat(20)}`;
export const subjectHash: Hex = `0x${"aa".repeat(32)}`;
export const origin = "https://app.example";
export const start = 1_800_000_000_000;
export const dayMs = 86_400_000;

export const rule: Rule = {
  id: "No approvals",
  when: [{ fact: "action", op: "eq", value: "allow" }],
  then: "block",
};
export const guarded: Rule = {
  id: "Guarded",
  when: [{ fact: "kind", op: "eq", value: "transaction" }],
  then: "block",
  guard: { delaySeconds: 3600, factor: "second-device" },
};

const facts: PolicyFacts = {
  ...{ kind: "transaction", account, chain: 1, site: origin, subjectHash, verifyingContract: null },
  ...{ calls: [{ to: contract, selector: "0x095ea7b3" }], actions: ["allow"], targets: [contract] },
  ...{ gainers: [contract], spenders: [contract], isUnderstood: true, now: start, isClockTrusted: true },
  movements: [{ token, amount: 5n, isSum: true }],
};

const offer: ExceptionOffer = {
  scopes: [
    { what: { kind: "request", subjectHash }, text: "This request" },
    { what: { kind: "site", origin }, text: "The site" },
  ],
  targets: [
    { which: { kind: "rule", rule: rule.id }, text: "The rule", delaySeconds: 0, factor: null },
    {
      which: { kind: "rule", rule: guarded.id },
      text: "The guarded rule",
      delaySeconds: 3600,
      factor: "second-device",
    },
    { which: { kind: "secware", ware: 7 }, text: "The SecWare", delaySeconds: 0, factor: null },
    { which: { kind: "all" }, text: "All", delaySeconds: 86_400, factor: "second-device" },
  ],
  moved: [{ token, symbol: "TKN", decimals: 2, amount: "5" }],
};

export const draft: OverrideDraft = {
  request: "request-1",
  what: { kind: "site", origin },
  forAllAccounts: false,
  which: { kind: "rule", rule: rule.id },
  how: "day",
  limit: null,
  reason: "My own test",
};

let worlds = 0;

/** A fake profile with one blocked request and a clock that the test moves. For tests only. */
export async function fakeOverrides(changes: Partial<OverrideDeps> = {}) {
  worlds += 1;
  const repository = createOverrideRepository(await openStore(`overrides-${worlds}`));
  const world = {
    now: start,
    isClockTrusted: true,
    document: { ...defaultPolicy, rules: [rule, guarded] } as PolicyDocument,
    blocked: { account, facts, offer, wareNames: new Map([[7, "Careful"]]) } as BlockedRequest | null,
    events: [] as OverrideEvent[],
    wakes: [] as number[],
    ids: 0,
  };
  const open = (session = "session-1") =>
    createOverrides({
      repository,
      session,
      readPolicy: () => ({ status: "decoded", document: world.document }),
      findBlocked: (request) => (request === "request-1" ? world.blocked : null),
      countPast: async () => 3,
      selectedAccount: () => account,
      clock: { now: () => world.now, isTrusted: () => world.isClockTrusted },
      createId: () => {
        world.ids += 1;
        return `override-${world.ids}`;
      },
      wakeAt: (time) => void world.wakes.push(time),
      note: (event) => void world.events.push(event),
      ...changes,
    });
  return { world, repository, open, service: await open() };
}

/** An approval that leans on one exception. */
export function approvedBy(id: string, request = "request-1", amount: bigint | null = 5n) {
  const digest: Hex = `0x${[...request]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join("")
    .padStart(64, "0")}`;
  return { request, digest, ids: [id], moved: { [token]: amount } };
}
