import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { ExceptionPreview, type Preview } from "../approval/ExceptionPreview.tsx";
import { ExceptionFrame, ExceptionScreen } from "../approval/ExceptionScreen.tsx";
import { exceptionText } from "../text/exceptions.ts";
import { blockedByRule, blockedByVeto, exceptedRequest, exceptions } from "./exceptionFixtures.ts";
import { now } from "./fixtures.ts";
import { everyday } from "./snapshotFixtures.ts";
import { approval, type Story } from "./story.tsx";

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
  "For Account 1, the USDC contract passes your rule “No unlimited approvals”, any amount, until 4 April 2026.";

const preview = (part: Partial<Preview>, factors = everyday.factors): Story => ({
  surface: "approval",
  screen: (
    <ExceptionFrame view={blockedByVeto} title={exceptionText.previewTitle} isFirst={false} onLeave={nothing}>
      <ExceptionPreview
        draft={draft}
        preview={{
          ...{ status: "previewed", sentence, pastRequests: 0, startsAt: now, factor: null },
          endsAt: now + 30 * 24 * hourMs,
          ...part,
        }}
        onMade={nothing}
      />
    </ExceptionFrame>
  ),
  snapshots: { ...everyday, factors },
});
const guarded = { pastRequests: 3, startsAt: now + 24 * hourMs, factor: "second-device" } as const;

/** What stands between a request and a signature, and what is looked at afterwards. */
export const guardStories: Readonly<Record<string, Story>> = {
  "approval-blocked-rule": approval([blockedByRule]),
  "approval-blocked-veto": approval([blockedByVeto]),
  "approval-excepted": approval([exceptedRequest], { overrides: { list: exceptions } }),
  "exception-form": form(blockedByRule),
  "exception-form-veto": form(blockedByVeto),
  "exception-preview": preview({}),
  "exception-preview-guard": preview(guarded, { secondPassword: false, secondDevice: true }),
  "exception-preview-missing": preview(guarded),
};
