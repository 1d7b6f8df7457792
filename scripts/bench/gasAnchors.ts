/** The nearest public system's figure for an act, our goal, and, where ours costs more, what it does in addition. */
export interface GasAnchor {
  act: string;
  goal: number | null;
  peer: { name: string; value: number } | null;
  adds: string;
}

const anchor = (act: string, goal: number | null, peer: GasAnchor["peer"], adds = ""): GasAnchor => ({
  act,
  goal,
  peer,
  adds,
});

const peer = (name: string, value: number): { name: string; value: number } => ({ name, value });

/** As measured on the other systems' own sources; see the design. Acts without an anchor are printed without a peer. */
export const gasAnchors: readonly GasAnchor[] = [
  anchor("hub.create", 75_000, peer("clone with its owner stored", 88_100)),
  anchor(
    "hub.bind again",
    60_000,
    null,
    "what the old key signed stays provable, so the new one has a fresh slot: 22,100 of its 70,640; 21,356 are the transaction, 13,400 five other slots, 5,300 the first touch of two contracts, 3,768 two events, 4,716 code",
  ),
  anchor("hub.setConditions, one", 85_000, null),
  anchor("hub.setDocument, 1 kB", 330_000, null),
  anchor(
    "registry.register with plan, key and stake",
    240_000,
    peer("ERC-8004 register", 196_000),
    "a plan, a signing key, promises as fields and a stake",
  ),
  anchor("registry.addPlan, terms of an earlier plan", 60_000, null),
  anchor(
    "registry.addPlan, terms of its own",
    60_000,
    null,
    "terms that no plan of this SecWare had, which a buyer agrees to: a second fresh slot for their hash, 20,000 of its 78,399; all else is 58,399",
  ),
  anchor(
    "market.buy, next",
    165_000,
    peer("Morpho supply", 124_700),
    "frozen terms, a key that may call, a check of the seller's stake, and totals",
  ),
  anchor("market.settle, next, of five buyers a week", 110_000, peer("GraphTally collect, next", 186_300)),
  anchor("market.settle, next", 110_000, peer("GraphTally collect, next", 186_300)),
  anchor("market.settle, next, in steady state", 110_000, peer("GraphTally collect, next", 186_300)),
  anchor("market.settle, first of a later day", 135_000, peer("GraphTally collect, first", 213_700)),
  anchor("market.settleMany, 20", 20 * 45_000, null),
  anchor("market.withdraw, one day", 70_000, null),
  anchor("reputation.review, next", 130_000, peer("ERC-8004 giveFeedback, first", 192_700)),
  anchor("reputation.finalise", 60_000, peer("ERC-8004 giveFeedback, next", 110_900)),
  anchor("stake.stake", 75_000, peer("EigenLayer deposit, again", 132_100)),
  anchor("stake.unbond", 60_000, peer("EigenLayer queue withdrawal", 446_500)),
  anchor("stake.withdraw", 60_000, peer("EigenLayer complete withdrawal", 155_100)),
  anchor("disputes.openClaim, first of all", 150_000, null),
  anchor("disputes.openClaim, next", 150_000, null),
  anchor("disputes.commitVote", 65_000, null),
  anchor("disputes.revealVote", 65_000, null),
  anchor("disputes.execute with a slash, first of all", 130_000, peer("Graph slash", 122_000)),
  anchor("disputes.execute with a slash, next of an epoch", 130_000, peer("Graph slash", 122_000)),
  anchor(
    "disputes.executeCase, first of all",
    130_000,
    peer("Graph slash", 122_000),
    "two fresh slots, 44,200: the epoch's record, and the balance of a reporter who had none",
  ),
  anchor("disputes.executeCase, next of an epoch", 130_000, peer("Graph slash", 122_000)),
  anchor("disputes.slashByOwner, next of an epoch", 130_000, peer("Graph slash", 122_000)),
  anchor("restaking.deposit, first of an account", 240_000, peer("EigenLayer deposit, first", 239_600)),
  anchor("restaking.deposit, next", 240_000, peer("EigenLayer deposit and delegate", 270_100)),
  anchor("restaking.queueExit", null, peer("EigenLayer queue withdrawal", 446_500)),
  anchor("restaking.completeExit", null, peer("EigenLayer complete withdrawal", 155_100)),
  anchor("restaking.slash", null, peer("EigenLayer slash, next", 279_300)),
  anchor(
    "secGov.transfer",
    140_000,
    peer("ERC20Votes transfer", 104_300),
    "votes that grow with holding time, of both sides and the total",
  ),
  anchor(
    "governor.castVote, next",
    90_000,
    peer("Governor castVote", 83_000),
    "a voice made of three houses, each capped",
  ),
  anchor(
    "governor.propose",
    null,
    peer("Governor propose", 74_700),
    "a threshold in conviction, and the guardian's window",
  ),
  anchor("governor.queue", null, peer("Governor queue", 144_400)),
  anchor("governor.execute", null, peer("Governor execute", 93_600)),
  anchor(
    "packages.buy, three parts, next",
    430_000,
    null,
    "ten fresh slots, three of each purchase (one of them its own caller key, 66,300 for the three) and one of the sale, are 221,000 of its 451,432; 112,000 are 34 other slots (numbers, counts of sales, stakes, terms, balances), 28,972 thirteen events, 38,494 the transaction and the first touch of five contracts, 50,966 code",
  ),
];
