import type { Address, Hex } from "../primitives.ts";
import type { Difference, Watched } from "./simulation.ts";

/** A call whose answer is one word that says how much of something an account has or allows. */
export interface WordRead {
  /** Null: the place where the simulated block answers for an address's coin. */
  to: Address | null;
  data: Hex;
}

/** How to ask for one watched thing of `account`. */
export function readOf(watched: Watched, account: Address): WordRead {
  switch (watched.kind) {
    case "coin":
      return { to: null, data: `0x${addressWord(account)}` };
    case "token":
      return { to: watched.token, data: `0x70a08231${addressWord(account)}` };
    case "piece":
      return { to: watched.token, data: `0x6352211e${numberWord(watched.id)}` };
    case "edition":
      return { to: watched.token, data: `0x00fdd58e${addressWord(account)}${numberWord(watched.id)}` };
    case "allowance":
      return { to: watched.token, data: `0xdd62ed3e${addressWord(account)}${addressWord(watched.spender)}` };
    default:
      return { to: watched.token, data: `0xe985e9c5${addressWord(account)}${addressWord(watched.operator)}` };
  }
}

/** What an answer says of a watched thing; null where it says nothing of the kind. */
export function wordOf(watched: Watched, account: Address, answer: Hex | null): bigint | null {
  if (answer === null || !/^0x[0-9a-f]{64}$/.test(answer)) return null;
  const word = BigInt(answer);
  if (watched.kind === "piece") return word === BigInt(account) ? 1n : 0n;
  return watched.kind === "operator" ? (word === 0n ? 0n : 1n) : word;
}

export interface Readings {
  watched: readonly Watched[];
  before: readonly (Hex | null)[];
  after: readonly (Hex | null)[];
}

/**
 * What is not the same afterwards. A piece that no longer exists or did not exist before is owned by nobody; anything else
 * that cannot be read on both sides is left out. `fee` is what the run itself cost in coin.
 */
export function differencesOf(
  { watched, before, after }: Readings,
  { account, fee }: { account: Address; fee: bigint },
): readonly Difference[] {
  return watched.flatMap((of, index) => {
    const first = wordOf(of, account, before[index] ?? null);
    const last = wordOf(of, account, after[index] ?? null);
    if (first === null && last === null) return [];
    if ((first === null || last === null) && of.kind !== "piece") return [];
    const then = (last ?? 0n) + (of.kind === "coin" ? fee : 0n);
    return first === then ? [] : [{ of, before: first ?? 0n, after: then }];
  });
}

function addressWord(address: Address): string {
  return address.slice(2).padStart(64, "0");
}

function numberWord(value: bigint): string {
  return value.toString(16).padStart(64, "0");
}
