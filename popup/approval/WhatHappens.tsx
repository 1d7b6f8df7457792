import type { Description, RequestView } from "../../extension/messages/views.request.ts";
import { Note } from "../parts/Note.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { Flows } from "./Flows.tsx";
import { Hearsay } from "./Hearsay.tsx";
import { Section } from "./Section.tsx";
import { Simulated } from "./Simulated.tsx";

/** One sentence from decoded facts, then what goes out, comes in and becomes allowed. */
export function WhatHappens({ view }: { view: RequestView }) {
  const { description } = view;
  return (
    <Section title={approvalText.sectionWhat}>
      <p className={styles["sentence"]}>
        <bdi>{description.sentence}</bdi>
      </p>
      {description.isUnderstood ? null : <Note tone="unknown">{approvalText.notUnderstood}</Note>}
      <Hearsay description={description} />
      <Flows flows={description} />
      {view.kind === "message" ? <MessageText description={description} /> : null}
      <Simulated view={view} />
    </Section>
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
