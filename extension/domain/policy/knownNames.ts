import { coreTokenAt } from "../coreTokens.ts";
import type { SentenceNames } from "./sentenceOf.ts";

/** What anybody knows by name on a chain: its coin and the core tokens. Everything else is said by number. */
export function knownNames(requestChain: number | null): SentenceNames {
  return {
    token(token, ruleChain) {
      if (token === "native")
        return { symbol: "of the chain's coin", decimals: 18, name: "the chain's coin" };
      const chain = ruleChain ?? requestChain;
      const core = chain === null ? null : coreTokenAt(chain, token);
      return core === null ? null : { symbol: core.symbol, decimals: core.decimals };
    },
  };
}
