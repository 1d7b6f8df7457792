import type { Description, FlowView, RequestView } from "../../extension/messages/views.request.ts";
import { ArrowDownLeft, ArrowUpRight, KeyRound } from "../look/icons.ts";
import { ShortAddress } from "../parts/AddressText.tsx";
import type { Icon } from "../parts/Button.tsx";
import { Note } from "../parts/Note.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { Section } from "./Section.tsx";

/** One sentence from decoded facts, then what goes out, comes in and becomes allowed. */
export function WhatHappens({ view }: { view: RequestView }) {
  const { description } = view;
  return (
    <Section title={approvalText.sectionWhat}>
      <p className={styles["sentence"]}>
        <bdi>{description.sentence}</bdi>
      </p>
      {description.isUnderstood ? null : <Note tone="unknown">{approvalText.notUnderstood}</Note>}
      <Flows flows={description} />
      {view.kind === "message" ? <MessageText description={description} /> : null}
      <Simulated simulation={view.simulation} />
      {view.simulation.status === "would-fail" ? <Note tone="caution">{view.simulation.text}</Note> : null}
    </Section>
  );
}

/** What moved when it was run against a copy of the chain, beside what was decoded. */
function Simulated({ simulation: { effects } }: { simulation: RequestView["simulation"] }) {
  if (effects === undefined) return null;
  const isEmpty = effects.out.length + effects.in.length + effects.allowed.length === 0;
  return (
    <>
      <p className={styles["faint"]}>{approvalText.simulatedAt(effects.block)}</p>
      {isEmpty ? <p className={styles["faint"]}>{approvalText.nothingMoved}</p> : <Flows flows={effects} />}
    </>
  );
}

type FlowGroups = Pick<Description, "out" | "in" | "allowed">;

function Flows({ flows: { out, in: incoming, allowed } }: { flows: FlowGroups }) {
  if (out.length + incoming.length + allowed.length === 0) return null;
  return (
    <dl className={styles["flows"]}>
      <Flow word={approvalText.out} icon={ArrowUpRight} flows={out} />
      <Flow word={approvalText.in} icon={ArrowDownLeft} flows={incoming} />
      <Flow word={approvalText.allowed} icon={KeyRound} flows={allowed} />
    </dl>
  );
}

function Flow({ word, icon: Shape, flows }: { word: string; icon: Icon; flows: readonly FlowView[] }) {
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
          {flow.note === null ? null : <div className={styles["faint"]}>{flow.note}</div>}
        </dd>
      ))}
    </div>
  );
}

/** A message is shown as it is, as text and never as markup. */
function MessageText({ description }: { description: Description }) {
  const text = description.rows[0]?.value ?? description.raw;
  return (
    <pre className={styles["message"]} dir="auto">
      {text}
    </pre>
  );
}
