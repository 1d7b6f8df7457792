import type { RequestView } from "../../extension/messages/views.request.ts";
import { AddressText } from "../parts/AddressText.tsx";
import { Tick } from "../parts/Choice.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { Section } from "./Section.tsx";
import type { RequestProgress } from "./useProgress.ts";

/** Which accounts a connecting site gets to see. */
export function Accounts({ view, progress }: { view: RequestView; progress: RequestProgress }) {
  if (view.kind !== "connect") return null;
  return (
    <Section title={approvalText.sectionAccounts}>
      {view.choices.map(({ address, name }) => (
        <Tick
          key={address}
          isOn={progress.chosen.includes(address)}
          onChange={(isOn) => progress.choose(address, isOn)}
        >
          <bdi className={styles["amount"]}>{name}</bdi>
          <br />
          <AddressText address={address} />
        </Tick>
      ))}
      {progress.action.kind === "accounts-missing" ? <p role="status">{approvalText.pickAccount}</p> : null}
    </Section>
  );
}
