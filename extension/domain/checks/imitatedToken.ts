import { coreTokenAt, coreTokens } from "../coreTokens.ts";
import { formatAddress } from "../describe/formatAddress.ts";
import { quoteName } from "../describe/quote.ts";
import type { Address } from "../primitives.ts";
import { type CheckInput, chainOf, type LocalCheck } from "./localCheck.ts";

/** Tokens that carry the symbol of a core token and are not it. */
export const imitatedToken: LocalCheck = {
  code: "imitated-token",
  find: (input) => {
    const chainId = chainOf(input.subject);
    const symbols = new Set([...(coreTokens.get(chainId)?.values() ?? [])].map(({ symbol }) => fold(symbol)));
    return tokensOf(input).flatMap((token) => {
      const facts = Object.hasOwn(input.context.tokens, token) ? input.context.tokens[token] : undefined;
      if (facts === undefined || coreTokenAt(chainId, token) !== null || !symbols.has(fold(facts.symbol)))
        return [];
      const text = `This ${quoteName(facts.symbol, 16)} at ${formatAddress(token)} is not the token everybody knows by that symbol.`;
      return [
        {
          level: "caution" as const,
          text,
          remedy: "Compare the token's address.",
          about: { address: token },
        },
      ];
    });
  },
};

function tokensOf({ reading }: CheckInput): readonly Address[] {
  const tokens = reading.actions.flatMap((action): readonly Address[] => {
    if (action.kind === "send") return action.asset.kind === "coin" ? [] : [action.asset.token];
    return "token" in action ? [action.token] : [];
  });
  return [...new Set(tokens)];
}

function fold(symbol: string): string {
  return symbol
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
}
