import { useState } from "react";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";

const key = "policyDraft";

export interface Draft {
  document: PolicyDocument;
  isChanged: boolean;
  /** It was begun before this page was opened; `other`: upon rules that no longer act. */
  restored: "no" | "same" | "other";
  change(document: PolicyDocument): void;
  discard(): void;
}

/** The rules as they are being changed. Kept for this tab only, in memory of the browser, until saved or discarded. */
export function useDraft(acting: PolicyDocument, version: string, start: PolicyDocument | null): Draft {
  const [stored, setStored] = useState(() =>
    start === null ? loadDraft() : { base: version, document: start },
  );
  const [isOpenedWith] = useState(stored !== null && start === null);
  const document = stored?.document ?? acting;
  const isChanged = stored !== null && policyVersionOf(document) !== policyVersionOf(acting);
  const restored = stored?.base === version ? "same" : "other";
  return {
    document,
    isChanged,
    restored: isOpenedWith && isChanged ? restored : "no",
    change(next) {
      const draft = { base: stored?.base ?? version, document: next };
      setStored(draft);
      saveDraft(JSON.stringify(draft));
    },
    discard() {
      setStored(null);
      saveDraft(null);
    },
  };
}

interface StoredDraft {
  base: string;
  document: PolicyDocument;
}

/** A draft that cannot be read is none. */
export function readDraft(text: string | null): StoredDraft | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== "object" || stored === null || !("base" in stored && "document" in stored))
      return null;
    const reading = decodePolicyDocument(stored.document);
    return reading.status === "decoded" && typeof stored.base === "string"
      ? { base: stored.base, document: reading.document }
      : null;
  } catch {
    return null;
  }
}

function loadDraft(): StoredDraft | null {
  try {
    return readDraft(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Effects: this tab's storage. Without one the draft lives as long as the page. */
function saveDraft(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // The page works without.
  }
}
