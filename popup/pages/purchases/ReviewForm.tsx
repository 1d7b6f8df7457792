import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Stack } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { type Asked, Requested } from "../Requested.tsx";
import type { OwnPurchase } from "./reading.ts";

/** A complaint about a purchase: what it costs stands before it is given. */
export function ReviewForm({ purchase }: { purchase: OwnPurchase }) {
  const { client } = useWallet();
  const act = useAct();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<Asked>(null);
  const { purchaseId, review } = purchase;
  const give = (): void =>
    act.run(async () => {
      const answer = await client("reviewPurchase", { purchaseId, text, expectedFee: review.fee });
      if (answer.status === "changed") return act.setProblem(marketText.changed);
      if (answer.status === "short") return act.setProblem(marketText.short(formatSec(answer.sec)));
      setAsked(answer);
    });
  return (
    <Disclosure title={marketText.reviewOpen}>
      <Stack>
        <p>{marketText.reviewHint}</p>
        <TextField
          label={marketText.reviewText}
          value={text}
          onChange={setText}
          maxLength={280}
          isMultiline
        />
        <p>{marketText.reviewFee(formatSec(review.fee))}</p>
        <Actions>
          <Button look="primary" isBusy={act.isBusy} isInert={text.trim() === ""} onPress={give}>
            {marketText.reviewGive}
          </Button>
        </Actions>
        <Requested asked={asked} />
        <Problem text={act.problem} />
      </Stack>
    </Disclosure>
  );
}
