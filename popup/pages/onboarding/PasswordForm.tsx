import { type Dispatch, type SetStateAction, useEffect, useRef } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import { Meter } from "../../parts/Card.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";

type Judgement = ResponseFor<"judgePassword">;
export interface NewPassword {
  password: string;
  again: string;
  judgement: Judgement | null;
}
export const blankPassword: NewPassword = { password: "", again: "", judgement: null };

/** Strong enough and typed twice alike. The background judges again when it is used. */
export function isAccepted({ password, again, judgement }: NewPassword): boolean {
  return password !== "" && password === again && judgement?.accepted === true;
}

const pauseMs = 150;

export interface PasswordFormProps {
  value: NewPassword;
  onChange: Dispatch<SetStateAction<NewPassword>>;
}

/** A new password, its strength with the reason, and its repetition. */
export function PasswordForm({ value, onChange }: PasswordFormProps) {
  const { client } = useWallet();
  const { password, again, judgement } = value;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (password === "") return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      client("judgePassword", { password }).then(
        (answer) => {
          if (isCurrent) latest.current((shown) => ({ ...shown, judgement: answer }));
        },
        () => undefined,
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, password]);
  return (
    <>
      <PasswordField
        label={onboardingText.password}
        value={password}
        onChange={(next) => onChange({ ...value, password: next, judgement: null })}
        hint={onboardingText.passwordHint}
        autoComplete="new-password"
      />
      {judgement === null ? null : <Strength judgement={judgement} />}
      <PasswordField
        label={onboardingText.passwordAgain}
        value={again}
        onChange={(next) => onChange({ ...value, again: next })}
        problem={again !== "" && again !== password ? onboardingText.mismatch : null}
        autoComplete="new-password"
      />
    </>
  );
}

function Strength({ judgement }: { judgement: Judgement }) {
  return (
    <div role="status">
      <Meter label={onboardingText.strength} value={judgement.score} max={4} />
      <p>
        {onboardingText.strength}: {onboardingText.strengthWord(judgement.score)}. {judgement.reason}
      </p>
    </div>
  );
}
