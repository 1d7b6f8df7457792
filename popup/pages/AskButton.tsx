import { type ReactNode, useState } from "react";
import { Button } from "../parts/Button.tsx";
import { Actions } from "../parts/Card.tsx";
import { Problem } from "../parts/Note.tsx";
import { useAct } from "../state/useAct.ts";
import { type Asked, Requested } from "./Requested.tsx";

export interface AskButtonProps {
  children: string;
  look?: "primary" | "plain";
  isInert?: boolean;
  /** Beside the button. */
  aside?: ReactNode;
  ask(): Promise<Asked>;
}

/** A button whose act is finished in the approval window, with what came of asking under it. */
export function AskButton({ children, look = "plain", isInert = false, aside, ask }: AskButtonProps) {
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  return (
    <>
      <Actions>
        <Button
          look={look}
          isBusy={act.isBusy}
          isInert={isInert}
          onPress={() => act.run(async () => setAsked(await ask()))}
        >
          {children}
        </Button>
        {aside}
      </Actions>
      <Requested asked={asked} />
      <Problem text={act.problem} />
    </>
  );
}
