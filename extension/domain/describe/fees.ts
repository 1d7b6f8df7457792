import type { Description } from "../description.ts";
import type { CallsSubject, TransactionSubject } from "../subject.ts";
import type { PhraseContext } from "./phrases.ts";
import { formatUnits } from "./units.ts";

type Row = Description["rows"][number];

/**
 * What the network takes at most, as a row: what the wallet prepared, else what the site's own gas and price come to. What
 * is not known says so.
 */
export function feeRowOf(subject: TransactionSubject | CallsSubject, place: PhraseContext): Row {
  return { label: "Max fees", value: feeText(subject, place), isFee: true };
}

/** An amount of the chain's coin as a fee. */
export function feeAmount(most: bigint, symbol: string): string {
  return `At most ${formatUnits(most, 18)} ${symbol}`;
}

function feeText(subject: TransactionSubject | CallsSubject, { context }: PhraseContext): string {
  const symbol = context.coinSymbol ?? "ETH";
  if (context.mostFee !== undefined) return feeAmount(context.mostFee, symbol);
  const wished = subject.kind === "transaction" ? wishedFee(subject) : null;
  if (wished === null) return "Not known until the network has been asked";
  return `${feeAmount(wished, symbol)}, with the gas and the price that the site asks for`;
}

function wishedFee({ wishes }: TransactionSubject): bigint | null {
  const price = wishes.maxFeePerGas ?? wishes.gasPrice;
  return wishes.gas === undefined || price === undefined ? null : wishes.gas * price;
}
