import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { consoleText } from "../../text/console.ts";
import { marketText } from "../../text/market.ts";
import { type Asked, Requested } from "../Requested.tsx";
import type { Review } from "./reading.ts";

export interface ChallengeReviewProps {
  review: Review;
  next: NonNullable<Review["next"]>;
}

/** The next step against a review: the first press may only ask for its cost to be allowed. */
export function ChallengeReview({ review: { ware, purchaseId }, next }: ChallengeReviewProps) {
  const { client } = useWallet();
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  const [isFeeFirst, setIsFeeFirst] = useState(false);
  const challenge = (): void =>
    act.run(async () => {
      const answer = await client("challengeReview", { ware, purchaseId });
      if (answer.status === "short") return act.setProblem(marketText.short(formatSec(answer.sec)));
      setIsFeeFirst(answer.status === "requested" && answer.step === "allow");
      setAsked(answer);
    });
  return (
    <>
      <p>{consoleText.stepHint[next.step](formatSec(next.cost))}</p>
      <Actions>
        <Button isBusy={act.isBusy} onPress={challenge}>
          {consoleText.step[next.step]}
        </Button>
      </Actions>
      {isFeeFirst ? (
        <Note tone="none" role="status">
          {consoleText.challengeAllow}
        </Note>
      ) : (
        <Requested asked={asked} />
      )}
      <Problem text={act.problem} />
    </>
  );
}
