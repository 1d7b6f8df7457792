import { useState } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Rows, Stack } from "../../parts/Card.tsx";
import { RadioCards } from "../../parts/Choice.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { formatMoment } from "../../text/times.ts";
import { type Asked, Requested } from "../Requested.tsx";

export type DisputeQuote = ResponseFor<"quoteDispute">;
type Terms = Extract<DisputeQuote, { status: "loaded" }>;

/** One press shows what a dispute over this verdict costs; the next one opens it, with the verdict as it was signed. */
export function DisputeVerdict({ request, ware }: { request: string; ware: number }) {
  const { client } = useWallet();
  const act = useAct();
  const [quote, setQuote] = useState<DisputeQuote | null>(null);
  return (
    <>
      <Actions>
        <Button
          isBusy={act.isBusy}
          isExpanded={quote !== null}
          onPress={() =>
            act.run(async () =>
              setQuote(quote === null ? await client("quoteDispute", { request, ware }) : null),
            )
          }
        >
          {marketText.dispute}
        </Button>
      </Actions>
      <Problem text={act.problem} />
      {quote === null ? null : <DisputeTerms request={request} ware={ware} quote={quote} />}
    </>
  );
}

/** What it costs and may bring, or why there is nothing to dispute. */
export function DisputeTerms(props: { request: string; ware: number; quote: DisputeQuote }) {
  const { quote, ...about } = props;
  if (quote.status === "unavailable") return <Note tone="unknown">{pageText.unavailable(quote.reason)}</Note>;
  return <DisputeForm {...about} terms={quote} />;
}

function DisputeForm({ request, ware, terms }: { request: string; ware: number; terms: Terms }) {
  const { client } = useWallet();
  const act = useAct();
  const [kind, setKind] = useState<"sla" | "malice">("sla");
  const [asked, setAsked] = useState<Asked>(null);
  const open = (): void =>
    act.run(async () => {
      const answer = await client("openDispute", { request, ware, kind, expectedBond: terms.bond });
      if (answer.status === "changed") return act.setProblem(marketText.changed);
      if (answer.status === "short") return act.setProblem(marketText.short(formatSec(answer.sec)));
      setAsked(answer);
    });
  return (
    <Stack>
      <p>{marketText.disputeHint}</p>
      <RadioCards
        legend={marketText.disputeKind}
        value={kind}
        onChange={setKind}
        options={[
          { value: "sla", title: marketText.disputeSla },
          { value: "malice", title: marketText.disputeMalice },
        ]}
      />
      <Rows
        rows={[
          { label: marketText.disputeSum, value: formatSec(terms.amount) },
          { label: marketText.disputeBond, value: formatSec(terms.bond) },
          { label: marketText.disputeUntil, value: formatMoment(terms.until * 1000) },
        ]}
      />
      <p>{marketText.disputeBondHint}</p>
      <Actions>
        <Button look="primary" isBusy={act.isBusy} onPress={open}>
          {marketText.disputeGive}
        </Button>
      </Actions>
      <Requested asked={asked} />
      <Problem text={act.problem} />
    </Stack>
  );
}
