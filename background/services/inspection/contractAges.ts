import type { ChainClient } from "../../../extension/chain/chainClients.ts";
import { type CodeSizes, readCodeSizes } from "../../../extension/chain/codeSizes.ts";
import type { ContractAge, ReadAt } from "../../../extension/domain/contractFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Ask } from "./contractReads.ts";

/** How long a contract must have stood not to be young. */
const youngMs = 7 * 86_400_000;
/** Nodes that keep no archive keep the state of at least this many blocks. */
const keptBlocks = 100n;
/** Over how many blocks the time between two is measured. */
const span = 1000n;

export interface ContractAges {
  /** The newest block; null where the node does not say. Never throws. Effects: network. */
  momentOf(chainId: number): Promise<ReadAt | null>;
  /**
   * Whether there was code a week ago or, where the node has forgotten that, as far back as every node remembers. What is not
   * said is left out, as it is on a chain that is younger itself. Never throws. Effects: network.
   */
  agesAt(chainId: number, addresses: readonly Address[]): Promise<ReadonlyMap<Address, ContractAge>>;
}

/** Contracts that were there a week ago are not asked for again while the worker lives. */
export function createContractAges(ask: Ask): ContractAges {
  const old = new Map<string, ContractAge>();
  return {
    async momentOf(chainId) {
      const block = await ask(chainId, ({ viem }) => viem.getBlock());
      return block === null ? null : { block: Number(block.number), at: Number(block.timestamp) * 1000 };
    },
    async agesAt(chainId, addresses) {
      const keyOf = (address: Address) => `${chainId} ${address}`;
      const ages = new Map<Address, ContractAge>();
      for (const address of addresses) {
        const known = old.get(keyOf(address));
        if (known !== undefined) ages.set(address, known);
      }
      const asked = addresses.filter((address) => !ages.has(address));
      if (asked.length === 0) return ages;
      const look = await ask(chainId, (client) => lookBack(client, asked));
      if (look === null) return ages;
      for (const [address, size] of look.sizes) {
        const age = { isOlder: size > 0, than: look.at };
        ages.set(address, age);
        if (age.isOlder && look.isFar) old.set(keyOf(address), age);
      }
      return ages;
    },
  };
}

interface Look extends CodeSizes {
  /** A week or so, rather than the little that every node remembers. */
  isFar: boolean;
}

async function lookBack(client: ChainClient, addresses: readonly Address[]): Promise<Look | null> {
  const { viem } = client;
  const newest = await viem.getBlock();
  if (newest.number <= span) return null;
  const earlier = await viem.getBlock({ blockNumber: newest.number - span });
  const spanMs = (newest.timestamp - earlier.timestamp) * 1000n;
  if (spanMs <= 0n) return null;
  const back = (BigInt(youngMs) * span) / spanMs + 1n;
  if (back >= newest.number) return null;
  const far = await readCodeSizes(client, addresses, newest.number - back).catch(() => null);
  if (far !== null) return { ...far, isFar: true };
  const near = await readCodeSizes(client, addresses, newest.number - keptBlocks);
  return near === null ? null : { ...near, isFar: false };
}
