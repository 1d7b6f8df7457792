import { useRef, useState } from "react";
import type { Factor } from "../../../extension/domain/policyDocument.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Chips } from "../../parts/Card.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { factorText } from "../../text/factors.ts";
import styles from "../pages.module.css";
import { RemoveFactor } from "./RemoveFactor.tsx";
import { SecondDeviceForm } from "./SecondDeviceForm.tsx";
import { SecondPasswordForm } from "./SecondPasswordForm.tsx";

/** The second factors, and what they are for. */
export function FactorsCard() {
  const factors = useSnapshot("factors");
  if (factors === null) return null;
  return (
    <Card title={factorText.title}>
      <p>{factorText.lead}</p>
      <FactorBlock factor="second-password" isSetUp={factors.secondPassword} />
      <FactorBlock factor="second-device" isSetUp={factors.secondDevice} />
    </Card>
  );
}

interface FactorBlockProps {
  factor: Factor;
  isSetUp: boolean;
}

function FactorBlock({ factor, isSetUp }: FactorBlockProps) {
  const [open, setOpen] = useState<"set" | "remove" | null>(null);
  const [came, setCame] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const end = (text: string): void => {
    setOpen(null);
    setCame(text);
    // The form that held the focus goes away.
    button.current?.focus();
  };
  const show = (next: "set" | "remove"): void => {
    setCame("");
    setOpen(open === next ? null : next);
  };
  return (
    <div className={styles["block"]}>
      <div className={styles["split"]}>
        <h3>{factorText.name[factor]}</h3>
        <Chips words={[isSetUp ? factorText.isOn : factorText.isOff]} />
      </div>
      <p className={styles["faint"]}>{factorText.about[factor]}</p>
      <Actions>
        <Button ref={button} isExpanded={open === "set"} onPress={() => show("set")}>
          {isSetUp ? factorText.replaceOf(factor) : factorText.setOf(factor)}
        </Button>
        {isSetUp ? (
          <Button isExpanded={open === "remove"} onPress={() => show("remove")}>
            {factorText.removeOf(factor)}
          </Button>
        ) : null}
        <span role="status">{came}</span>
      </Actions>
      {open === "remove" ? <RemoveFactor factor={factor} onDone={() => end(factorText.removed)} /> : null}
      {open === "set" && factor === "second-password" ? (
        <SecondPasswordForm isSetUp={isSetUp} onDone={() => end(factorText.savedSecond)} />
      ) : null}
      {open === "set" && factor === "second-device" ? (
        <SecondDeviceForm isSetUp={isSetUp} onDone={() => end(factorText.confirmed)} />
      ) : null}
    </div>
  );
}
