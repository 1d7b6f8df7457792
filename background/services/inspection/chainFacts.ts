import { decodeAbiParameters } from "viem/utils";
import type { ChainClient, ChainClients } from "../../../extension/chain/chainClients.ts";
import { type Holdings, type HoldingsAsked, readHoldings } from "../../../extension/chain/readHoldings.ts";
import type { TokenFacts } from "../../../extension/domain/context.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { type ContractAges, createContractAges } from "./contractAges.ts";
import { type Ask, type ContractReads, createContractReads } from "./contractReads.ts";

/** What a node says of addresses. Whatever it does not say in time is unknown. */
export interface ChainFacts extends ContractReads, ContractAges {
  /** Null where the contract does not say what a token says. Never throws. Effects: network. */
  tokenAt(chainId: number, address: Address): Promise<TokenFacts | null>;
  /** Of the coin. Never throws. Effects: network. */
  balanceOf(chainId: number, address: Address): Promise<bigint | null>;
  /** Of tokens. Null where the node does not say. Never throws. Effects: network. */
  holdingsOf(chainId: number, account: Address, asked: HoldingsAsked): Promise<Holdings | null>;
}

const symbolSelector = "0x95d89b41";
const decimalsSelector = "0x313ce567";

/** Reads through the nodes the wallet knows. Code and token facts that were there are kept while the worker lives. */
export function createChainFacts(clients: ChainClients): ChainFacts {
  const tokens = new Map<string, TokenFacts>();
  const read: Ask = async (chainId, ask) => {
    try {
      return await ask(await clients.client(chainId));
    } catch {
      // Unknown is an answer here; the checks say what it means.
      return null;
    }
  };
  return {
    ...createContractReads(read),
    ...createContractAges(read),
    async tokenAt(chainId, address) {
      const key = `${chainId} ${address}`;
      const known = tokens.get(key);
      if (known !== undefined) return known;
      const facts = await read(chainId, (client) => readToken(client, address));
      if (facts !== null) tokens.set(key, facts);
      return facts;
    },
    balanceOf: (chainId, address) => read(chainId, ({ viem }) => viem.getBalance({ address })),
    holdingsOf: (chainId, account, asked) => read(chainId, (client) => readHoldings(client, account, asked)),
  };
}

async function readToken({ viem }: ChainClient, address: Address): Promise<TokenFacts | null> {
  const [symbol, decimals] = await Promise.all([
    viem.call({ to: address, data: symbolSelector }),
    viem.call({ to: address, data: decimalsSelector }).catch(() => ({ data: undefined })),
  ]);
  const text = symbolOf(symbol.data);
  if (text === null) return null;
  const places = decimalsOf(decimals.data);
  // A collection has a symbol and no decimals; whole units are all it counts.
  if (places === null) return { symbol: text, decimals: 0, isCore: false };
  return { symbol: text, decimals: places, isCore: false, standard: "erc20" };
}

/** Foreign text: bounded here, and quoted wherever it is shown. */
function symbolOf(data: Hex | undefined): string | null {
  if (data === undefined || data.length > 2 + 2 * 1024) return null;
  try {
    const [text] = decodeAbiParameters([{ type: "string" }], data);
    return text.length > 0 && text.length <= 64 ? text : null;
  } catch {
    return null;
  }
}

function decimalsOf(data: Hex | undefined): number | null {
  if (data === undefined || !/^0x[0-9a-f]{64}$/.test(data)) return null;
  const decimals = BigInt(data);
  return decimals <= 77n ? Number(decimals) : null;
}
