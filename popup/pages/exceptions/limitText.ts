import { coreTokenAt } from "../../../extension/domain/coreTokens.ts";
import type { OverrideScope } from "../../../extension/domain/override.ts";
import type { OverrideView } from "../../../extension/messages/views.policy.ts";
import { formatUnits } from "../../text/amounts.ts";
import { exceptionText } from "../../text/exceptions.ts";
import { wordsText } from "../../text/words.ts";

const coinDecimals = 18;

/** "120 of 500 USDC used"; in smallest units where the token, or its chain, is not known. */
export function limitText({ what, limit }: Pick<OverrideView, "what"> & LimitPart): string {
  const unit = unitOf(what, limit.token);
  const shown = (amount: string): string => formatUnits(amount, unit.decimals, unit.decimals);
  return exceptionText.limitUsed(shown(limit.used), shown(limit.amount), unit.name);
}

interface LimitPart {
  limit: NonNullable<OverrideView["limit"]>;
}

function unitOf(what: OverrideScope, token: LimitPart["limit"]["token"]): { decimals: number; name: string } {
  if (token === "native") return { decimals: coinDecimals, name: exceptionText.coin };
  // A scope without a chain could mean this token on any of them, and decimals may differ.
  const known = "chain" in what ? coreTokenAt(what.chain, token) : null;
  if (known === null || known.symbol === null || known.decimals === null) {
    return { decimals: 0, name: exceptionText.smallestUnits(wordsText.shortened(token)) };
  }
  return { decimals: known.decimals, name: known.symbol };
}
