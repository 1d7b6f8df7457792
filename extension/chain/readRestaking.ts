import type { Address } from "../domain/primitives.ts";
import { restakingAbi, secGovAbi } from "./generated/abi.ts";
import type { ExitFacts, OperatorFacts, RestakingFacts } from "./marketFacts.ts";
import { readEvents } from "./readEvents.ts";
import { type HomeView, readMany, readMoment } from "./readMany.ts";
import { toChainError } from "./toChainError.ts";

const daySeconds = 86_400;
const epochSeconds = 7 * daySeconds;
/** `Windows.sol` says the same. */
const exitSeconds = 14 * daySeconds;
/** Rewards that are older are still the account's; a screen reads half a year. */
const epochsRead = 26;

/** Reads the operators, and what an account restaked, earned and withdraws. Effects: network. */
export async function readRestaking(home: HomeView, account: Address): Promise<RestakingFacts> {
  const { client, addresses } = home;
  const restaking = { address: addresses.restaking, abi: restakingAbi } as const;
  const token = { address: addresses.secGov, abi: secGovAbi } as const;
  const { timestamp } = await readMoment(client);
  const [names, chosen, [shares, principal], secGov] = await readMany(client, [
    { ...restaking, functionName: "operators" },
    { ...restaking, functionName: "operatorOf", args: [account] },
    { ...restaking, functionName: "positionOf", args: [account] },
    { ...token, functionName: "balanceOf", args: [account] },
  ]);
  const operator = /^0x0+$/.test(chosen) ? null : (chosen.toLowerCase() as Address);
  const [operators, worth, exits, rewards, wei] = await Promise.all([
    readOperators(home, names),
    operator === null ? 0n : readWorth(home, operator, account),
    readExits(home, account),
    operator === null ? { epochs: [], sec: 0n } : readRewards(home, { operator, account, now: timestamp }),
    readCoin(home, account),
  ]);
  return { at: timestamp, operators, operator, shares, principal, worth, secGov, wei, exits, rewards };
}

async function readOperators(home: HomeView, names: readonly Address[]): Promise<OperatorFacts[]> {
  const restaking = { address: home.addresses.restaking, abi: restakingAbi } as const;
  const ofEach = <F extends "operatorRecordOf" | "poolOf">(functionName: F) =>
    names.map((name) => ({ ...restaking, functionName, args: [name] as const }));
  const [records, pools] = await Promise.all([
    readMany(home.client, ofEach("operatorRecordOf")),
    readMany(home.client, ofEach("poolOf")),
  ]);
  return names.flatMap((name, index): OperatorFacts[] => {
    const record = records[index];
    if (record === undefined) return [];
    const { isJoined, commissionBps, index: left } = record;
    const operator = name.toLowerCase() as Address;
    return [{ operator, isJoined, commissionBps, index: left, pool: pools[index]?.[0] ?? 0n }];
  });
}

async function readWorth(home: HomeView, operator: Address, account: Address): Promise<bigint> {
  const restaking = { address: home.addresses.restaking, abi: restakingAbi } as const;
  const args = [operator, account] as const;
  const [worth] = await readMany(home.client, [{ ...restaking, functionName: "stakeOf", args }]);
  return worth;
}

async function readExits(home: HomeView, account: Address): Promise<ExitFacts[]> {
  const restaking = { address: home.addresses.restaking, abi: restakingAbi } as const;
  const events = await readEvents(home, (range) =>
    home.client.viem.getContractEvents({
      ...restaking,
      ...range,
      eventName: "ExitQueued",
      args: { investor: account },
      strict: true,
    }),
  );
  const exits = await readMany(
    home.client,
    events.map(({ args }) => ({
      ...restaking,
      functionName: "exitOf" as const,
      args: [args.exit] as const,
    })),
  );
  return exits
    .map(({ worth, queuedAt, isDone }, index) => ({
      ...{ exit: Number(events[index]?.args.exit ?? 0n), worth, isDone },
      paidFrom: queuedAt + exitSeconds,
    }))
    .reverse();
}

/** What could be claimed now, as the contract itself would count it. */
async function readRewards(
  home: HomeView,
  { operator, account, now }: { operator: Address; account: Address; now: number },
): Promise<RestakingFacts["rewards"]> {
  const restaking = { address: home.addresses.restaking, abi: restakingAbi } as const;
  const newest = Math.floor(now / epochSeconds);
  const epochs = Array.from({ length: epochsRead }, (_, back) => newest - epochsRead + 1 + back);
  const ofEach = <F extends "rewardOf" | "isClaimed">(functionName: F, who: Address) =>
    epochs.map((epoch) => ({ ...restaking, functionName, args: [who, epoch] as const }));
  const [paid, claimed] = await Promise.all([
    readMany(home.client, ofEach("rewardOf", operator)),
    readMany(home.client, ofEach("isClaimed", account)),
  ]);
  const due = epochs.filter((_epoch, index) => (paid[index] ?? 0n) > 0n && claimed[index] === false);
  if (due.length === 0) return { epochs: [], sec: 0n };
  const { viem, host } = home.client;
  const { result } = await viem
    .simulateContract({ ...restaking, functionName: "claim", args: [due], account })
    .catch((cause: unknown) => {
      throw toChainError(cause, { host, method: "claim" });
    });
  return { epochs: due, sec: result };
}

async function readCoin({ client: { viem, host } }: HomeView, address: Address): Promise<bigint> {
  return viem.getBalance({ address }).catch((cause: unknown) => {
    throw toChainError(cause, { host, method: "eth_getBalance" });
  });
}
