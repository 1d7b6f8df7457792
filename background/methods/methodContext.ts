import type { ContentSender } from "../../extension/platform/sender.ts";
import type { Services } from "../services/services.ts";

export interface MethodContext {
  services: Services;
  sender: ContentSender;
  /** `documentId:id`, the name of this ask; the same name gets the same answer. */
  askKey: string;
}

/** One EIP-1193 method. `params` is whatever the page sent; the method decodes it. Throws `ProviderError`. */
export type Method = (params: unknown, context: MethodContext) => Promise<unknown>;
