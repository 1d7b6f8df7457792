import { useEffect, useRef, useState } from "react";
import { Plus } from "../../../look/icons.ts";
import { Button } from "../../../parts/Button.tsx";
import { Group } from "../../../parts/Choice.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import pageStyles from "../../pages.module.css";
import type { Choices } from "../choices.ts";
import { blankPart, type PartDraft } from "../draft/partDraft.ts";
import type { Fault } from "../draft/ruleDraft.ts";
import styles from "../policy.module.css";
import { PartFields } from "./PartFields.tsx";

export interface PartsProps {
  parts: readonly PartDraft[];
  fault: Fault | null;
  choices: Choices;
  onChange: (parts: readonly PartDraft[]) => void;
}

/** The conditions of a rule. A new one takes the focus; after a removal the button for the next one has it. */
export function Parts({ parts, fault, choices, onChange }: PartsProps) {
  const list = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const [isAdded, setAdded] = useState(false);
  useEffect(() => {
    if (!isAdded) return;
    list.current?.lastElementChild?.querySelector("select")?.focus();
    setAdded(false);
  }, [isAdded]);
  return (
    <Group legend={text.when}>
      <div ref={list} className={styles["part"]}>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place.
          <Group key={at} legend={text.part(at + 1)} isFramed>
            <PartFields
              part={part}
              choices={choices}
              problem={fault?.field === at ? fault.problem : null}
              onChange={(next) => onChange(parts.with(at, next))}
            />
            <div>
              <Button
                look="quiet"
                onPress={() => {
                  onChange(parts.toSpliced(at, 1));
                  more.current?.focus();
                }}
              >
                {text.removePart(at + 1)}
              </Button>
            </div>
          </Group>
        ))}
      </div>
      {parts.length === 0 ? <p className={pageStyles["faint"]}>{text.whenEvery}</p> : null}
      {parts.length >= 16 ? null : (
        <div>
          <Button
            ref={more}
            look="quiet"
            icon={Plus}
            onPress={() => {
              onChange([...parts, blankPart]);
              setAdded(true);
            }}
          >
            {text.addPart}
          </Button>
        </div>
      )}
    </Group>
  );
}
