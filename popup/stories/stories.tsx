import type { Snapshots } from "../../extension/messages/views.ts";
import { Approval } from "../approval/Approval.tsx";
import { ActivityPage } from "../pages/activity/ActivityPage.tsx";
import { CataloguePage } from "../pages/catalogue/CataloguePage.tsx";
import { WarePage } from "../pages/catalogue/WarePage.tsx";
import { HubPage } from "../pages/hub/HubPage.tsx";
import { End } from "../pages/onboarding/End.tsx";
import { Import } from "../pages/onboarding/Import.tsx";
import { MarkStep } from "../pages/onboarding/MarkStep.tsx";
import { Onboarding } from "../pages/onboarding/Onboarding.tsx";
import { PresetStep } from "../pages/onboarding/PresetStep.tsx";
import { Words } from "../pages/onboarding/Words.tsx";
import { ReceivePage } from "../pages/ReceivePage.tsx";
import { SendPage } from "../pages/SendPage.tsx";
import { SitesPage } from "../pages/SitesPage.tsx";
import { SettingsPage } from "../pages/settings/SettingsPage.tsx";
import { approvalStories } from "./approvalStories.ts";
import { consoleStories } from "./consoleStories.tsx";
import { feedStories } from "./feedStories.tsx";
import { guardStories } from "./guardStories.tsx";
import { marketStories } from "./marketStories.tsx";
import { policyStories } from "./policyStories.tsx";
import { request } from "./requestFixtures.ts";
import { emptySession, everyday } from "./snapshotFixtures.ts";
import { approval, page, popup, type Story } from "./story.tsx";

const nothing = (): void => undefined;
const session = (part: Partial<Snapshots["session"]>): Partial<Snapshots> => ({
  session: { ...everyday.session, ...part },
});
const words = "legal winner thank year wave sausage worth useful legal winner thank yellow".split(" ");

const windows: Readonly<Record<string, Story>> = {
  ...Object.fromEntries(
    Object.entries(approvalStories).map(([name, view]) => [`approval-${name}`, approval([view])]),
  ),
  "approval-queue": approval([1, 2, 3, 4].map((at) => request({ id: `request-${at}` }))),
  "approval-no-demo": approval([request()], session({ demo: false })),
  "approval-locked": approval([], session({ status: "locked" })),
  "approval-over": approval([]),
  "approval-waking": { surface: "approval", screen: <Approval />, snapshots: {} },
};

const popups: Readonly<Record<string, Story>> = {
  "popup-home": popup(),
  "popup-waiting": popup({ requests: { list: [request()] } }),
  "popup-no-hub": popup({ hub: { ...everyday.hub, status: "none", bindings: [] } }),
  "popup-offline": popup({
    balances: {
      ...everyday.balances,
      wei: null,
      sec: null,
      readAt: null,
      problem: "the node does not answer.",
    },
    hub: { ...everyday.hub, isStale: true },
  }),
  "popup-locked": popup(session({ status: "locked" })),
  "popup-empty": popup(session({ status: "empty" })),
  "popup-damaged": popup(session({ status: "damaged" })),
  "popup-booting": popup(session({ status: "booting" })),
};

const onboarding: Readonly<Record<string, Story>> = {
  "onboarding-choose": page(<Onboarding onBegin={nothing} onEnd={nothing} />, { session: emptySession }),
  "onboarding-facts": page(<Words of={5} draft={null} onDraft={nothing} onBack={nothing} onDone={nothing} />),
  "onboarding-words": page(
    <Words of={5} draft={{ draft: "d", words }} onDraft={nothing} onBack={nothing} onDone={nothing} />,
  ),
  "onboarding-import": page(<Import onBack={nothing} onDone={nothing} />, { session: emptySession }),
  "onboarding-preset": page(<PresetStep at={4} of={5} password="" onDone={nothing} />),
  "onboarding-mark": page(<MarkStep at={5} of={5} onDone={nothing} />),
  "onboarding-end": page(<End onEnd={nothing} />),
};

const pages: Readonly<Record<string, Story>> = {
  "page-hub": page(<HubPage />),
  "page-hub-none": page(<HubPage />, { hub: { ...everyday.hub, status: "none", bindings: [] } }),
  "page-hub-stale": page(<HubPage />, { hub: { ...everyday.hub, isStale: true, bindings: [] } }),
  "page-catalogue": page(<CataloguePage />),
  "page-ware": page(<WarePage ware={1} />),
  "page-ware-unverified": page(<WarePage ware={2} />),
  ...policyStories,
  "page-activity": page(<ActivityPage />),
  "page-activity-empty": page(<ActivityPage />, { activity: { list: [] } }),
  "page-sites": page(<SitesPage />),
  ...consoleStories,
  "page-send": page(<SendPage />),
  "page-receive": page(<ReceivePage />),
  "page-settings": page(<SettingsPage />),
};

/** Every screen state by name; pictures, accessibility runs and the render test walk this table. */
export const stories: Readonly<Record<string, Story>> = {
  ...windows,
  ...popups,
  ...onboarding,
  ...pages,
  ...guardStories,
  ...feedStories,
  ...marketStories,
};
