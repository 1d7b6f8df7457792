import type { Action } from "../decode/action.ts";
import type { Description } from "../description.ts";
import { allowanceView } from "./allowanceView.ts";
import { writeDate } from "./clearSigning/values.ts";
import { checksummed } from "./formatAddress.ts";
import type { PhraseContext } from "./phrases.ts";

type Row = Description["rows"][number];

const mostGrants = 20;

/** What a signature allows, field by field in the wallet's own words: the signed fields carry smallest units and seconds. */
export function grantRowsOf(actions: readonly Action[], place: PhraseContext): readonly Row[] {
  return actions
    .flatMap((action) => (action.kind === "allow" && action.form === "signature" ? [action] : []))
    .slice(0, mostGrants)
    .flatMap((grant) => {
      const { amount, symbol } = allowanceView(grant, place);
      return [
        { label: "Spender", value: checksummed(grant.spender), isAddress: true },
        { label: "Max spending amount", value: `${amount} ${symbol}` },
        { label: "Valid until", value: grant.endsAt === null ? "No end date" : writeDate(grant.endsAt) },
      ];
    });
}
