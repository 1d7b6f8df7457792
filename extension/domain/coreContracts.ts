import type { Address } from "./primitives.ts";

/**
 * What a contract is made to be given: amounts of tokens, however they are granted, the pieces of collections, or coin by a
 * function that has no arguments.
 */
export type Taken = "tokens" | "pieces" | "coin";

/** A contract that everybody allows to take, or pays. Known is not safe: it says who it is, and nothing of what this request wants. */
export interface CoreContract {
  name: string;
  takes: readonly Taken[];
  /** Where its makers publish the address. */
  source: string;
}

type Place = readonly [chains: readonly number[], address: Address];
type Maker = CoreContract & { at: readonly Place[] };

const tokens = ["tokens"] as const;
const pieces = ["pieces"] as const;
const coin = ["coin"] as const;
const both = ["tokens", "pieces"] as const;
const early = [1, 10, 137, 42161] as const;
const wide = [1, 10, 56, 137, 8453, 42161, 43114] as const;

/**
 * Left out on purpose: whatever runs anybody's call in its own name, such as a multicall, since an allowance to it is one
 * to everybody.
 */
const makers: readonly Maker[] = [
  maker("Uniswap", tokens, "https://docs.uniswap.org/contracts/v4/deployments", [
    [wide, "0x000000000022d473030f116ddee9f6b43ac78ba3"],
    [[1], "0x7a250d5630b4cf539739df2c5dacb4c659f2488d"],
    [[8453, 42161], "0x4752ba5dbc23f44d87826276bf6fd6b1c372ad24"],
    [early, "0xe592427a0aece92de3edee1f18e0157c05861564"],
    [early, "0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45"],
    [[8453], "0x2626664c2603336e57b271c5c0b26f421741e481"],
    [early, "0xc36442b4a4522e871399cd717abdd847ab11fe88"],
    [early, "0xef1c6e67703c7bd7107eed8303fbe6ec2554bf6b"],
    [[1, 8453], "0x3fc91a3afd70395cd496c647d5a6cc9d4b2b7fad"],
    [[1], "0x66a9893cc07d91d95644aedd05d03f95e1dba8af"],
    [[8453], "0x6ff5693b99212da76ad316178a184ab56d299b43"],
    [[42161], "0xa51afafe0263b40edaef0df8781ea9aa03e381a3"],
    [[10], "0x851116d9223fabed8e56c0e6b8ad0c31d98b3507"],
    [[137], "0x1095692a6237d83c6a72f3f5efedb9a670c49223"],
    [[1], "0x6000da47483062a0d734ba3dc7576ce6a0b645c4"],
    [[1], "0x00000011f84b9aa48e5f8aa8b9897600006289be"],
  ]),
  maker("1inch", tokens, "https://github.com/1inch/1inch-v6-contracts", [
    [wide, "0x1111111254fb6c44bac0bed2854e76f90643097d"],
    [wide, "0x1111111254eeb25477b68fb85ed929f73a960582"],
    [wide, "0x111111125421ca6dc452d289314280a0f8842a65"],
  ]),
  maker("0x", both, "https://docs.0x.org/introduction/0x-cheat-sheet", [
    [[1, 56, 137, 8453, 42161, 43114], "0xdef1c0ded9bec7f1a1670819833240f027b25eff"],
    [[10], "0xdef1abe32c034e558cdd535791643c58a13acc10"],
  ]),
  maker("0x", tokens, "https://docs.0x.org/introduction/0x-cheat-sheet", [
    [wide, "0x0000000000001ff3684f28c67538d4d072c22734"],
  ]),
  maker("CoW Protocol", tokens, "https://docs.cow.fi/cow-protocol/reference/contracts/core", [
    [[1, 100, 8453, 42161], "0xc92e8bdf79f0507f65a392b0ab4667716bfe0110"],
  ]),
  maker("Balancer", tokens, "https://docs-v2.balancer.fi/reference/contracts/deployment-addresses", [
    [[...early, 8453, 43114, 100], "0xba12222222228d8ba445958a75a0704d566bf2c8"],
  ]),
  maker("Aave", tokens, "https://aave.com/docs/resources/addresses", [
    [[1], "0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2"],
    [[1], "0x7d2768de32b0b80b7a3454c06bdac94a69ddc7a9"],
    [[10, 137, 42161, 43114], "0x794a61358d6845594f94dc1db02a252b5b4814ad"],
    [[8453], "0xa238dd80c259a72e81d7e4664a9801593f98d1c5"],
  ]),
  maker("Compound", tokens, "https://docs.compound.finance/", [
    [[1], "0xc3d688b66703497daa19211eedff47f25384cdc3"],
    [[1], "0xa17581a9e3356d9a858b789d68b4d866e593ae94"],
  ]),
  maker("Curve", tokens, "https://docs.curve.finance/deployments/", [
    [[1], "0x16c6521dff6bab339122a0fe25a9116693265353"],
  ]),
  maker("SushiSwap", tokens, "https://docs.sushi.com/", [
    [[1], "0xd9e1ce17f2641f24ae83637ab66a2cca9c378b9f"],
  ]),
  maker("PancakeSwap", tokens, "https://developer.pancakeswap.finance/contracts", [
    [[56], "0x10ed43c718714eb63d5aa57b78b54704e256024e"],
    [[1, 56], "0x13f4ea83d0bd40e75c8222255bc855a974568dd4"],
  ]),
  maker("ParaSwap", tokens, "https://developers.velora.xyz/augustus-swapper", [
    [early, "0x216b4b4ba9f3e719726886d34a177484278bfcae"],
    [wide, "0x6a000f20005980200259b80c5102003040001068"],
  ]),
  maker("Kyber", tokens, "https://docs.kyberswap.com/", [
    [wide, "0x6131b5fae19ea4f9d964eac0408e4408b66337b5"],
  ]),
  maker("OpenOcean", tokens, "https://docs.openocean.finance/", [
    [wide, "0x6352a56caadc4f1e25cd6c75970fa768a3304e64"],
  ]),
  maker("Odos", tokens, "https://docs.odos.xyz/", [[[1], "0xcf5540fffcdc3d510b18bfca6d2b9987b0772559"]]),
  maker("MetaMask Swaps", tokens, "https://github.com/MetaMask/core", [
    [[1], "0x881d40237659c251811cec9c364ef91dc08d300c"],
  ]),
  maker("LI.FI", tokens, "https://github.com/lifinance/contracts", [
    [wide, "0x1231deb6f5749ef6ce6943a275a1d3e7486f4eae"],
  ]),
  maker("Across", tokens, "https://docs.across.to/", [[[1], "0x5c7bcd6e7de5423a257d81b442095a1a6ced35c5"]]),
  maker("Stargate", tokens, "https://stargateprotocol.gitbook.io/", [
    [[1], "0x8731d54e9d02c286767d56ac03e8037c07e01e98"],
  ]),
  maker("Socket", tokens, "https://docs.socket.tech/", [
    [[1, 10, 56, 137, 8453, 42161, 43114], "0x3a23f943181408eac424116af7b7790c94cb97a5"],
  ]),
  maker("Morpho", tokens, "https://docs.morpho.org/get-started/resources/addresses/", [
    [[1, 8453], "0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb"],
  ]),
  maker("Lido", tokens, "https://docs.lido.fi/deployed-contracts/", [
    [[1], "0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0"],
    [[1], "0x889edc2edab5f40e902b864ad4d7ade8e412f9b1"],
  ]),
  maker("BENQI", coin, "https://docs.benqi.fi/resources/contracts", [
    [[43114], "0x2b2c81e08f1af8835a78bb2a90ae924ace0ea4be"],
    [[43114], "0x5c0401e81bc07ca70fad469b451682c0d747ef1c"],
  ]),
  maker(
    "Frax Ether",
    coin,
    "https://docs.frax.finance/smart-contracts/frxeth-and-sfrxeth-contract-addresses",
    [[[1], "0xbafa44efe7901e04e39dad13167d089c559c1138"]],
  ),
  maker("Compound", coin, "https://docs.compound.finance/v2/", [
    [[1], "0x4ddc2d193948926d02f9b1fe9e1daa0718270ed5"],
  ]),
  maker("OpenSea", both, "https://github.com/ProjectOpenSea/seaport", [
    [wide, "0x1e0049783f008a0085193e00003d00cd54003c71"],
    [wide, "0x00000000006c3852cbef3e08e8df289169ede581"],
    [wide, "0x00000000000001ad428e4906ae43d8f9852d0dd6"],
    [wide, "0x00000000000000adc04c56bf30ac9d3c0aaf14dc"],
    [wide, "0x0000000000000068f116a894984e2db1123eb395"],
  ]),
  maker("Blur", pieces, "https://docs.blur.foundation/", [
    [[1], "0x00000000000111abe46ff893f3b2fdf1f759a8a8"],
    [[1], "0x2f18f339620a63e43f0839eeb18d7de1e1be4dfb"],
  ]),
  maker("LooksRare", pieces, "https://docs.looksrare.org/developers/deployed-contract-addresses", [
    [[1], "0x000000000060c4ca14cfc4325359062ace33fe3d"],
    [[1], "0xf42aa99f011a1fa7cda90e5e98b277e306bca83e"],
    [[1], "0xfed24ec7e22f573c2e08aef55aa6797ca2b3a051"],
  ]),
  maker("X2Y2", pieces, "https://docs.x2y2.io/", [
    [[1], "0xf849de01b080adc3a814fabe1e2087475cf2e354"],
    [[1], "0x024ac22acdb367a3ae52a3d94ac6649fdc1f0779"],
  ]),
  maker("Rarible", pieces, "https://docs.rarible.org/", [
    [[1], "0x4fee7b061c97c9c496b01dbce9cdb10c02f0a0be"],
  ]),
  maker("ENS", pieces, "https://docs.ens.domains/learn/deployments", [
    [[1], "0xd4416b13d2b3a9abae7acd5d6c2bbdbe25686401"],
  ]),
];

/** By chain and address, written into the code: nothing that a page or a list sends can add to it. */
export const coreContracts: ReadonlyMap<string, CoreContract> = new Map(
  makers.flatMap(({ at, ...contract }) =>
    at.flatMap(([chains, address]) => chains.map((chain) => [`${chain} ${address}`, contract] as const)),
  ),
);

/** The core contract at `address`, or null. */
export function coreContractAt(chainId: number, address: Address): CoreContract | null {
  return coreContracts.get(`${chainId} ${address}`) ?? null;
}

function maker(name: string, takes: readonly Taken[], source: string, at: readonly Place[]): Maker {
  return { name, takes, source, at };
}
