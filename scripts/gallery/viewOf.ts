import type { Approvals } from "../../background/services/approvals/approvals.ts";
import { createApprovals } from "../../background/services/approvals/createApprovals.ts";
import { factsOf } from "../../background/services/inspection/conclude.ts";
import type { InspectionState } from "../../background/services/inspection/inspection.ts";
import { listsWords } from "../../background/services/inspection/listsWords.ts";
import { servicesText } from "../../background/services/inspection/serviceViews.ts";
import { simulationView } from "../../background/services/inspection/simulating.ts";
import { defaultNetworks } from "../../background/services/networks/defaultNetworks.ts";
import { requestView, type ShownDesk } from "../../background/services/requests/requestView.ts";
import type { InspectionContext } from "../../extension/domain/context.ts";
import type { Decision } from "../../extension/domain/decision.ts";
import type { Description } from "../../extension/domain/description.ts";
import { defaultPolicy } from "../../extension/domain/policy/presets.ts";
import type { Address } from "../../extension/domain/primitives.ts";
import { subjectHashOf } from "../../extension/domain/subject/subjectHashOf.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import type { RequestRow } from "../../extension/storage/requests.ts";

/** What was judged, with the words for it. */
export interface Judged {
  id: string;
  origin: string;
  account: Address;
  chainId: number;
  subject: Subject;
  context: InspectionContext;
  description: Description;
  decision: Decision;
}

/** The wallet's own view of a request that no SecWare was asked about and no node was read for. */
export function viewOf(judged: Judged): RequestView {
  const row = rowOf(judged);
  const state = stateOf(judged, row);
  const desk = deskOf(
    judged,
    createApprovals(() => judged.context.now),
  );
  return requestView(desk, { row, act: "none", inspection: { state: () => state } });
}

function rowOf({ id, origin, account, chainId, subject, context }: Judged): RequestRow {
  const source = { kind: "site", origin, topOrigin: origin, documentId: id, tabId: 1, frameId: 0 } as const;
  return {
    ...{ id, source, subject, account, chainId },
    at: context.now,
    expiresAt: context.now + 600_000,
    subjectHash: subjectHashOf(subject),
    note: null,
    callsId: null,
    state: "ready",
    approval: null,
    signed: null,
    outcome: null,
    settledAt: null,
  };
}

function stateOf(judged: Judged, row: RequestRow): InspectionState {
  const { subject, context, description, decision } = judged;
  return {
    progress: "ready",
    ...{ context, description, decision },
    facts: factsOf(row, context),
    services: [],
    servicesText: servicesText({ stage: "done", bound: [] }, new Map()),
    simulation: simulationView(subject, context, { obstacle: null, isReading: false }),
    lists: listsWords(context.lists, context.now),
    prepared: [],
    obstacle: null,
    verdicts: [],
    answers: [],
    verdictIds: [],
  };
}

/** A wallet with one account that speaks of the networks of a fresh profile. Fake. */
function deskOf({ account }: Judged, approvals: Approvals): ShownDesk {
  const list = [{ address: account, name: "Account 1", kind: "derived" }] as const;
  return {
    lastOrigin: null,
    deps: {
      approvals,
      readPolicy: () => ({ status: "decoded", document: defaultPolicy }),
      accounts: {
        nameOf: () => list[0].name,
        view: () => ({ selected: account, list }),
        selected: () => account,
      },
      networks: {
        find: (chainId) => {
          const known = defaultNetworks.find((network) => network.chainId === chainId);
          return known === undefined ? null : { ...known, isHome: false };
        },
      },
    },
  };
}
