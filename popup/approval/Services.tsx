import type { RequestView, ServiceView } from "../../extension/messages/views.request.ts";
import { LoaderCircle } from "../look/icons.ts";
import { Rows } from "../parts/Card.tsx";
import { LevelMark } from "../parts/LevelMark.tsx";
import partStyles from "../parts/parts.module.css";
import { useNow } from "../state/wallet.ts";
import { formatSec } from "../text/amounts.ts";
import { approvalText } from "../text/approval.ts";
import { formatAge } from "../text/times.ts";
import styles from "./approval.module.css";
import { Section } from "./Section.tsx";

/** Every SecWare by name as it answers, and the steps that this wallet has or has not taken itself. */
export function Services({ view }: { view: RequestView }) {
  return (
    <Section title={approvalText.sectionServices}>
      {view.services.length === 0 ? (
        <p>{view.servicesText}</p>
      ) : (
        <ul>
          {view.services.map((service) => (
            <ServiceLine key={service.ware} service={service} />
          ))}
        </ul>
      )}
      <Rows
        rows={[
          { label: approvalText.simulation, value: view.simulation.text },
          { label: approvalText.lists, value: view.lists.text },
        ]}
      />
    </Section>
  );
}

function ServiceLine({ service }: { service: ServiceView }) {
  const now = useNow();
  return (
    <li className={styles["service"]}>
      <bdi className={styles["serviceName"]}>{service.name}</bdi>
      <ServiceWord service={service} />
      {service.text === "" ? null : <bdi className={styles["serviceText"]}>{service.text}</bdi>}
      <ServiceFacts service={service} now={now} />
    </li>
  );
}

function ServiceWord({ service }: { service: ServiceView }) {
  if (service.status === "asking") {
    return (
      <span className={partStyles["mark"]}>
        <LoaderCircle size={16} className={partStyles["spin"] ?? ""} aria-hidden />
        {approvalText.asking}
      </span>
    );
  }
  if (service.status === "not-asked") return <LevelMark level="unknown" word={approvalText.notAsked} />;
  if (service.status === "gap") return <LevelMark level="unknown" word={approvalText.gap} />;
  return <LevelMark level={service.level ?? "unknown"} />;
}

function ServiceFacts({ service, now }: { service: ServiceView; now: number }) {
  const facts = [
    service.issuedAt === null ? "" : approvalText.verdictAge(formatAge(service.issuedAt, now)),
    service.latencyMs === null ? "" : approvalText.latency(Math.round(service.latencyMs)),
    service.price === "" ? "" : approvalText.price(formatSec(service.price)),
    service.isSignatureValid === null
      ? ""
      : service.isSignatureValid
        ? approvalText.signatureOk
        : approvalText.signatureBad,
  ].filter((fact) => fact !== "");
  return facts.length === 0 ? null : (
    <span className={`${styles["serviceText"]} ${styles["faint"]}`}>{facts.join(" · ")}</span>
  );
}
