import type { Address } from "../domain/primitives.ts";
import { secGovAbi, secGovernorAbi, voiceAbi } from "./generated/abi.ts";
import { type GovernanceFacts, type HousesFacts, type ProposalFacts, proposalStates } from "./marketFacts.ts";
import { readEvents } from "./readEvents.ts";
import { type HomeView, readEach, readMany, readMoment } from "./readMany.ts";

/** Older ones are in the chain's history and on no screen. */
const proposalsAtMost = 30;
const textAtMost = 4000;
const callsAtMost = 16;

/** Reads an account's voice and the newest proposals, newest first. Effects: network. */
export async function readGovernance(home: HomeView, account: Address): Promise<GovernanceFacts> {
  const { client, addresses } = home;
  const { timestamp } = await readMoment(client);
  const voice = { address: addresses.voice, abi: voiceAbi } as const;
  const token = { address: addresses.secGov, abi: secGovAbi } as const;
  const [own, secGov, delegate] = await readMany(client, [
    { ...voice, functionName: "housesOf", args: [account, BigInt(timestamp - 1)] },
    { ...token, functionName: "balanceOf", args: [account] },
    { ...token, functionName: "delegates", args: [account] },
  ]);
  const named = delegate.toLowerCase() as Address;
  return {
    at: timestamp,
    own: housesOf(own),
    secGov,
    delegate: named === account || /^0x0+$/.test(named) ? null : named,
    proposals: await readProposals(home, account, timestamp),
  };
}

async function readProposals(home: HomeView, account: Address, now: number): Promise<ProposalFacts[]> {
  const governor = { address: home.addresses.governor, abi: secGovernorAbi } as const;
  const events = await readEvents(home, (range) =>
    home.client.viem.getContractEvents({
      ...governor,
      ...range,
      eventName: "ProposalCreated",
      strict: true,
    }),
  );
  const newest = events.slice(-proposalsAtMost).reverse();
  const states = await readStates(
    home,
    newest.map(({ args }) => args.proposalId),
    account,
  );
  const owns = await readOwn(home, newest, account, now);
  return newest.flatMap(({ args }, index): ProposalFacts[] => {
    const { proposalId, proposer, description, targets, values, calldatas } = args;
    const read = states[index];
    if (read === undefined) return [];
    const calls = targets.slice(0, callsAtMost).map((target, at) => ({
      target: target.toLowerCase() as Address,
      value: values[at] ?? 0n,
      data: calldatas[at] ?? ("0x" as const),
    }));
    const shown = { description: description.slice(0, textAtMost), calls, own: owns[index] ?? null };
    return [{ proposalId, proposer: proposer.toLowerCase() as Address, ...shown, ...read }];
  });
}

type ReadState = Omit<ProposalFacts, "proposalId" | "proposer" | "description" | "calls" | "own">;

async function readStates(home: HomeView, ids: readonly bigint[], account: Address): Promise<ReadState[]> {
  const governor = { address: home.addresses.governor, abi: secGovernorAbi } as const;
  const each = ids.map((id) => [id] as const);
  const states = await readEach(home.client, governor, "state", each);
  const starts = await readEach(home.client, governor, "proposalSnapshot", each);
  const ends = await readEach(home.client, governor, "proposalDeadline", each);
  const votes = await readEach(home.client, governor, "proposalVotes", each);
  const heard = await readEach(home.client, governor, "housesOf", each);
  const voters = ids.map((id) => [id, account] as const);
  const voted = await readEach(home.client, governor, "hasVoted", voters);
  const [quorum] = await readMany(home.client, [{ ...governor, functionName: "quorum", args: [0n] }]);
  return ids.map((_id, index) => {
    const [against = 0n, yes = 0n, abstain = 0n] = votes[index] ?? [];
    return {
      state: proposalStates[states[index] ?? 0] ?? "pending",
      voteStart: Number(starts[index] ?? 0n),
      voteEnd: Number(ends[index] ?? 0n),
      votes: { against, for: yes, abstain },
      heard: heard[index]?.holdersHeard ?? 0n,
      quorum,
      hasVoted: voted[index] === true,
    };
  });
}

/** The account's voice at each proposal's moment; of a moment that is still to come nothing can be said. */
async function readOwn(
  home: HomeView,
  proposals: readonly { args: { voteStart: bigint } }[],
  account: Address,
  now: number,
): Promise<(HousesFacts | null)[]> {
  const voice = { address: home.addresses.voice, abi: voiceAbi } as const;
  const past = proposals.filter(({ args }) => Number(args.voteStart) < now);
  const read = await readEach(
    home.client,
    voice,
    "housesOf",
    past.map(({ args }) => [account, args.voteStart] as const),
  );
  return proposals.map((one) => {
    const houses = read[past.indexOf(one)];
    return houses === undefined ? null : housesOf(houses);
  });
}

function housesOf([holder, developer, user]: readonly [bigint, bigint, bigint]): HousesFacts {
  return { holder, developer, user };
}
