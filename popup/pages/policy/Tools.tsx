import { useState } from "react";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import { Card } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { policyToolsText as text } from "../../text/policyTools.ts";
import type { Choices } from "./choices.ts";
import type { PolicyStart } from "./start.ts";
import { AdvancedPart } from "./tools/AdvancedPart.tsx";
import { CombinePart } from "./tools/CombinePart.tsx";
import { FilesPart } from "./tools/FilesPart.tsx";
import { GroupsPart } from "./tools/GroupsPart.tsx";
import { PricesPart } from "./tools/PricesPart.tsx";
import { VersionsPart } from "./tools/VersionsPart.tsx";

export interface ToolsProps {
  acting: PolicyDocument;
  draft: PolicyDocument;
  choices: Choices;
  onChange: (document: PolicyDocument) => void;
  /** A whole new draft: it is shown at once. */
  onTake: (document: PolicyDocument) => void;
  start?: PolicyStart;
}

/** What stands around the rules, folded: few need it, and nobody at first. */
export function Tools({ acting, draft, choices, onChange, onTake, start }: ToolsProps) {
  const shared = { document: draft, choices, onChange };
  // Only at first: what the user opens or closes afterwards is theirs.
  const [isOpen] = useState({
    combine: draft.combine.mode !== "any",
    groups: draft.groups !== undefined,
    prices: draft.prices !== undefined,
  });
  return (
    <Card title={text.title}>
      <Disclosure title={text.combine} isOpen={isOpen.combine}>
        <CombinePart {...shared} />
      </Disclosure>
      <Disclosure title={text.groups} isOpen={isOpen.groups}>
        <GroupsPart {...shared} />
      </Disclosure>
      <Disclosure title={text.prices} isOpen={isOpen.prices}>
        <PricesPart {...shared} />
      </Disclosure>
      <Disclosure title={text.versions} isOpen={start?.versions === true}>
        <VersionsPart acting={acting} choices={choices} onRestore={onTake} />
      </Disclosure>
      <Disclosure title={text.files} isOpen={start?.imported !== undefined}>
        <FilesPart
          acting={acting}
          draft={draft}
          choices={choices}
          onUse={onTake}
          {...(start?.imported === undefined ? {} : { start: start.imported })}
        />
      </Disclosure>
      <Disclosure title={text.advanced} isOpen={start?.json !== undefined}>
        <AdvancedPart
          draft={draft}
          onUse={onTake}
          {...(start?.json === undefined ? {} : { start: start.json })}
        />
      </Disclosure>
    </Card>
  );
}
