import { useState } from "react";
import { Plus, Trash2 } from "../../../look/icons.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { Group } from "../../../parts/Choice.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { Note } from "../../../parts/Note.tsx";
import { formatUnits } from "../../../text/amounts.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { wordsText } from "../../../text/words.ts";
import pageStyles from "../../pages.module.css";
import type { Choices } from "../choices.ts";
import { blankPrice, type PriceField, readPrice, withoutPrice } from "../draft/priceDraft.ts";
import { symbolOf } from "../draft/quantities.ts";
import { TokenField } from "../fields/TokenField.tsx";
import styles from "../policy.module.css";
import type { DocumentCardProps } from "./CombinePart.tsx";

/** The user's own prices; a token without one is a gap for every rule about money. */
export function PricesPart({ document, choices, onChange }: DocumentCardProps) {
  const prices = Object.entries(document.prices ?? {});
  return (
    <div className={styles["part"]}>
      <p className={pageStyles["faint"]}>{text.pricesLead}</p>
      <Note tone="unknown">{text.pricesGap}</Note>
      {prices.length === 0 ? <p>{text.noPrices}</p> : null}
      <ul className={pageStyles["lines"]}>
        {prices.map(([key, { perUnit }]) => (
          <li key={key} className={pageStyles["split"]}>
            <div className={pageStyles["keep"]}>
              <strong>{nameOf(key, choices)}</strong>
              <p className={pageStyles["faint"]}>{text.priceIs(formatUnits(perUnit, 2))}</p>
            </div>
            <IconButton
              label={text.removePrice(nameOf(key, choices))}
              icon={Trash2}
              onPress={() => onChange(withoutPrice(document, key))}
            />
          </li>
        ))}
      </ul>
      <PriceFields document={document} onChange={onChange} />
    </div>
  );
}

function nameOf(key: string, { chains }: Choices): string {
  const [chain = "", token = ""] = key.split(":");
  const network = chains.find(({ value }) => value === chain)?.label ?? chain;
  return text.priceOf(symbolOf(token) ?? wordsText.shortened(token), network);
}

function PriceFields({ document, onChange }: Omit<DocumentCardProps, "choices">) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(blankPrice);
  const [fault, setFault] = useState<{ field: PriceField; problem: string } | null>(null);
  const problemAt = (field: PriceField): string | null => (fault?.field === field ? fault.problem : null);
  const keep = (): void => {
    const reading = readPrice(draft, document);
    setFault(reading.status === "complete" ? null : { field: reading.field, problem: reading.problem });
    if (reading.status !== "complete") return;
    onChange(reading.document);
    setDraft(blankPrice);
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <Actions>
        <Button icon={Plus} onPress={() => setOpen(true)}>
          {text.addPrice}
        </Button>
      </Actions>
    );
  }
  return (
    <Group legend={text.addPrice} isFramed problem={fault?.field === "token" ? fault.problem : null}>
      <TextField
        label={text.chain}
        value={draft.chain}
        onChange={(chain) => setDraft({ ...draft, chain })}
        problem={problemAt("chain")}
        inputMode="numeric"
      />
      <TokenField unit={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} asksDecimals />
      <TextField
        label={text.price}
        value={draft.price}
        onChange={(price) => setDraft({ ...draft, price })}
        problem={problemAt("price")}
        inputMode="decimal"
      />
      <Actions>
        <Button onPress={keep}>{text.addPrice}</Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {wordsText.cancel}
        </Button>
      </Actions>
    </Group>
  );
}
