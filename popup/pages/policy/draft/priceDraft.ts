import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { native, toSmallest, type Unit } from "./quantities.ts";
import { readAddress } from "./readValue.ts";

export interface PriceDraft {
  chain: string;
  unit: Unit;
  /** Of one whole unit, in money with two decimals. */
  price: string;
}
export type PriceField = "chain" | "token" | "price";
export type PriceReading =
  | { status: "complete"; document: PolicyDocument }
  | { status: "incomplete"; field: PriceField; problem: string };

export const blankPrice: PriceDraft = { chain: "1", unit: native, price: "" };

/** The document with the price in it; one that stands there already is replaced. */
export function readPrice({ chain, unit, price }: PriceDraft, document: PolicyDocument): PriceReading {
  if (!/^[1-9]\d{0,14}$/.test(chain.trim())) return incomplete("chain", text.badChain);
  const token = unit.token === "native" ? unit.token : readAddress(unit.token);
  const decimals = /^\d{1,2}$/.test(unit.decimals.trim()) ? Number(unit.decimals) : 78;
  if (typeof token === "object" && token.status === "faulty") return incomplete("token", token.problem);
  if (decimals > 77) return incomplete("token", text.badToken);
  const perUnit = toSmallest(price, "2");
  if (perUnit === null) return incomplete("price", text.badPrice);
  const name = `${chain.trim()}:${typeof token === "object" ? token.value : token}`;
  const prices = { ...document.prices, [name]: { decimals, perUnit: String(perUnit) } };
  return { status: "complete", document: { ...document, prices } };
}

function incomplete(field: PriceField, problem: string): PriceReading {
  return { status: "incomplete", field, problem };
}

/** The document without the price; the key goes with the last one. */
export function withoutPrice(document: PolicyDocument, name: string): PolicyDocument {
  const { prices = {}, ...rest } = document;
  const { [name]: _gone, ...kept } = prices;
  return Object.keys(kept).length === 0 ? rest : { ...rest, prices: kept };
}
