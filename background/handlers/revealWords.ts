import type { Handler } from "../handler.ts";

/** Shows the words after a fresh password. */
export const revealWords: Handler<"revealWords"> = ({ password }, { services }) =>
  services.vault.revealWords(password);
