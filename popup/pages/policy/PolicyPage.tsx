import { useState } from "react";
import { Waking } from "../../parts/Empty.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { policyText } from "../../text/policy.ts";
import { Frame } from "../Frame.tsx";
import { PolicyBody } from "./PolicyBody.tsx";
import type { PolicyStart } from "./start.ts";

/** The rules: preset, sentences, what stands around them, and the way of a draft into force. */
export function PolicyPage({ start }: { start?: PolicyStart }) {
  const policy = useSnapshot("policy");
  // Stands here because the body starts anew with each version, and a save makes one.
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <Frame route="/policy" title={policyText.title} lead={policyText.lead}>
      {policy === null ? (
        <Waking />
      ) : (
        <PolicyBody
          key={policy.version}
          policy={policy}
          saved={saved}
          onSaved={setSaved}
          {...(start === undefined ? {} : { start })}
        />
      )}
    </Frame>
  );
}
