import { getDomain } from "tldts";
import { feeAmount } from "../../../extension/domain/describe/fees.ts";
import type { RequestSource, RequestView } from "../../../extension/messages/views.request.ts";
import type { AskSource, PreparedTransaction, RequestRow } from "../../../extension/storage/requests.ts";
import type { Offer } from "../approvals/approvals.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import { isSecure } from "../inspection/localContext.ts";
import { isSendable, mostFee, pricePerGas } from "../inspection/preparing.ts";
import { exceptionOffer } from "../overrides/exceptionOffer.ts";
import { hashToSign } from "../signing/hashToSign.ts";
import { kindOf } from "./activityRow.ts";
import type { Desk, OpenRequest } from "./desk.ts";

/** What of the desk, and of an open request, is looked at to show it. */
export type ShownDesk = Pick<Desk, "lastOrigin"> & {
  deps: Pick<Desk["deps"], "approvals" | "readPolicy" | "networks"> & {
    accounts: Pick<Desk["deps"]["accounts"], "nameOf" | "view" | "selected">;
  };
};
export type ShownRequest = Pick<OpenRequest, "row" | "act"> & {
  inspection: Pick<OpenRequest["inspection"], "state">;
};

/** What the approval window shows of one open request. */
export function requestView(desk: ShownDesk, entry: ShownRequest): RequestView {
  const { row, inspection } = entry;
  const { accounts, networks, approvals } = desk.deps;
  const state = inspection.state();
  const offer = approvals.offer(row, state);
  const network = networks.find(row.chainId);
  return {
    ...{ id: row.id, at: row.at, kind: kindOf(row) },
    source: toSource(row.source),
    account: row.account,
    accountName: row.account === null ? "" : accounts.nameOf(row.account),
    chainId: row.chainId,
    chainName: network?.name ?? `Network ${row.chainId}`,
    ...shownState(entry, state, offer),
    subjectHash: row.subjectHash,
    description: withHashes(row, state),
    services: state.services,
    servicesText: state.servicesText,
    simulation: state.simulation,
    lists: state.lists,
    fee: feeView(state.prepared, network?.symbol ?? "ETH"),
    notices: noticesOf(desk, row, state),
    choices: choicesOf(desk, row),
    exception: exceptionOffer(state, desk.deps.readPolicy(row.account)),
  };
}

function shownState(
  { act }: ShownRequest,
  state: InspectionState,
  { digest, requirement }: Offer,
): Pick<RequestView, "state" | "digest" | "requirement" | "decision"> {
  const shown = act === "none" ? state.progress : act;
  return { state: shown, digest, requirement, decision: state.decision };
}

/** Beside what is said of it, the hash that is signed of each transaction: it is known only once its number and fees are. */
function withHashes(
  { subject, chainId }: RequestRow,
  { description, prepared }: InspectionState,
): RequestView["description"] {
  if (!isSendable(subject) || prepared.length === 0) return description;
  const calls = subject.kind === "calls" ? subject.calls : [subject];
  const hashes = prepared.flatMap((one, index) => {
    const call = calls[index];
    if (call === undefined) return [];
    const label =
      calls.length === 1 ? "Transaction hash to sign" : `Transaction hash to sign, call ${index + 1}`;
    return [{ label, value: hashToSign({ chainId, call, prepared: one }) }];
  });
  return { ...description, digests: [...description.digests, ...hashes] };
}

function toSource(source: AskSource): RequestSource {
  if (source.kind === "wallet") return source;
  const { origin, topOrigin } = source;
  const { host, hostname } = new URL(origin);
  return {
    kind: "site",
    ...{ origin, host, topOrigin },
    registrableDomain: getDomain(hostname) ?? hostname,
    isSecure: isSecure(origin),
  };
}

function feeView(prepared: readonly PreparedTransaction[], symbol: string): RequestView["fee"] {
  const [first] = prepared;
  if (first === undefined) return null;
  const maxTotal = mostFee(prepared);
  const gas = prepared.reduce((sum, one) => sum + one.gas, 0n);
  return {
    gas: gas.toString(),
    maxFeePerGas: pricePerGas(first).toString(),
    maxTotal: maxTotal.toString(),
    text: feeAmount(maxTotal, symbol),
  };
}

function noticesOf({ lastOrigin }: ShownDesk, row: RequestRow, state: InspectionState): readonly string[] {
  const { source, subject } = row;
  const notices: string[] = [];
  if (source.kind === "site") {
    if (lastOrigin !== null && lastOrigin !== source.origin) {
      notices.push("Not the site of the last request");
    }
    if (source.topOrigin !== source.origin) {
      const top = source.topOrigin === null ? "another site" : new URL(source.topOrigin).host;
      notices.push(`Asked from a frame inside ${top}`);
    }
  }
  if (subject.kind === "calls" && subject.calls.length > 1)
    notices.push("Not all or nothing: the calls are sent one after the other");
  const [first] = state.prepared;
  if (subject.kind === "transaction" && first !== undefined) {
    const { nonce } = subject.wishes;
    if (nonce !== undefined && nonce !== first.nonce) {
      notices.push(`The site asked for the number ${nonce}; the wallet uses ${first.nonce}`);
    }
  }
  if (state.obstacle !== null) notices.push(`It cannot be sent now: ${state.obstacle}`);
  return notices;
}

function choicesOf({ deps }: ShownDesk, { subject, account }: RequestRow): RequestView["choices"] {
  if (subject.kind !== "connect") return [];
  const preselected = account ?? deps.accounts.selected();
  return deps.accounts
    .view()
    .list.map(({ address, name }) => ({ address, name, isPreselected: address === preselected }));
}
