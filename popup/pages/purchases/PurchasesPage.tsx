import { useCallback } from "react";
import { Receipt } from "../../look/icons.ts";
import { Card, Rows } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { formatCount, formatSec } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { formatMoment } from "../../text/times.ts";
import { ReadPage } from "../ReadPage.tsx";
import { CountPurchase } from "./CountPurchase.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import type { OwnPurchase, PurchasesReading } from "./reading.ts";

/** What the SecHub bought, and what its owner says of it. */
export function PurchasesPage() {
  const { client } = useWallet();
  const read = useCallback(() => client("loadPurchases", {}), [client]);
  return (
    <ReadPage
      route="/purchases"
      title={marketText.purchasesTitle}
      lead={marketText.purchasesLead}
      read={read}
    >
      {(reading) => <Purchases reading={reading} />}
    </ReadPage>
  );
}

/** What was read, whatever it was. */
export function Purchases({ reading }: { reading: PurchasesReading | null }) {
  if (reading === null) return <Waking />;
  if (reading.status === "unavailable")
    return <Note tone="unknown">{pageText.unavailable(reading.reason)}</Note>;
  if (reading.purchases.length > 0)
    return reading.purchases.map((one) => <PurchaseCard key={one.purchaseId} purchase={one} />);
  return (
    <Empty icon={Receipt}>
      <p>{marketText.purchasesEmpty}</p>
    </Empty>
  );
}

function PurchaseCard({ purchase }: { purchase: OwnPurchase }) {
  const { review } = purchase;
  const used = marketText.usedOf(formatCount(purchase.used), formatCount(purchase.calls));
  return (
    <Card isItem title={marketText.purchaseOf(purchase.name, purchase.plan)}>
      <Rows
        rows={[
          { label: marketText.paid, value: formatSec(purchase.amount) },
          { label: marketText.used, value: used },
          { label: marketText.from, value: formatMoment(purchase.start * 1000) },
          { label: marketText.ends, value: formatMoment(purchase.end * 1000) },
          { label: marketText.state, value: marketText.purchaseState[purchase.state] },
          { label: marketText.review, value: marketText.reviewState[review.state] },
          ...untilRow(purchase),
        ]}
      />
      {review.isPossible ? <ReviewForm purchase={purchase} /> : null}
      {review.state === "none" && !review.isPossible ? <p>{marketText.reviewNotYet}</p> : null}
      {purchase.isCountable ? <CountPurchase purchaseId={purchase.purchaseId} /> : null}
    </Card>
  );
}

function untilRow({ review }: OwnPurchase) {
  const moment = formatMoment(review.until * 1000);
  if (review.isPossible) return [{ label: marketText.reviewUntil, value: moment }];
  return review.state === "open" ? [{ label: marketText.challengeUntil, value: moment }] : [];
}
