import { useEffect, useState } from "react";
import { auditMarkField, type VerdictMark } from "../../../extension/messages/views.policy.ts";
import { type Act, useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";

export interface OwnMark {
  mark: VerdictMark | null;
  act: Act;
  say(mark: VerdictMark | null): void;
}

/** The user's own word on one verdict, as the log has it. Effects: messages to the background. */
export function useOwnMark(request: string, ware: number): OwnMark {
  const { client } = useWallet();
  const act = useAct();
  const [mark, setMark] = useState<VerdictMark | null>(null);
  useEffect(() => {
    let isWanted = true;
    // A log that cannot be read shows no mark; a new one can still be made, and its answer says what is wrong.
    client("loadAudit", { filter: { kinds: ["mark"], request, ware }, limit: 1 })
      .then(({ entries: [last] }) => {
        const value = last?.fields.find(({ name }) => name === auditMarkField)?.value;
        if (isWanted) setMark((now) => now ?? toMark(value));
      })
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [client, request, ware]);
  const say = (next: VerdictMark | null): void =>
    act.run(async () => {
      const answer = await client("markVerdict", { request, ware, mark: next });
      if (answer.status === "refused") return act.setProblem(answer.reason);
      setMark(next);
    });
  return { mark, act, say };
}

function toMark(value: string | undefined): VerdictMark | null {
  return value === "false-alarm" || value === "missed" ? value : null;
}
