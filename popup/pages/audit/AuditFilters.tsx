import { type FormEvent, useState } from "react";
import { auditKinds } from "../../../extension/messages/views.policy.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { auditText } from "../../text/audit.ts";
import styles from "../pages.module.css";
import { type FilterForm, isFiltered, noFilter } from "./auditFilter.ts";

export interface AuditFiltersProps {
  form: FilterForm;
  onChange: (form: FilterForm) => void;
}

/** Kind, site and SecWare act when chosen; the words when the form is sent, so that typing asks nothing. */
export function AuditFilters({ form, onChange }: AuditFiltersProps) {
  const [text, setText] = useState(form.text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onChange({ ...form, text });
  };
  const clear = (): void => {
    setText("");
    onChange(noFilter);
  };
  return (
    <search>
      <form className={styles["filters"]} onSubmit={submit}>
        <Menus form={form} onChange={onChange} />
        <div className={styles["pair"]}>
          <TextField label={auditText.words} value={text} onChange={setText} maxLength={80} />
          <Actions>
            <Button type="submit">{auditText.apply}</Button>
            {isFiltered(form) ? (
              <Button look="quiet" onPress={clear}>
                {auditText.clear}
              </Button>
            ) : null}
          </Actions>
        </div>
      </form>
    </search>
  );
}

function Menus({ form, onChange }: AuditFiltersProps) {
  const any = { value: "" as const, label: auditText.any };
  const wares = useSnapshot("hub")?.bindings ?? [];
  const connected = useSnapshot("sites")?.list ?? [];
  const asked = useSnapshot("activity")?.list ?? [];
  const origins = [...new Set([...connected, ...asked].map(({ origin }) => origin))].filter(
    (origin) => origin !== "",
  );
  return (
    <div className={styles["triple"]}>
      <SelectField
        label={auditText.kind}
        value={form.kind}
        onChange={(kind) => onChange({ ...form, kind })}
        options={[any, ...auditKinds.map((kind) => ({ value: kind, label: auditText.kinds[kind] }))]}
      />
      <SelectField
        label={auditText.site}
        value={form.origin}
        onChange={(origin) => onChange({ ...form, origin })}
        options={[any, ...origins.map((origin) => ({ value: origin, label: origin }))]}
      />
      <SelectField
        label={auditText.ware}
        value={form.ware}
        onChange={(ware) => onChange({ ...form, ware })}
        options={[any, ...wares.map(({ ware, name }) => ({ value: String(ware), label: name }))]}
      />
    </div>
  );
}
