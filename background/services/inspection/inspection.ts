import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Decision } from "../../../extension/domain/decision.ts";
import type { Description } from "../../../extension/domain/description.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { RequestView, ServiceView } from "../../../extension/messages/views.request.ts";
import type { KeptVerdict } from "../../../extension/storage/activity.ts";
import type { PreparedTransaction, RequestRow } from "../../../extension/storage/requests.ts";
import type { ServiceAnswer } from "./services.ts";

/** What is known of one request at one moment. */
export interface InspectionState {
  /** `checking` while anything that was asked may still answer. */
  progress: "checking" | "ready";
  context: InspectionContext;
  /** What rules and exceptions ask about. */
  facts: PolicyFacts;
  description: Description;
  decision: Decision;
  services: readonly ServiceView[];
  servicesText: string;
  simulation: RequestView["simulation"];
  lists: RequestView["lists"];
  /** One for a transaction, one for each call of a batch, none for what is not sent. */
  prepared: readonly PreparedTransaction[];
  /** Why it cannot be sent now; null: it can, or it is not for sending. */
  obstacle: string | null;
  verdicts: readonly KeptVerdict[];
  /** Every answer and every gap as policy counted it. */
  answers: readonly ServiceAnswer[];
  /** The verdicts that were counted, by the hash of each signature. */
  verdictIds: readonly Hex[];
}

/** The inspection of one open request. Lives as long as the worker; a new worker begins again. */
export interface Inspection {
  state(): InspectionState;
  /** Asks the SecWares, once. Only the request on the screen is sent to them. */
  askServices(): void;
  /** Decides again with the policy of now, and without a verdict that is no longer valid. */
  decideAgain(): void;
  /** At the click: reads nonce, fees and chain again, and decides again. Effects: network. Never throws. */
  recheck(): Promise<InspectionState>;
  /** Nothing more is published; answers that still come are kept as evidence. */
  close(): void;
}

/** Inspects requests: local checks at once, the chain and SecWares as they answer. */
export interface InspectionService {
  /** Never throws. `onChange` is called whenever `state()` gives something new. Effects: network, storage. */
  begin(row: RequestRow, onChange: () => void): Inspection;
}
