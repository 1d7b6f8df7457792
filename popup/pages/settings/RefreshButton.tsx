import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";

export interface RefreshButtonProps {
  label: string;
  /** Said when it was done. */
  done: string;
  refresh: () => Promise<unknown>;
}

/** Has everything read again that has an address. */
export function RefreshButton({ label, done, refresh }: RefreshButtonProps) {
  const act = useAct();
  const [isDone, setDone] = useState(false);
  const press = () => {
    setDone(false);
    act.run(async () => {
      await refresh();
      setDone(true);
    });
  };
  return (
    <>
      <Problem text={act.problem} />
      <Actions>
        <Button isBusy={act.isBusy} onPress={press}>
          {label}
        </Button>
        <span role="status">{isDone ? done : ""}</span>
      </Actions>
    </>
  );
}
