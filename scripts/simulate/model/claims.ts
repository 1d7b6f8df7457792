import { type Account, type Clock, modules } from "./accounts.ts";
import { bondOf, type Claim, type ClaimKind, type ClaimState } from "./claim.ts";
import type { ProviderStake } from "./providerStake.ts";
import { closesAt, type Purchase } from "./purchase.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Reputation } from "./reputation.ts";
import type { Restaking } from "./restaking.ts";
import { part } from "./slashMath.ts";
import type { Token } from "./token.ts";
import { least } from "./units.ts";
import { APPEAL, COMMIT, DAY, DISPUTE_WINDOW, RESPONSE, REVEAL, SETTLE_GRACE } from "./windows.ts";

const BPS = { sla: 500n, malice: 5_000n };
const OPERATOR_BPS_AT_MOST = 1_000n;
const OPEN_AT_MOST = 8;
const JUDGEMENT = COMMIT + REVEAL + APPEAL + DAY;

export interface DisputesParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  stakes: ProviderStake;
  reputation: Reputation;
  restaking: Restaking;
  purchaseOf: (purchase: number) => Purchase;
}

type Opening = Pick<Claim, "kind" | "ware" | "purchase" | "claimant" | "accused" | "sum" | "harm" | "least">;

/** How a claim begins and is answered: `disputes/DisputesClaims.sol` and `DisputesAnswers.sol`. */
export class Claims {
  readonly claims: Claim[] = [];
  /** In whole SEC. */
  bondLeast = 100n;
  operatorBond = 1_000n;
  protected readonly parts: DisputesParts;
  readonly #names = new Set<string>();

  constructor(parts: DisputesParts) {
    this.parts = parts;
  }

  openClaim(kind: "sla" | "malice", purchase: number, claimant: Account, sum: bigint): Claim {
    const own = this.parts.purchaseOf(purchase);
    demand(own.owner === claimant, "DisputesNotParty");
    const until = closesAt(own, this.parts.registry) + SETTLE_GRACE + DISPUTE_WINDOW;
    demand(this.now < until, "DisputesTooLate");
    const atMost = part(this.parts.stakes.slashableOf(own.ware), BPS[kind]);
    demand(sum > 0n && atMost > 0n && own.amount > 0n, "DisputesBadSum");
    const counted = least(sum, atMost);
    const harm = kind === "sla" ? least(own.amount, counted) : counted;
    const about = { kind, ware: own.ware, purchase, claimant, accused: null, sum: counted, harm };
    const made = this.#open({ ...about, least: this.bondLeast }, `${kind} ${purchase}`, claimant);
    this.parts.stakes.freeze(own.ware, counted);
    return made;
  }

  openReviewClaim(purchase: number): Claim {
    const review = this.parts.reputation.reviews.get(purchase);
    demand(review?.state === "challenged", "DisputesBadEvidence");
    demand(this.now < review.challengedAt + RESPONSE, "DisputesTooLate");
    const { ware, reviewer } = review;
    const about = { kind: "review" as const, ware, purchase, claimant: reviewer };
    return this.#openByAccused(about, `review ${purchase}`);
  }

  /** A review counts whose developer challenged it and then brought it to no jury. */
  upholdReview(purchase: number): void {
    demand(!this.#names.has(`review ${purchase}`), "DisputesExists");
    const challengedAt = this.parts.reputation.reviews.get(purchase)?.challengedAt ?? 0;
    demand(this.now >= challengedAt + RESPONSE, "DisputesTooSoon");
    this.parts.reputation.rule(purchase, true);
  }

  openExpulsionClaim(ware: number): Claim {
    const { reputation } = this.parts;
    demand(reputation.expulsionOf(ware) > this.now, "DisputesTooLate");
    const about = { kind: "expulsion" as const, ware, purchase: 0, claimant: null };
    const made = this.#openByAccused(about, `expulsion ${ware} ${reputation.expulsionStartedAt(ware)}`);
    reputation.deferExpulsion(ware, this.now + JUDGEMENT);
    return made;
  }

  openOperatorClaim(claimant: Account, operator: Account, bps: bigint): Claim {
    demand(bps > 0n && bps <= OPERATOR_BPS_AT_MOST, "DisputesBadSum");
    const isKnown = this.parts.restaking.operators().includes(operator) && operator !== claimant;
    demand(isKnown, "DisputesNotJuror");
    const isOpen = ({ kind, accused, state }: Claim) =>
      kind === "operator" && accused === operator && state !== "closed";
    demand(this.claims.filter(isOpen).length < OPEN_AT_MOST, "DisputesTooManyClaims");
    const about = { kind: "operator" as const, ware: 0, purchase: 0, claimant, accused: operator };
    const name = `operator ${operator} ${claimant} ${this.now}`;
    return this.#open({ ...about, sum: bps, harm: 0n, least: this.operatorBond }, name, claimant);
  }

  accept(claim: number): void {
    const own = this.#answerable(claim);
    [own.state, own.outcome, own.since] = ["final", "upheld", this.now];
  }

  contest(claim: number): void {
    const own = this.#answerable(claim);
    this.takeBond(this.accusedOf(own), bondOf(own));
    own.isContested = true;
    this.#startVoting(own);
  }

  advance(claim: number): void {
    const own = this.inState(claim, "open");
    demand(this.now >= own.openedAt + RESPONSE, "DisputesTooSoon");
    // Of an SLA claim the harm is the purchase's price at most.
    if (own.kind !== "sla" || own.sum > own.harm) this.#startVoting(own);
    else [own.state, own.outcome, own.since] = ["final", "upheld", this.now];
  }

  claimOf(claim: number): Claim {
    const own = this.claims[claim];
    demand(own !== undefined, "DisputesBadState");
    return own;
  }

  /** What these accounts have put up and not got back. */
  bondsOf(accounts: ReadonlySet<Account>): bigint {
    let sum = 0n;
    for (const own of this.claims) {
      if (own.state === "closed") continue;
      const { kind, claimant, accused, isContested, appeal } = own;
      const isOfClaimant = kind !== "review" && claimant !== null && accounts.has(claimant);
      if (isOfClaimant) sum += bondOf(own);
      if (isContested && accused !== null && accounts.has(accused)) sum += bondOf(own);
      if (appeal !== null && accounts.has(appeal.by)) sum += appeal.bond;
    }
    return sum;
  }

  protected get now(): number {
    return this.parts.clock.now;
  }

  /** The developer, who never changes, or the operator. */
  protected accusedOf({ accused, ware }: Claim): Account {
    return accused ?? this.parts.registry.wareOf(ware).developer;
  }

  protected takeBond(from: Account, amount: bigint): void {
    this.parts.token.pull(from, modules.disputes, amount);
  }

  protected inState(claim: number, state: ClaimState): Claim {
    const own = this.claims[claim];
    demand(own?.state === state, "DisputesBadState");
    return own;
  }

  #startVoting(own: Claim): void {
    [own.state, own.hasJury, own.since] = ["voting", true, this.now];
    own.accused = this.accusedOf(own);
  }

  #answerable(claim: number): Claim {
    const own = this.inState(claim, "open");
    demand(this.now < own.openedAt + RESPONSE, "DisputesTooLate");
    return own;
  }

  /** What the accused brings to the jury itself needs no answer. */
  #openByAccused(about: Pick<Claim, "kind" | "ware" | "purchase" | "claimant">, name: string): Claim {
    const accused = this.parts.registry.wareOf(about.ware).developer;
    const own = this.#open({ ...about, accused, sum: 0n, harm: 0n, least: this.bondLeast }, name, accused);
    own.isContested = true;
    this.#startVoting(own);
    return own;
  }

  #open(opening: Opening, name: string, payer: Account): Claim {
    demand(!this.#names.has(name), "DisputesExists");
    this.takeBond(payer, bondOf(opening));
    this.#names.add(name);
    const own: Claim = {
      ...opening,
      id: this.claims.length,
      openedAt: this.now,
      since: this.now,
      state: "open",
      outcome: "none",
      hasJury: false,
      isContested: false,
      isStrong: false,
      ballots: new Map(),
      isNoted: false,
      appeal: null,
    };
    this.claims.push(own);
    return own;
  }
}

/** Kinds in the order of the contract. */
export const claimKinds: readonly ClaimKind[] = ["sla", "malice", "review", "expulsion", "operator"];
