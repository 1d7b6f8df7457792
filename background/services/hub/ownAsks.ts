import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Call } from "../../../extension/domain/subject.ts";
import type { Ask, Requests } from "../requests/types.ts";
import type { AskedOutcome } from "./hub.ts";

/** One action of the wallet's own on the home chain. */
export interface OwnAct {
  /** The wallet's word for it, "createHub". */
  action: string;
  account: Address;
  chainId: number;
  call: Call;
  /** The wallet's own words; the decoded raw parts are shown beside them. */
  note: NonNullable<Ask["note"]>;
  /** What it moves; absent: nothing. */
  moves?: NonNullable<Ask["moves"]>;
}

/** Puts an action of the wallet's own before the user, like any page's request. */
export type AskOwn = (act: OwnAct) => Promise<AskedOutcome>;

export interface OwnAsksDeps {
  requests: Pick<Requests, "start">;
  createId: () => string;
  /** Called once the action was signed and sent; never where the user said no. */
  onSent: (act: OwnAct, hash: Hex) => void;
}

/** Makes the wallet's own requests. Effects: storage, prompt to the user. */
export function createOwnAsks({ requests, createId, onSent }: OwnAsksDeps): AskOwn {
  return async (act) => {
    const { action, account, chainId, call, note, moves = [] } = act;
    const { id, outcome } = await requests.start({
      key: `wallet:${createId()}`,
      source: { kind: "wallet", action },
      subject: { kind: "transaction", chainId, from: account, wishes: {}, ...call },
      account,
      chainId,
      note,
      moves,
    });
    void outcome.then((end) => {
      if (end.status === "approved" && end.value.kind === "transaction") onSent(act, end.value.hash);
    });
    return { status: "requested", id };
  };
}
