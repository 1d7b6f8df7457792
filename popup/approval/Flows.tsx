import type { Description, FlowView } from "../../extension/messages/views.request.ts";
import { ArrowDownLeft, ArrowUpRight, KeyRound } from "../look/icons.ts";
import { ShortAddress } from "../parts/AddressText.tsx";
import type { Icon } from "../parts/Button.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";

type FlowGroups = Pick<Description, "out" | "in" | "allowed">;

/** What goes out, comes in and becomes allowed; what was only simulated is marked so at every group. */
export function Flows({ flows, isSimulated = false }: { flows: FlowGroups; isSimulated?: boolean }) {
  const { out, in: incoming, allowed } = flows;
  if (out.length + incoming.length + allowed.length === 0) return null;
  return (
    <dl className={styles["flows"]}>
      <Flow word={approvalText.out} icon={ArrowUpRight} flows={out} isSimulated={isSimulated} />
      <Flow word={approvalText.in} icon={ArrowDownLeft} flows={incoming} isSimulated={isSimulated} />
      <Flow word={approvalText.allowed} icon={KeyRound} flows={allowed} isSimulated={isSimulated} />
    </dl>
  );
}

interface FlowProps {
  word: string;
  icon: Icon;
  flows: readonly FlowView[];
  isSimulated: boolean;
}

function Flow({ word, icon: Shape, flows, isSimulated }: FlowProps) {
  if (flows.length === 0) return null;
  return (
    <div className={styles["flow"]}>
      <dt>
        <Shape size={16} aria-hidden />
        {word}
      </dt>
      {flows.map((flow, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two calls may move the same twice, and their order never changes.
        <dd key={at}>
          <bdi className={styles["amount"]}>
            {flow.amount} {flow.symbol}
          </bdi>
          {flow.token === null ? null : (
            <>
              {" "}
              <ShortAddress address={flow.token} />
            </>
          )}
          {isSimulated && flow.party !== null ? (
            <>
              {" "}
              {approvalText.simulatedBy} <ShortAddress address={flow.party} />
            </>
          ) : null}
          {isSimulated ? <span className={styles["faint"]}> {approvalText.simulated}</span> : null}
          {flow.note === null ? null : <div className={styles["faint"]}>{flow.note}</div>}
        </dd>
      ))}
    </div>
  );
}
