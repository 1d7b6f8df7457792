import { AddressText } from "../../parts/AddressText.tsx";
import { Rows, Stack } from "../../parts/Card.tsx";
import { formatSec } from "../../text/amounts.ts";
import { consoleText } from "../../text/console.ts";
import { marketText } from "../../text/market.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { ChallengeReview } from "./ChallengeReview.tsx";
import { Part } from "./Part.tsx";
import type { Review } from "./reading.ts";

/** What users said of a SecWare, and until when it can be challenged. */
export function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  return (
    <Part title={consoleText.reviews}>
      {reviews.length === 0 ? <p>{consoleText.reviewsEmpty}</p> : null}
      <ul className={styles["lines"]}>
        {reviews.map((review) => (
          <li key={review.purchaseId}>
            <Stack>
              <p className={styles["claim"]}>
                <bdi>{consoleText.said(review.text)}</bdi>
              </p>
              <Rows
                rows={[
                  { label: marketText.state, value: stateText(review) },
                  { label: consoleText.reviewer, value: <AddressText address={review.reviewer} /> },
                  ...deadlineRow(review),
                ]}
              />
              {review.next === null ? null : (
                // What was said of one step is not true of the next.
                <ChallengeReview key={review.next.step} review={review} next={review.next} />
              )}
            </Stack>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function deadlineRow({ next, until, fee }: Review) {
  if (next === null) return [{ label: consoleText.fee, value: formatSec(fee) }];
  return [{ label: consoleText.stepUntil[next.step], value: formatMoment(until * 1000) }];
}

function stateText({ state, next }: Review): string {
  return next?.step === "bring" ? consoleText.challengedOnly : consoleText.reviewState[state];
}
