import * as v from "valibot";
import type { Message } from "./message.ts";
import { nothing, text } from "./shapes.ts";

const done = v.strictObject({ status: v.literal("done") });
const url = text(300);
const file = text(64);
const added = v.variant("status", [
  v.strictObject({ status: v.literal("added") }),
  v.strictObject({ status: v.literal("refused"), reason: text(200) }),
]);

/** What one message may hold of a file; longer files come in parts. */
export const filePartLength = 1_000_000;

/** Lists of hosts and addresses. */
export const listMessages = {
  /** One part of a file that the user picked, in order. `file` is drawn anew for each file. */
  putFilePart: {
    from: ["popup"],
    request: v.strictObject({
      file,
      index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      text: text(filePartLength),
    }),
    response: v.strictObject({ status: v.picklist(["taken", "refused"]) }),
  },
  /** Fetches a list and keeps it if what it says of itself holds. */
  addFeed: { from: ["popup"], request: v.strictObject({ url }), response: added },
  /** The same for a file whose parts were put. */
  addFeedFile: { from: ["popup"], request: v.strictObject({ file }), response: added },
  /** Fetches a set of descriptors and keeps it if what it says of itself holds. */
  addDescriptorSet: { from: ["popup"], request: v.strictObject({ url }), response: added },
  /** The same for a file whose parts were put; `name` is the file's own. */
  addDescriptorFile: {
    from: ["popup"],
    request: v.strictObject({ file, name: text(100) }),
    response: added,
  },
  removeDescriptorSet: { from: ["popup"], request: v.strictObject({ url }), response: done },
  refreshDescriptorSets: { from: ["popup"], request: nothing, response: done },
  /** Servers that may be asked about contracts; empty: none. */
  setContractInfo: {
    from: ["popup"],
    request: v.strictObject({ sources: url, signatures: url }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("saved") }),
      v.strictObject({ status: v.literal("refused"), reason: text(200) }),
    ]),
  },
  removeFeed: { from: ["popup"], request: v.strictObject({ url }), response: done },
  /** Fetches every list that has an address again; what fails keeps its last good copy. */
  refreshFeeds: { from: ["popup"], request: nothing, response: done },
} as const satisfies Record<string, Message>;
