import * as v from "valibot";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { everyday } from "./snapshotFixtures.ts";
import { approval, type Story } from "./story.tsx";

declare global {
  interface Window {
    /** The view that the gallery or a test wants drawn; it is set before this page's own code runs. */
    galleryView?: unknown;
  }
}

// The parts that the screen reads first. Who hands a view over made it with the wallet's own code; this names a mix-up.
const handedView = v.looseObject({
  id: v.string(),
  kind: v.picklist(["connect", "network", "asset", "message", "typedData", "transaction", "calls"]),
  state: v.picklist(["checking", "ready", "signing", "sending"]),
  digest: v.string(),
  source: v.looseObject({ kind: v.picklist(["site", "wallet"]) }),
  description: v.looseObject({ title: v.string(), sentence: v.string(), rows: v.array(v.unknown()) }),
  decision: v.nullable(v.looseObject({ outcome: v.string(), reasons: v.array(v.unknown()) })),
  requirement: v.looseObject({ kind: v.picklist(["none", "open", "hold", "blocked"]) }),
});

const isView = (handed: unknown): handed is RequestView => v.is(handedView, handed);

/** The approval window of a view that was handed over, without the demo's band; null where it is no view. */
export function handedOverStory(handed: unknown): Story | null {
  if (!isView(handed)) return null;
  return approval([handed], { session: { ...everyday.session, demo: false } });
}
