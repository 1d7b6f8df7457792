import type { PolicyEvent } from "../policy/policy.ts";
import type { AuditNote } from "./audit.ts";

/** What the log writes of a policy's life. */
export function policyNote(event: PolicyEvent): AuditNote {
  const about = { kind: "policy", account: event.account } as const;
  switch (event.kind) {
    case "saved": {
      const { effect, version } = event;
      const fields = [
        { name: "effect", value: effect },
        { name: "policy version", value: version },
      ];
      return { ...about, text: savedTexts[effect], fields };
    }
    case "adopted": {
      const { chainVersion, problem } = event;
      const fields = [{ name: "version on the chain", value: String(chainVersion) }];
      if (problem === null) return { ...about, text: "The policy on the chain was read and acts.", fields };
      const text = "The policy on the chain was read and cannot be used.";
      return { ...about, text, fields: [...fields, { name: "problem", value: problem }] };
    }
    default:
      return {
        ...about,
        text: "The chain shows an older policy than it showed before; a loosening waits anew.",
      };
  }
}

const savedTexts = {
  tightening: "You saved a stricter policy; it acts at once.",
  loosening: "You saved a looser policy; it acts once it is mined and its wait is over.",
  none: "You saved the policy; it decides as before.",
} as const;
