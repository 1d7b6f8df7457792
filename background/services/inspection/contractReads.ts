import { decodeAbiParameters } from "viem/utils";
import type { ChainClient } from "../../../extension/chain/chainClients.ts";
import { addressIn, type CodeShape, type ProxySlot, shapeOf } from "../../../extension/chain/proxyCode.ts";
import type { CodeState, ContractFacts, ProxyCode } from "../../../extension/domain/contractFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

/** Reads of the code at addresses. Never throw. Effects: network. */
export interface ContractReads {
  codeAt(chainId: number, address: Address): Promise<CodeState>;
  /** What an address hands its calls on to. Empty where the node does not say. */
  contractAt(chainId: number, address: Address): Promise<Pick<ContractFacts, "delegate" | "proxy">>;
}

/** Asks a chain's node; null: it did not answer. Never throws. */
export type Ask = <T>(chainId: number, ask: (client: ChainClient) => Promise<T>) => Promise<T | null>;

const implementationSelector = "0x5c60da1b";

/** Contracts are kept while the worker lives, as they do not change; accounts may put code in their place at any time. */
export function createContractReads(ask: Ask): ContractReads {
  const shapes = new Map<string, Promise<CodeShape | null>>();
  const shapeAt = (chainId: number, address: Address): Promise<CodeShape | null> => {
    const key = `${chainId} ${address}`;
    const known = shapes.get(key);
    if (known !== undefined) return known;
    const reading = ask(chainId, async ({ viem }) => shapeOf((await viem.getCode({ address })) ?? "0x"));
    shapes.set(key, reading);
    // Several look at once; what may be another the next time is asked again.
    void reading.then((shape) => shape?.kind === "contract" || shapes.delete(key));
    return reading;
  };
  const codeBehind = async (chainId: number, implementation: Address): Promise<CodeState> => {
    const shape = await shapeAt(chainId, implementation);
    if (shape === null) return "unknown";
    // Behind an account stands whatever its holder puts there next.
    return shape.kind === "contract" ? "contract" : "none";
  };
  return {
    async codeAt(chainId, address) {
      const shape = await shapeAt(chainId, address);
      if (shape === null) return "unknown";
      return shape.kind === "none" ? "none" : "contract";
    },
    async contractAt(chainId, address) {
      const shape = await shapeAt(chainId, address);
      if (shape === null || shape.kind === "none") return {};
      if (shape.kind === "account") return { delegate: shape.delegate };
      const target = await ask(chainId, (client) => targetOf(client, address, shape));
      if (target === null) return {};
      if (target === "none") return { proxy: null };
      return { proxy: { ...target, code: await codeBehind(chainId, target.implementation) } };
    },
  };
}

type Target = Pick<ProxyCode, "kind" | "implementation">;

async function targetOf(
  client: ChainClient,
  address: Address,
  { minimal, slots }: Extract<CodeShape, { kind: "contract" }>,
): Promise<Target | "none"> {
  if (minimal !== null) return { kind: "minimal", implementation: minimal };
  for (const { kind, slot } of slots) {
    const found = await implementationIn(client, address, { kind, slot });
    if (found !== null) return { kind, implementation: found };
  }
  return "none";
}

async function implementationIn(
  { viem }: ChainClient,
  address: Address,
  { kind, slot }: ProxySlot,
): Promise<Address | null> {
  const found = addressIn(await viem.getStorageAt({ address, slot }));
  if (kind !== "beacon" || found === null) return found;
  // A beacon says itself where calls go; the proxy only knows the beacon.
  const { data = "0x" } = await viem.call({ to: found, data: implementationSelector });
  const [implementation] = decodeAbiParameters([{ type: "address" }], data);
  return `0x${implementation.slice(2).toLowerCase()}`;
}
