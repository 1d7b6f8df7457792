import type { Address, Hex } from "../primitives.ts";
import { decodeStrictly } from "./abi.ts";
import type { Asset, OrderDeed } from "./action.ts";
import { lower } from "./dynamic.ts";
import type { Fields } from "./typedFields.ts";

const whole = 10_000n;
const parts = "(address account, uint96 value)[]";

/** How an asset's class is written, the first bytes of the hash of its name. */
export const assetClasses = {
  ETH: "0xaaaebeba",
  ERC20: "0x8ae85d84",
  ERC721: "0x73ad2146",
  ERC1155: "0x973bb640",
} as const;

/** What the extra data of an order holds, by its kind. */
export const dataTypes: Readonly<Record<"V1" | "V2", readonly [kind: Hex, parameters: string]>> = {
  V1: ["0x4c234266", `(${parts} payouts, ${parts} fees)`],
  V2: ["0x23d235ef", `(${parts} payouts, ${parts} fees, bool isMakeFill)`],
};
const noData = "0xffffffff";

interface Part {
  account: Address;
  value: bigint;
}

interface Shares {
  payouts: readonly Part[];
  fees: readonly Part[];
}

/** Reads an order as Rarible's exchange has it signed: one asset for another, with shares of what comes in. Null: none. */
export function readRaribleOrder(message: Fields, base: OrderDeed): OrderDeed | null {
  const make = message.struct("makeAsset");
  const take = message.struct("takeAsset");
  if (make === null || take === null || message.address("maker") === null) return null;
  const given = assetOf(make);
  const got = assetOf(take);
  const shares = sharesOf(message);
  return {
    ...base,
    name: "Rarible",
    gives: given === null ? [] : [given],
    gets: got === null ? [] : sharedOut(got, shares ?? { payouts: [], fees: [] }, base.maker),
    endsAt: message.amount("end") || null,
    isComplete: given !== null && got !== null && shares !== null,
  };
}

function assetOf(fields: Fields): Asset | null {
  const amount = fields.amount("value");
  const type = fields.struct("assetType");
  const data = type?.bytes("data") ?? null;
  if (amount === null || type === null || data === null) return null;
  switch (type.bytes("assetClass")) {
    case assetClasses.ETH:
      return { kind: "coin", amount };
    case assetClasses.ERC20: {
      const read = decodeStrictly("address", data);
      return read?.isCanonical === true ? { kind: "erc20", token: lower(read.values[0]), amount } : null;
    }
    case assetClasses.ERC721:
    case assetClasses.ERC1155: {
      const read = decodeStrictly("address, uint256", data);
      if (read?.isCanonical !== true) return null;
      return { kind: "nft", token: lower(read.values[0]), tokenId: read.values[1] as bigint, amount };
    }
    default:
      return null;
  }
}

/** Null: extra data of a kind that is not known, which may pay anybody. */
function sharesOf(message: Fields): Shares | null {
  const kind = message.bytes("dataType");
  const data = message.bytes("data");
  if (kind === noData && data === "0x") return { payouts: [], fees: [] };
  const known = Object.values(dataTypes).find(([type]) => type === kind);
  const read = known === undefined || data === null ? null : decodeStrictly(known[1], data);
  return read?.isCanonical === true ? (read.values[0] as Shares) : null;
}

function sharedOut(asset: Asset, { payouts, fees }: Shares, maker: Address): OrderDeed["gets"] {
  const cut = fees.reduce((sum, { value }) => sum + value, 0n);
  const rest = cut < whole ? whole - cut : 0n;
  const shares = payouts.length === 0 ? [{ account: maker, value: whole }] : payouts;
  return shares.map(({ account, value }) => ({
    asset: asset.kind === "nft" ? asset : { ...asset, amount: (asset.amount * rest * value) / whole / whole },
    recipient: lower(account),
  }));
}
