import { BaseError } from "../../extension/errors/baseError.ts";

/** Every error a page may get: our word for it, the number and the text that a page sees. The table is closed. */
export const pageErrors = {
  "user-rejected": { number: 4001, text: "The user rejected the request." },
  unauthorized: { number: 4100, text: "The site has not been given this account or method." },
  unsupported: { number: 4200, text: "This method is not offered." },
  disconnected: { number: 4900, text: "The wallet is not connected to any network." },
  "chain-disconnected": { number: 4901, text: "The wallet cannot reach this network." },
  "unknown-chain": { number: 4902, text: "This network is not known to the wallet." },
  "invalid-params": { number: -32602, text: "The parameters are not valid." },
  "unknown-method": { number: -32601, text: "There is no such method." },
  internal: { number: -32603, text: "The wallet could not do this." },
  "node-refused": { number: -32000, text: "The network's node refused this." },
  "already-open": { number: -32002, text: "A request of this kind is already open." },
  "limit-exceeded": { number: -32005, text: "Too many requests; try again later." },
  "unknown-capability": { number: 5700, text: "A required capability is not supported." },
  "unsupported-chain": { number: 5710, text: "This network is not supported." },
  "duplicate-id": { number: 5720, text: "There is already a batch with this id." },
  "unknown-bundle": { number: 5730, text: "There is no batch with this id." },
  "bundle-too-large": { number: 5740, text: "The batch is too large." },
  "atomicity-unsupported": { number: 5760, text: "The wallet cannot do this batch as one." },
} as const satisfies Record<string, { number: number; text: string }>;

export type PageErrorReason = keyof typeof pageErrors;

/** How an error looks to a page: no hint, no facts, no cause. */
export interface PageError {
  code: number;
  message: string;
  data?: unknown;
}

export interface ProviderErrorOptions {
  /** Replaces the table's text; a constant sentence of ours, never a part of the request. */
  message?: string;
  /** Goes to the page as it is. */
  data?: unknown;
  cause?: unknown;
}

/** An answer to the page that is an error, with its EIP-1193 number. */
export class ProviderError extends BaseError {
  override readonly code: string;
  readonly number: number;
  readonly data: unknown;

  constructor(reason: PageErrorReason, { message, data, cause }: ProviderErrorOptions = {}) {
    super(message ?? pageErrors[reason].text, {
      hint: "Read the method's page in the wallet's documentation.",
      ...(cause === undefined ? {} : { cause }),
    });
    this.code = `provider.${reason}`;
    this.number = pageErrors[reason].number;
    this.data = data;
  }

  toPageError(): PageError {
    const error = { code: this.number, message: this.shortMessage };
    return this.data === undefined ? error : { ...error, data: this.data };
  }
}
