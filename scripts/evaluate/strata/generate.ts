import { createHash } from "node:crypto";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { RequestRow, Truth } from "../rows.ts";
import { approve, increaseAllowance, operator, permit2Approve } from "./approvals.ts";
import { bulkOrder } from "./bulkOrders.ts";
import { createDice, type Dice } from "./dice.ts";
import { callMutators, type Form, type Mutator, plainCall, plainTyped, typedMutators } from "./mutators.ts";
import { nftOrder } from "./nftOrders.ts";
import { payableClaim, payableUpdate } from "./payableLures.ts";
import { permit2Signature } from "./permit2.ts";
import { authorization, permit } from "./permits.ts";
import { dust, fakeToken, zeroValue } from "./poisoning.ts";
import { proxyUpgrade } from "./proxyUpgrades.ts";
import { type Half, halfOf } from "./split.ts";
import type { Draft, Group, Parts, Stratum } from "./stratum.ts";
import { tokenOrder } from "./tokenOrders.ts";

export const strata: readonly Stratum[] = [
  approve,
  increaseAllowance,
  permit,
  permit2Approve,
  permit2Signature,
  operator,
  authorization,
  nftOrder,
  tokenOrder,
  bulkOrder,
  proxyUpgrade,
  payableClaim,
  payableUpdate,
  zeroValue,
  dust,
  fakeToken,
];

/** How many malicious requests each stratum has; each has a twin. */
export const pairsPerStratum = 80;
/** What all published figures are drawn with. */
export const defaultSeed = 20_260_921;
const mutatedShare = 0.4;

/** One generated request, with where it comes from. */
export interface StratumRow extends RequestRow {
  group: Group;
  variant: string;
  mutator: string;
  half: Half;
}

/** Every generated request of a seed. The same seed and parts give the same rows. */
export function generateStrata(seed: number, parts: Partial<Parts> = {}): readonly StratumRow[] {
  return strata.flatMap((stratum) =>
    Array.from({ length: pairsPerStratum }, (_, index) => makePair(stratum, index, seed, parts)).flat(),
  );
}

/** Names exactly these rows, so that two people know whether they scored the same. */
export function digestOf(rows: readonly StratumRow[]): string {
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return createHash("sha256").update(text).digest("hex");
}

function makePair(
  stratum: Stratum,
  index: number,
  seed: number,
  given: Partial<Parts>,
): readonly StratumRow[] {
  const pairId = `${stratum.name}/${index}`;
  const dice = createDice(`${seed}/${pairId}`);
  const reported = given.thieves ?? [];
  const thieves = reported.length > 0 ? reported : Array.from({ length: 20 }, () => dice.address());
  const { variant, malicious, benign } = stratum.make(dice, { thieves });
  const isMutated = dice.chance(mutatedShare);
  const [mutator, bad, good] = write(malicious, benign, isMutated, dice);
  const half = halfOf(pairId, seed);
  const row = (truth: Truth, form: Form, { context }: Draft): StratumRow => ({
    id: `${pairId}/${variant}/${mutator}/${truth}`,
    chainId: 1,
    origin: "https://app.example",
    ...form,
    truth,
    category: stratum.name,
    expectedTexts: [],
    context,
    group: stratum.group,
    variant,
    mutator,
    half,
  });
  return [row("malicious", bad, malicious), row("benign", good, benign)];
}

function write(
  malicious: Draft,
  benign: Draft,
  isMutated: boolean,
  dice: Dice,
): readonly [string, Form, Form] {
  if (malicious.kind === "call" && benign.kind === "call") {
    return writeBoth(malicious, benign, isMutated ? callMutators : [], plainCall, dice);
  }
  if (malicious.kind === "typed" && benign.kind === "typed") {
    return writeBoth(malicious, benign, isMutated ? typedMutators : [], plainTyped, dice);
  }
  invariant(false, "a malicious request and its twin are of one kind");
}

function writeBoth<D extends Draft>(
  malicious: D,
  benign: D,
  mutators: readonly Mutator<D>[],
  plain: Mutator<D>,
  dice: Dice,
): readonly [string, Form, Form] {
  const fitting = mutators.filter(({ write }) => write(malicious, createDice("probe")) !== null);
  const chosen = fitting.length === 0 ? plain : dice.pick(fitting);
  // Both are written with the same draws, so that they differ in nothing that the mutator made up.
  const seed = dice.bytes(16);
  const bad = chosen.write(malicious, createDice(seed));
  const good = (chosen.isOfThieves ? plain : chosen).write(benign, createDice(seed));
  return [chosen.name, bad ?? written(plain, malicious), good ?? written(plain, benign)];
}

function written<D extends Draft>(plain: Mutator<D>, draft: D): Form {
  const form = plain.write(draft, createDice("plain"));
  invariant(form !== null, "the plain form can always be written");
  return form;
}
