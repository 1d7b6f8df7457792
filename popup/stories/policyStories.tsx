import type { Snapshots } from "../../extension/messages/views.ts";
import { PolicyPage } from "../pages/policy/PolicyPage.tsx";
import type { PolicyStart } from "../pages/policy/start.ts";
import { now } from "./fixtures.ts";
import { allowAll, dailyLimit, dryRunResult, manyRules, versions, withProblem } from "./policyFixtures.ts";
import { everyday } from "./snapshotFixtures.ts";
import type { Story } from "./story.tsx";

const { policy } = everyday;
const base = policy.document;

const story = (start: PolicyStart, part: Partial<Snapshots["policy"]> = {}): Story => ({
  surface: "page",
  screen: <PolicyPage start={start} />,
  snapshots: { ...everyday, policy: { ...policy, ...part } },
  answers: { loadPolicyVersions: versions },
});

/** The rules in each state that a user meets. */
export const policyStories: Readonly<Record<string, Story>> = {
  "page-policy": story({}),
  "page-policy-empty": story({}, { document: { ...base, rules: [] }, pending: null, chainVersion: 0 }),
  "page-policy-many": story({}, { document: manyRules }),
  "page-policy-new": story({ editing: null }),
  "page-policy-limit": story({ editing: dailyLimit.id }, { document: manyRules }),
  "page-policy-dry-run": story({
    draft: { ...base, rules: [...base.rules, dailyLimit] },
    save: { result: dryRunResult },
  }),
  "page-policy-loosening": story(
    {
      draft: { ...manyRules, preset: "expert", rules: manyRules.rules.slice(1) },
      save: { needed: { factor: "second-password", isSetUp: true } },
    },
    { document: manyRules },
  ),
  "page-policy-factor-missing": story(
    {
      draft: { ...manyRules, rules: manyRules.rules.slice(1) },
      save: { needed: { factor: "second-device", isSetUp: false } },
    },
    { document: manyRules },
  ),
  "page-policy-import": story({ imported: allowAll }),
  "page-policy-versions": story({ versions: true }),
  "page-policy-advanced": story({ json: withProblem }),
  "page-policy-waiting": story({}, { pending: { kind: "loosening", actsAt: now + 480_000 } }),
  "page-policy-unreadable": story({}, { problem: "it has something this version does not know." }),
};
