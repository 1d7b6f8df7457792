import { useEffect, useState } from "react";
import type { Address } from "../../extension/domain/primitives.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { useWallet } from "../state/wallet.ts";
import { type MainAction, mainActionOf, type Progress, pointsLeft } from "./readiness.ts";

interface Steps {
  /** What the steps were made on; another digest means another thing to read. */
  digest: string;
  opened: ReadonlySet<string>;
  word: string;
  isReviewing: boolean;
  heldSince: number | null;
}

export interface RequestProgress {
  opened: ReadonlySet<string>;
  word: string;
  isReviewing: boolean;
  chosen: readonly Address[];
  action: MainAction;
  /** The action by the clock of this instant, for the press itself. */
  actionNow(): MainAction;
  open(point: string): void;
  type(word: string): void;
  review(isReviewing: boolean): void;
  choose(address: Address, isOn: boolean): void;
}

/** What the user did on this request. All of it is forgotten when the digest changes: it was done on something else. */
export function useProgress(view: RequestView): RequestProgress {
  const { elapsed } = useWallet();
  const [kept, setKept] = useState<Steps>(() => firstSteps(view.digest));
  const [choice, setChoice] = useState<readonly Address[]>(() => preselected(view));
  const [, redraw] = useState(0);
  const steps = kept.digest === view.digest ? kept : firstSteps(view.digest);
  const change = (part: Partial<Steps>): void => {
    const next = { ...steps, ...part };
    const isHeld = next.isReviewing && pointsLeft(view.requirement, next.opened) === 0;
    setKept({ ...next, heldSince: isHeld ? (next.heldSince ?? elapsed()) : null });
  };
  const progress: Progress = { ...steps, chosen: view.kind === "connect" ? choice.length : null };
  const action = mainActionOf(view, progress, elapsed());
  const leftMs = action.kind === "arming" && steps.heldSince !== null ? action.leftMs : null;
  useEffect(() => {
    if (leftMs === null) return;
    const timer = setTimeout(() => redraw((count) => count + 1), Math.min(leftMs, 250));
    return () => clearTimeout(timer);
  });
  return {
    ...steps,
    chosen: choice,
    action,
    actionNow: () => mainActionOf(view, progress, elapsed()),
    open: (point) => change({ opened: new Set([...steps.opened, point]) }),
    type: (word) => change({ word }),
    review: (isReviewing) => change({ isReviewing }),
    choose: (address, isOn) =>
      setChoice(isOn ? [...choice, address] : choice.filter((other) => other !== address)),
  };
}

const firstSteps = (digest: string): Steps => ({
  digest,
  opened: new Set(),
  word: "",
  isReviewing: false,
  heldSince: null,
});

const preselected = ({ choices }: RequestView): readonly Address[] =>
  choices.filter(({ isPreselected }) => isPreselected).map(({ address }) => address);
