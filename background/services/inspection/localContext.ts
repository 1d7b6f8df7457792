import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Descriptors } from "../../../extension/domain/describe/clearSigning/descriptors.ts";
import type { ListView } from "../../../extension/domain/lists/listView.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";

/** What the wallet itself knows, without asking anybody. */
export interface LocalKnowledge {
  now: () => number;
  isClockTrusted: () => boolean;
  ownAccounts: () => readonly Address[];
  addressBook: () => readonly { address: Address; name: string }[];
  counterparties: () => readonly Address[];
  firstConnectedAt: (origin: string) => number | null;
  coinSymbolOf: (chainId: number) => string;
  /** The loaded lists. */
  lists?: () => ListView;
  /** The loaded descriptors; undefined: there are none. */
  descriptors?: () => Descriptors | undefined;
}

/** Of a request, or of what is judged again after it. */
export type Asked = Pick<RequestRow, "chainId" | "moves"> & {
  source: { kind: "wallet" } | { kind: "site"; origin: string; frameId?: number; topOrigin?: string | null };
};

/** The context before the chain has said anything: every address's code is unknown. */
export function localContext(row: Asked, knowledge: LocalKnowledge): InspectionContext {
  const descriptors = knowledge.descriptors?.();
  return {
    now: knowledge.now(),
    isClockTrusted: knowledge.isClockTrusted(),
    ownAccounts: knowledge.ownAccounts(),
    addressBook: knowledge.addressBook(),
    recentRecipients: knowledge.counterparties(),
    codeAt: {},
    tokens: {},
    site: siteOf(row, knowledge),
    ...(row.source.kind === "wallet" && row.moves !== undefined ? { ownMoves: row.moves } : {}),
    coinSymbol: knowledge.coinSymbolOf(row.chainId),
    ...(knowledge.lists === undefined ? {} : { lists: knowledge.lists() }),
    ...(descriptors === undefined ? {} : { descriptors }),
  };
}

function siteOf({ source }: Asked, knowledge: LocalKnowledge): InspectionContext["site"] {
  if (source.kind === "wallet") return null;
  const firstConnectedAt = knowledge.firstConnectedAt(source.origin);
  const frame =
    source.frameId === undefined || source.frameId === 0 ? {} : { topOrigin: source.topOrigin ?? null };
  const site = { origin: source.origin, isSecure: isSecure(source.origin), ...frame };
  return firstConnectedAt === null ? site : { ...site, firstConnectedAt };
}

/** Whether what the page shows cannot be changed on its way: TLS, or this machine. */
export function isSecure(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
