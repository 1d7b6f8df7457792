import { getContractAddress } from "viem/utils";
import type { Address, Hex } from "../../domain/primitives.ts";
import type { CreatedContract } from "../../domain/simulation/simulation.ts";
import type { SimulationOrder } from "./simulator.ts";

const hashOfNoCode = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";

/** Where the calls that create contracts put them: the account and its number say so beforehand. */
export function createdBy({ from, calls }: Pick<SimulationOrder, "from" | "calls">): readonly Address[] {
  return calls.flatMap(({ to, nonce }) => {
    if (to !== null) return [];
    const made = getContractAddress({ from, nonce: BigInt(nonce) });
    const lower: Address = `0x${made.slice(2).toLowerCase()}`;
    return [lower];
  });
}

/** Which of the new contracts have code afterwards, by the hashes of it. */
export function createdOf(
  created: readonly Address[],
  hashes: readonly (Hex | null)[],
): readonly CreatedContract[] {
  return created.map((address, index) => {
    const hash = hashes[index] ?? null;
    return { address, hasCode: hash !== null && hash !== hashOfNoCode && !/^0x0*$/.test(hash) };
  });
}
