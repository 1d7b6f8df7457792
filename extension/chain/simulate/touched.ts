import type { Address } from "../../domain/primitives.ts";
import type { ChainClient } from "../chainClients.ts";
import { type RawCall, toHex } from "./rpcShapes.ts";
import type { SimulationOrder } from "./simulator.ts";

/** Where a proxy of the usual make keeps the address of its code. */
const implementationSlot = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

/** How many questions one look may cost; a batch can have a hundred calls. */
const mostAsked = 20;

/** The contracts that the calls go to, each once. */
export function called({ calls }: Pick<SimulationOrder, "calls">): readonly Address[] {
  return [...new Set(calls.flatMap(({ to, data }) => (to === null || data === "0x" ? [] : [to])))];
}

/** What stands behind the called contracts where they are proxies. Never throws. Effects: network. */
export async function behindProxies(
  { viem }: ChainClient,
  order: Pick<SimulationOrder, "calls">,
): Promise<readonly Address[]> {
  const reads = called(order)
    .slice(0, mostAsked)
    .map(async (address) => {
      const word = await viem.getStorageAt({ address, slot: implementationSlot }).catch(() => undefined);
      if (word === undefined || !/^0x0{24}[0-9a-f]{40}$/i.test(word) || BigInt(word) === 0n) return [];
      const found: Address = `0x${word.slice(26).toLowerCase()}`;
      return [found];
    });
  return (await Promise.all(reads)).flat();
}

/** The contracts that the calls touch, as far as the node says; they may hold something without telling of it. Never throws. */
export async function touchedBy(
  { viem }: ChainClient,
  { from, calls }: SimulationOrder,
): Promise<readonly Address[]> {
  const withCode = calls.filter(({ data }) => data !== "0x").slice(0, mostAsked);
  const lists = withCode.map(async ({ to, value, data }) => {
    const call = { from, ...(to === null ? {} : { to }), value: toHex(value), data };
    const answer = await viem.request<RawCall>({ method: "eth_createAccessList", params: [call, "latest"] });
    return addressesIn(answer);
  });
  const settled = await Promise.allSettled(lists);
  const found = settled.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  return [...new Set([...called({ calls }), ...found])];
}

function addressesIn(answer: unknown): readonly Address[] {
  if (typeof answer !== "object" || answer === null || !("accessList" in answer)) return [];
  const { accessList } = answer;
  if (!Array.isArray(accessList)) return [];
  return accessList.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("address" in entry)) return [];
    const { address } = entry;
    if (typeof address !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(address)) return [];
    const lower: Address = `0x${address.slice(2).toLowerCase()}`;
    return [lower];
  });
}
