import type { Description } from "../../../extension/domain/description.ts";
import type { Finding } from "../../../extension/domain/finding.ts";
import { isoTime } from "../../../extension/domain/time.ts";
import type { AskSource, AskSubject } from "../../../extension/storage/requests.ts";

/** A request for something that is given without a signature. */
export type Gift = Extract<AskSubject, { kind: "connect" | "network" | "asset" }>;

export function isGift(subject: AskSubject): subject is Gift {
  return subject.kind === "connect" || subject.kind === "network" || subject.kind === "asset";
}

/** What is asked for, in words. */
export function describeGift(gift: Gift, source: AskSource): Description {
  const who = source.kind === "site" ? new URL(source.origin).host : "The wallet";
  return { ...emptyDescription, ...wordsOf(gift, who) };
}

/** What the wallet itself has to say about a gift; `knownRpcUrl` is the node of a network that it knows already. */
export function inspectGift(gift: Gift, now: number, knownRpcUrl: string | null): readonly Finding[] {
  if (gift.kind !== "network") return [];
  const source = { kind: "local", check: "network-node" } as const;
  const asOf = isoTime(now);
  if (knownRpcUrl === null) {
    const text = "The site names the node that will answer for this network, and so what you will see of it.";
    return [{ code: "foreign-node", level: "caution", text, source, asOf }];
  }
  if (knownRpcUrl === gift.network.rpcUrl) return [];
  const text = "The site wants another node for a network that you already have.";
  return [{ code: "node-replaced", level: "danger", text, source, asOf }];
}

const emptyDescription: Description = {
  title: "",
  sentence: "",
  isUnderstood: true,
  out: [],
  in: [],
  allowed: [],
  counterparty: null,
  rows: [],
  calls: [],
  raw: "",
  digests: [],
};

function wordsOf(gift: Gift, who: string): Partial<Description> {
  switch (gift.kind) {
    case "connect":
      return {
        title: "Connect",
        sentence: `Lets ${who} see the addresses you choose and ask you for signatures.`,
      };
    case "network": {
      const { chainId, name, rpcUrl, symbol } = gift.network;
      return {
        title: "Add a network",
        sentence: `${who} asks you to add the network with the number ${chainId}.`,
        rows: [
          { label: "Name, as the site says", value: name },
          { label: "Number", value: String(chainId) },
          { label: "Node", value: rpcUrl },
          { label: "Coin", value: symbol },
        ],
      };
    }
    default:
      return {
        title: "Watch a token",
        sentence: `${who} asks you to list a token. Listing gives nobody any right.`,
        rows: [
          { label: "Contract", value: gift.token, isAddress: true },
          { label: "Symbol, as the site says", value: gift.symbol },
          { label: "Decimals, as the site says", value: String(gift.decimals) },
        ],
      };
  }
}
