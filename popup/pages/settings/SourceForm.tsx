import { type FormEvent, useId, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { sendFile } from "../../state/sendFile.ts";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import styles from "../pages.module.css";

export type AddedSource = { status: "added" } | { status: "refused"; reason: string };

export interface SourceWords {
  address: string;
  /** On the button. */
  addAddress: string;
  file: string;
  added: string;
  notArrived: string;
}

export interface SourceFormProps {
  words: SourceWords;
  addAddress: (url: string) => Promise<AddedSource>;
  /** `name`: what the user's own disk calls it. */
  addFile: (file: string, name: string) => Promise<AddedSource>;
}

/** Adds something of the user's own choice, by its address or from a file. */
export function SourceForm({ words, addAddress, addFile }: SourceFormProps) {
  const { client } = useWallet();
  const act = useAct();
  const fileId = useId();
  const [url, setUrl] = useState("");
  const [isAdded, setAdded] = useState(false);
  const run = (add: () => Promise<AddedSource>) => {
    setAdded(false);
    act.run(async () => {
      const answer = await add();
      if (answer.status === "refused") return act.setProblem(answer.reason);
      setUrl("");
      setAdded(true);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => addAddress(url));
  };
  const pick = (picked: File) =>
    run(async () => {
      const file = await sendFile(client, picked);
      return file === null
        ? { status: "refused", reason: words.notArrived }
        : addFile(file, picked.name.slice(0, 100));
    });
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextField label={words.address} inputMode="url" isCode value={url} onChange={setUrl} />
      <Actions>
        <Button type="submit" isBusy={act.isBusy}>
          {words.addAddress}
        </Button>
      </Actions>
      <div className={styles["form"]}>
        <label htmlFor={fileId}>
          <strong>{words.file}</strong>
        </label>
        <input
          id={fileId}
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => {
            const picked = target.files?.[0];
            if (picked !== undefined) pick(picked);
            // The same file can be picked again after it was changed.
            target.value = "";
          }}
        />
      </div>
      <Problem text={act.problem} />
      <span role="status">{isAdded ? words.added : ""}</span>
    </form>
  );
}
