/** The developer console. */
export const consoleText = {
  stakeHave: "Stands as stake",
  stakeNeeded: "Needed now",
  stakeShort: "Short by",
  stakeRoom: "Above what is needed",
  stakeHint:
    "Needed is a fixed part, and of what was sold and can still be claimed for as much as the score asks: all of it without a score, three quarters with a perfect one.",
  revenue: "Revenue",
  waitsInAll: "Waits, in all",
  heldBack: (sum: string) =>
    `${sum} has come free, but open claims ask for more than stands as stake. It is held back until they are over.`,

  score: "Score",
  scoreNow: "Now",
  meanScore: "Mean of the last four weeks",
  sales: "Sales",
  salesState: {
    active: "Open",
    paused: "Paused",
    retired: "Ended by you",
    suspended: "Stopped: it is to be expelled",
    expelled: "Ended: it was expelled",
  },
  scoreFrom: "Where the score comes from",
  pointsUse: "Points of use that was paid for",
  pointsComplaints: "Points of reviews that counted",
  units: "Earned, in units of 10 SEC",
  scoreHint:
    "The score is the points of use, divided by their own number, four times the points of reviews, 20, and a tenth of the units, all added up. Points and units halve in 90 days.",
  meanHint: "The mean of four weeks decides how long revenue waits and how much stake is needed.",
  standingUnavailable: (reason: string) => `Score and reviews are not available: ${reason}`,
  expulsionFrom: (moment: string) =>
    `The score fell below a quarter and somebody started the expulsion. Sales have stopped. Unless a jury stops it, anybody can carry it out from ${moment} on, and a tenth of the fixed stake is lost.`,
  expelled: "It was expelled for good. What stands as stake can be taken back once no claim is open.",

  reviews: "Reviews",
  reviewsEmpty: "No purchaser complained.",
  said: (text: string) => `“${text}”`,
  reviewer: "By the SecHub",
  reviewState: {
    none: "None",
    open: "New: counts unless it is challenged",
    challenged: "Challenged; a jury decides",
    counted: "Counts against the score",
    overturned: "Overturned",
    lapsed: "Lapsed: nobody decided in time",
  },
  fee: "Its fee",
  challengedOnly: "Challenged, and not brought to the jury: it is upheld if it stays so",
  stepUntil: { challenge: "Can be challenged until", bring: "Can be brought to the jury until" },
  step: { challenge: "Challenge", bring: "Bring it to the jury" },
  stepHint: {
    challenge: (fee: string) =>
      `You put ${fee} against it. Then bring it to the jury within 72 hours. Overturned, you get that back and the half of its fee that is held; upheld, you lose it.`,
    bring: (bond: string) =>
      `You put up a bond of ${bond}. It comes back if the jury overturns the review, all but a tenth if nothing is proven, and nothing of it if the review is upheld.`,
  },
  challengeAllow: "Approve the sum in the window that opened, then press again: the act itself comes second.",
} as const;
