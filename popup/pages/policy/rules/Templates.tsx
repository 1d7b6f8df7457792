import { Disclosure } from "../../../parts/Disclosure.tsx";
import { useWallet } from "../../../state/wallet.ts";
import { policyRuleText } from "../../../text/policyRule.ts";
import { policyTemplateText } from "../../../text/policyTemplates.ts";
import pageStyles from "../../pages.module.css";
import type { Choices } from "../choices.ts";
import type { RuleDraft } from "../draft/ruleDraft.ts";
import { templates } from "../draft/templates.ts";
import { minutesAhead } from "../localClock.ts";
import styles from "../policy.module.css";

export interface TemplatesProps {
  choices: Choices;
  onChoose: (draft: RuleDraft) => void;
}

/** Whole rules to begin with; a press fills the form below. */
export function Templates({ choices, onChoose }: TemplatesProps) {
  const { now } = useWallet();
  const choose = (make: (typeof templates)[number]["make"]): void =>
    onChoose(
      make({
        bound: choices.bound,
        sites: choices.sites.map(({ value }) => value),
        aheadMinutes: minutesAhead(now()),
      }),
    );
  return (
    <Disclosure title={policyRuleText.start} isOpen>
      <p className={pageStyles["faint"]}>{policyRuleText.startHint}</p>
      <div className={styles["templates"]}>
        {templates.map(({ id, make }) => (
          <button key={id} type="button" className={styles["template"]} onClick={() => choose(make)}>
            <strong>{policyTemplateText.templates[id].title}</strong>
            <span>{policyTemplateText.templates[id].text}</span>
          </button>
        ))}
      </div>
    </Disclosure>
  );
}
