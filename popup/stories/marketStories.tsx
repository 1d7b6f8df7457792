import { DisputeTerms } from "../pages/activity/DisputeVerdict.tsx";
import { Claims, DisputesPage } from "../pages/disputes/DisputesPage.tsx";
import { Frame } from "../pages/Frame.tsx";
import { Governance, GovernancePage } from "../pages/governance/GovernancePage.tsx";
import { Purchases, PurchasesPage } from "../pages/purchases/PurchasesPage.tsx";
import { Restaking, RestakingPage } from "../pages/restaking/RestakingPage.tsx";
import { Card } from "../parts/Card.tsx";
import { activityText } from "../text/activity.ts";
import { marketText } from "../text/market.ts";
import {
  disputeQuote,
  disputesReading,
  governanceReading,
  purchasesReading,
  restakingReading,
} from "./marketFixtures.ts";
import { page, type Story } from "./story.tsx";

const offline = { status: "unavailable", reason: "The network's node gave no usable answer." } as const;
const at = 1_772_700_000;
/** Nothing is proposed, and the votes of nothing are lent to another. */
const voiceless = {
  status: "loaded" as const,
  at,
  own: { holder: "0", developer: "0", user: "0" },
  proposals: [],
};

/** Purchases and reviews, disputes, governance, restaking. */
export const marketStories: Readonly<Record<string, Story>> = {
  "page-purchases": { ...page(<PurchasesPage />), answers: { loadPurchases: purchasesReading } },
  "page-purchases-read": page(
    <Frame route="/purchases" title={marketText.purchasesTitle}>
      <Purchases reading={purchasesReading} />
    </Frame>,
  ),
  "page-purchases-waking": page(
    <Frame route="/purchases" title={marketText.purchasesTitle}>
      <Purchases reading={null} />
    </Frame>,
  ),
  "page-purchases-offline": page(
    <Frame route="/purchases" title={marketText.purchasesTitle}>
      <Purchases reading={offline} />
    </Frame>,
  ),
  "page-purchases-empty": page(
    <Frame route="/purchases" title={marketText.purchasesTitle}>
      <Purchases reading={{ status: "loaded", at, purchases: [] }} />
    </Frame>,
  ),
  "page-disputes": { ...page(<DisputesPage />), answers: { loadDisputes: disputesReading } },
  "page-disputes-read": page(
    <Frame route="/disputes" title={marketText.disputesTitle}>
      <Claims reading={disputesReading} />
    </Frame>,
  ),
  "page-disputes-offline": page(
    <Frame route="/disputes" title={marketText.disputesTitle}>
      <Claims reading={offline} />
    </Frame>,
  ),
  "page-disputes-empty": page(
    <Frame route="/disputes" title={marketText.disputesTitle}>
      <Claims reading={{ status: "loaded", at, claims: [] }} />
    </Frame>,
  ),
  "page-dispute-terms": page(
    <Frame route="/activity" title={activityText.title}>
      <Card title={marketText.dispute}>
        <DisputeTerms request="request-1" ware={1} quote={disputeQuote} />
      </Card>
    </Frame>,
  ),
  "page-dispute-none": page(
    <Frame route="/activity" title={activityText.title}>
      <Card title={marketText.dispute}>
        <DisputeTerms
          request="request-1"
          ware={1}
          quote={{ status: "unavailable", reason: "The time for disputes over this purchase is over." }}
        />
      </Card>
    </Frame>,
  ),
  "page-governance": { ...page(<GovernancePage />), answers: { loadGovernance: governanceReading } },
  "page-governance-read": page(
    <Frame route="/governance" title={marketText.governanceTitle}>
      <Governance reading={governanceReading} />
    </Frame>,
  ),
  "page-governance-empty": page(
    <Frame route="/governance" title={marketText.governanceTitle}>
      <Governance
        reading={{ ...voiceless, secGov: "0", delegate: "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc" }}
      />
    </Frame>,
  ),
  "page-governance-offline": page(
    <Frame route="/governance" title={marketText.governanceTitle}>
      <Governance reading={offline} />
    </Frame>,
  ),
  "page-restaking": { ...page(<RestakingPage />), answers: { loadRestaking: restakingReading } },
  "page-restaking-read": page(
    <Frame route="/restaking" title={marketText.restakingTitle}>
      <Restaking reading={restakingReading} />
    </Frame>,
  ),
  "page-restaking-offline": page(
    <Frame route="/restaking" title={marketText.restakingTitle}>
      <Restaking reading={offline} />
    </Frame>,
  ),
  "page-restaking-new": page(
    <Frame route="/restaking" title={marketText.restakingTitle}>
      <Restaking
        reading={
          restakingReading.status === "loaded"
            ? {
                ...restakingReading,
                ...{ operator: null, shares: "0", principal: "0", worth: "0", secGov: "0", exits: [] },
              }
            : restakingReading
        }
      />
    </Frame>,
  ),
};
