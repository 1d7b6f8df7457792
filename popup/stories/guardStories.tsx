import type { ReactNode } from "react";
import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { ExceptionPreview, type Preview } from "../approval/ExceptionPreview.tsx";
import { ExceptionFrame, ExceptionScreen } from "../approval/ExceptionScreen.tsx";
import { EntryDetails } from "../pages/activity/ActivityEntry.tsx";
import { AuditPage } from "../pages/audit/AuditPage.tsx";
import { ExceptionsPage } from "../pages/exceptions/ExceptionsPage.tsx";
import { Frame } from "../pages/Frame.tsx";
import { RechecksPage } from "../pages/rechecks/RechecksPage.tsx";
import { FactorsCard } from "../pages/settings/FactorsCard.tsx";
import { RemoveFactor } from "../pages/settings/RemoveFactor.tsx";
import { ConfirmDevice } from "../pages/settings/SecondDeviceForm.tsx";
import { SecondPasswordForm } from "../pages/settings/SecondPasswordForm.tsx";
import { Card } from "../parts/Card.tsx";
import { activityText } from "../text/activity.ts";
import { exceptionText } from "../text/exceptions.ts";
import { factorText } from "../text/factors.ts";
import { settingsText } from "../text/settings.ts";
import { auditPage } from "./auditFixtures.ts";
import { blockedByRule, blockedByVeto, exceptedRequest, exceptions } from "./exceptionFixtures.ts";
import { now } from "./fixtures.ts";
import { badApproval, rechecks } from "./recheckFixtures.ts";
import { everyday } from "./snapshotFixtures.ts";
import { approval, page, popup, type Story } from "./story.tsx";

const nothing = (): void => undefined;
const hourMs = 3_600_000;

const form = (view: RequestView): Story => ({
  surface: "approval",
  screen:
    view.exception === null ? null : (
      <ExceptionScreen view={view} offer={view.exception} onBack={nothing} onMade={nothing} />
    ),
  snapshots: everyday,
});

const draft: OverrideDraft = {
  request: blockedByVeto.id,
  what: { kind: "contract", chain: 1, contract: "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48" },
  forAllAccounts: false,
  which: { kind: "rule", rule: "No unlimited approvals" },
  how: "month",
  limit: null,
  reason: "The harbour pool needs it; agreed with Ada.",
};
const sentence =
  "Your rule “No unlimited approvals” only warns about everything at 0xa0b8…eb48 on chain 1, for 30 days.";

const stated = (part: Partial<Preview>): Preview => ({
  ...{ status: "previewed", sentence, pastRequests: 0, startsAt: now, factor: null },
  endsAt: now + 30 * 24 * hourMs,
  ...part,
});
const preview = (part: Partial<Preview>, factors = everyday.factors): Story => ({
  surface: "approval",
  screen: (
    <ExceptionFrame view={blockedByVeto} title={exceptionText.previewTitle} isFirst={false} onLeave={nothing}>
      <ExceptionPreview draft={draft} preview={stated(part)} onMade={nothing} />
    </ExceptionFrame>
  ),
  snapshots: { ...everyday, factors },
});
const guarded = { pastRequests: 3, startsAt: now + 24 * hourMs, factor: "second-device" } as const;

const onPage: Readonly<Record<string, Story>> = {
  "page-exceptions": page(<ExceptionsPage />, { overrides: { list: exceptions } }),
  "page-exceptions-empty": page(<ExceptionsPage />),
  "page-rechecks": page(<RechecksPage />, { rechecks }),
  "page-rechecks-empty": page(<RechecksPage />, { rechecks: { ...rechecks, items: [] } }),
  "page-rechecks-running": page(<RechecksPage />, {
    rechecks: { ...rechecks, isRunning: true, lastRunAt: null, nextRunAt: null, every: "off" },
    hub: { ...everyday.hub, bindings: [] },
  }),
  "page-log": {
    ...page(<AuditPage />),
    answers: { loadAudit: auditPage, exportAudit: { text: "{}", count: 7 } },
  },
  "page-log-empty": { ...page(<AuditPage />), answers: { loadAudit: { entries: [], next: null } } },
  "page-log-broken": {
    ...page(<AuditPage />, {
      audit: { ...everyday.audit, integrity: { status: "broken", at: now - hourMs } },
    }),
    answers: { loadAudit: auditPage },
  },
  "page-log-holes": {
    ...page(<AuditPage />, { audit: { ...everyday.audit, lost: 3 } }),
    answers: { loadAudit: auditPage },
  },
  "page-log-unchecked": {
    ...page(<AuditPage />, { audit: { ...everyday.audit, integrity: { status: "unchecked", at: null } } }),
    answers: { loadAudit: auditPage },
  },
};

const settings = (screen: ReactNode): ReactNode => (
  <Frame route="/settings" title={settingsText.title}>
    <Card title={factorText.title}>{screen}</Card>
  </Frame>
);
const uri =
  "otpauth://totp/SecHub?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=SecHub&algorithm=SHA1&digits=6&period=30";
const factorPages: Readonly<Record<string, Story>> = {
  "page-factors": page(
    <Frame route="/settings" title={settingsText.title}>
      <FactorsCard />
    </Frame>,
    { factors: { secondPassword: true, secondDevice: false } },
  ),
  "page-factors-password": page(settings(<SecondPasswordForm isSetUp onDone={nothing} />)),
  "page-factors-device": page(
    settings(<ConfirmDevice uri={uri} secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" onDone={nothing} />),
  ),
  "page-factors-remove": page(settings(<RemoveFactor factor="second-device" onDone={nothing} />)),
};

const [signedOnce] = everyday.activity.list;
const afterwards: Readonly<Record<string, Story>> = {
  "popup-bad-approval": popup({ rechecks }),
  "popup-bad-one": {
    ...popup({ rechecks: { ...rechecks, items: [badApproval] }, requests: { list: [blockedByRule] } }),
    answers: { askRevoke: { status: "requested", id: "request-2" } },
  },
  "page-verdict-marks": {
    ...page(
      <Frame route="/activity" title={activityText.title}>
        <Card title={activityText.today}>
          {signedOnce === undefined ? null : <EntryDetails entry={signedOnce} />}
        </Card>
      </Frame>,
    ),
    answers: { markVerdict: { status: "done" }, loadAudit: { entries: [], next: null } },
  },
};

/** What stands between a request and a signature, and what is looked at afterwards. */
export const guardStories: Readonly<Record<string, Story>> = {
  "approval-blocked-rule": {
    ...approval([blockedByRule]),
    answers: { previewOverride: stated({}), createOverride: { status: "created", id: "1", startsAt: now } },
  },
  "approval-blocked-veto": approval([blockedByVeto]),
  "approval-excepted": approval([exceptedRequest], { overrides: { list: exceptions } }),
  "exception-form": form(blockedByRule),
  "exception-form-veto": form(blockedByVeto),
  "exception-preview": preview({}),
  "exception-preview-guard": preview(guarded, { secondPassword: false, secondDevice: true }),
  "exception-preview-missing": preview(guarded),
  ...onPage,
  ...factorPages,
  ...afterwards,
};
