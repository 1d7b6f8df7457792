import type { Handler } from "../handler.ts";

/** Makes new words for the screen. Effects: storage.session. */
export const draftWords: Handler<"draftWords"> = ({ count }, { services }) => services.drafts.create(count);
