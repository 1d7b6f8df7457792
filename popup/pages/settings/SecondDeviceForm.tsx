import { type FormEvent, useEffect, useRef, useState } from "react";
import { CopyButton } from "../../parts/AddressText.tsx";
import { Button } from "../../parts/Button.tsx";
import { Actions, Stack } from "../../parts/Card.tsx";
import { PasswordField, TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { ProofField } from "../../parts/Proof.tsx";
import { QrCode } from "../../parts/QrCode.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { factorText } from "../../text/factors.ts";
import styles from "../pages.module.css";
import { type FactorFormProps, problemOf } from "./SecondPasswordForm.tsx";

export interface DeviceSecret {
  uri: string;
  secret: string;
}

/** First the password, then the code to scan, then one code of the app as the proof that it was scanned. */
export function SecondDeviceForm({ isSetUp, onDone }: FactorFormProps) {
  const [begun, setBegun] = useState<DeviceSecret | null>(null);
  if (begun !== null) return <ConfirmDevice {...begun} onDone={onDone} />;
  return <BeginDevice isSetUp={isSetUp} onBegun={setBegun} />;
}

interface BeginDeviceProps {
  isSetUp: boolean;
  onBegun: (begun: DeviceSecret) => void;
}

function BeginDevice({ isSetUp, onBegun }: BeginDeviceProps) {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const [present, setPresent] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const proved = isSetUp ? { proof: present } : {};
      const answer = await client("beginSecondDevice", { password, ...proved });
      if (answer.status === "begun") onBegun(answer);
      else act.setProblem(problemOf(answer));
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <PasswordField
        label={factorText.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {isSetUp ? <ProofField factor="second-device" value={present} onChange={setPresent} /> : null}
      <Problem text={act.problem} />
      <div>
        <Button
          type="submit"
          look="primary"
          isBusy={act.isBusy}
          isInert={password === "" || (isSetUp && present === "")}
        >
          {factorText.beginDevice}
        </Button>
      </div>
    </form>
  );
}

/** The secret, as a picture and as text, and the field for the first code. */
export function ConfirmDevice({ uri, secret, onDone }: DeviceSecret & { onDone: () => void }) {
  const { client } = useWallet();
  const act = useAct();
  const [code, setCode] = useState("");
  const lead = useRef<HTMLParagraphElement>(null);
  // The button that led here is gone; whoever reads by ear goes on with what to do now.
  useEffect(() => lead.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const answer = await client("confirmSecondDevice", { proof: code.trim() });
      if (answer.status === "done") onDone();
      else act.setProblem(problemOf(answer));
    });
  };
  return (
    <Stack>
      <p ref={lead} tabIndex={-1}>
        {factorText.scan}
      </p>
      <QrCode text={uri} label={factorText.qr} className={styles["qr"] ?? ""} />
      <div>
        <p className={styles["faint"]}>{factorText.secret}</p>
        <Actions>
          <code dir="ltr" translate="no" className={styles["fieldValue"]}>
            {(secret.match(/.{1,4}/g) ?? []).join(" ")}
          </code>
          <CopyButton text={secret} what={factorText.secretName} />
        </Actions>
      </div>
      <form className={styles["form"]} onSubmit={submit}>
        <TextField
          label={factorText.code}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          isCode
        />
        <Problem text={act.problem} />
        <div>
          <Button type="submit" look="primary" isBusy={act.isBusy} isInert={code.trim() === ""}>
            {factorText.confirm}
          </Button>
        </div>
      </form>
    </Stack>
  );
}
