import type { Asset, OrderDeed } from "./action.ts";
import type { Fields } from "./typedFields.ts";

/**
 * Reads the order that a transfer by Permit2 carries as its witness, as UniswapX signs them: what goes in, and what each
 * recipient gets at least. Null: no such witness.
 */
export function readWitnessOrder(message: Fields, base: OrderDeed): OrderDeed | null {
  const witness = message.struct("witness");
  const outputs = witness?.list("outputs") ?? witness?.list("baseOutputs") ?? null;
  if (witness === null || outputs === null) return null;
  const input = inputOf(witness);
  const gets = outputs.map((output) => {
    const token = output.address("token");
    const recipient = output.address("recipient");
    const amounts = amountsOf(output, ["startAmount", "endAmount", "minAmount", "amount"]);
    const least = amounts.reduce<bigint | null>((low, one) => (low === null || one < low ? one : low), null);
    if (token === null || recipient === null || least === null) return null;
    const asset: Asset = /^0x0+$/.test(token)
      ? { kind: "coin", amount: least }
      : { kind: "erc20", token, amount: least };
    return { asset, recipient };
  });
  return {
    ...base,
    gives: input === null ? [] : [input],
    gets: gets.filter((one) => one !== null),
    isComplete: input !== null && gets.every((one) => one !== null),
  };
}

function inputOf(witness: Fields): Asset | null {
  const input = witness.struct("input") ?? witness.struct("baseInput");
  const token = input === null ? witness.address("inputToken") : input.address("token");
  const names = ["startAmount", "endAmount", "maxAmount", "amount"];
  const amounts =
    input === null ? amountsOf(witness, ["inputStartAmount", "inputEndAmount"]) : amountsOf(input, names);
  const most = amounts.reduce<bigint | null>((high, one) => (high === null || one > high ? one : high), null);
  return token === null || most === null ? null : { kind: "erc20", token, amount: most };
}

function amountsOf(fields: Fields, names: readonly string[]): readonly bigint[] {
  return names.map((name) => fields.amount(name)).filter((amount) => amount !== null);
}
