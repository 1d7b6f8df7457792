import { type ReactNode, useState } from "react";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { pageText } from "../../text/page.ts";
import { recheckText } from "../../text/rechecks.ts";

export interface RevokeProps {
  item: RecheckView;
  look?: "primary" | "plain";
  /** The id of the sentence that says what is revoked. */
  describedBy: string;
  /** Beside the button. */
  children?: ReactNode;
}

/** Revokes by a request of the wallet's own, which is approved as any other; a site is disconnected at once. */
export function Revoke({ item, look = "plain", describedBy, children }: RevokeProps) {
  const { client } = useWallet();
  const act = useAct();
  const [came, setCame] = useState("");
  const revoke = (): void =>
    act.run(async () => {
      setCame("");
      const answer = await client("askRevoke", { id: item.id });
      if (answer.status === "unavailable") return act.setProblem(pageText.unavailable(answer.reason));
      setCame(answer.status === "requested" ? recheckText.openApproval : recheckText.disconnected);
    });
  return (
    <>
      <Actions>
        <Button look={look} describedBy={describedBy} isBusy={act.isBusy} onPress={revoke}>
          {item.kind === "site" ? recheckText.disconnect : recheckText.revoke}
        </Button>
        {children}
        <span role="status">{came}</span>
      </Actions>
      <Problem text={act.problem} />
    </>
  );
}
