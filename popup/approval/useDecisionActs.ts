import { useEffect, useRef, useState } from "react";
import type { ResponseFor } from "../../extension/messages/client.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { describeProblem } from "../state/useAct.ts";
import { useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { actOnce, createOnce } from "./once.ts";
import type { RequestProgress } from "./useProgress.ts";

export interface DecisionActs {
  isBusy: boolean;
  /** What came of the last act, for the screen. */
  outcome: { tone: "caution" | "critical"; text: string } | null;
  approve(): void;
  reject(): void;
}

/**
 * The user's yes and no to exactly the digest shown. A yes is sent once per digest; "no" may be sent again and again.
 *
 * Effects: messages to the background.
 */
export function useDecisionActs(view: RequestView, progress: RequestProgress): DecisionActs {
  const { client } = useWallet();
  const [once] = useState(createOnce);
  const [busyDigest, setBusyDigest] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<DecisionActs["outcome"]>(null);
  const approve = (): void => {
    const act = () => client("approveRequest", actOf(view, progress));
    const answered = actOnce(once, `${view.id} ${view.digest}`, act);
    if (answered === null) return;
    setBusyDigest(view.digest);
    answered
      .then((answer) => setOutcome(outcomeOf(answer)))
      .catch((error: unknown) => setOutcome({ tone: "critical", text: describeProblem(error) }))
      .finally(() => setBusyDigest(null));
  };
  const reject = (): void => {
    client("rejectRequest", { id: view.id }).catch((error: unknown) =>
      setOutcome({ tone: "critical", text: describeProblem(error) }),
    );
  };
  useEscape(reject);
  return { isBusy: busyDigest === view.digest, outcome, approve, reject };
}

function actOf(view: RequestView, { opened, word, chosen }: RequestProgress) {
  return {
    id: view.id,
    digest: view.digest,
    opened: [...opened],
    ...(view.requirement.kind === "hold" ? { word: word.trim() } : {}),
    ...(view.kind === "connect" ? { accounts: [...chosen] } : {}),
  };
}

function outcomeOf(answer: ResponseFor<"approveRequest">): DecisionActs["outcome"] {
  switch (answer.status) {
    case "approved":
      return null;
    case "changed":
      return { tone: "caution", text: approvalText.changed(answer.reason) };
    case "gone":
      return { tone: "caution", text: approvalText.gone };
    case "not-allowed":
      return { tone: "critical", text: `${answer.reason} ${approvalText.nothingSigned}` };
    case "failed":
      return { tone: "critical", text: answer.reason };
  }
}

/** Escape is a no, from anywhere in the window. */
function useEscape(reject: () => void): void {
  const latest = useRef(reject);
  useEffect(() => {
    latest.current = reject;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
