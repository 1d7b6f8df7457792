import {
  type Account,
  type Chain,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  type PublicClient,
  parseEventLogs,
  type TransactionReceipt,
  type WalletClient,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Address } from "../../protocol/index.ts";
import { marketAbi } from "./generated/abi.ts";
import type { Logger } from "./logger.ts";
import { SdkError } from "./sdkError.ts";
import type { CallStore, DueVoucher } from "./store/callStore.ts";

export interface ClaimerOptions {
  rpcUrl: string;
  domain: { chainId: number; market: Address };
  /** Pays the gas; revenue goes to the developer in the registry, whoever settles. */
  developerKey: Hex;
  store: CallStore;
  logger: Logger;
  /** 0: only when `settle` is called. Vouchers must be settled within 48 hours of a purchase's end or a key's revocation. */
  everyMs: number;
  receiptTimeoutMs?: number;
}

export interface SettleReport {
  settled: number;
  skipped: number;
  transactions: readonly Hex[];
}

/** Brings vouchers to the chain. */
export interface Claimer {
  /** Settles what is due. One run at a time: a second call joins the first. */
  settle(): Promise<SettleReport>;
  stop(): Promise<void>;
}

const ENTRIES_AT_MOST = 50;
const BATCHES_AT_MOST = 20;
/** In the order of the contract's list. */
const SKIPS = [
  "none",
  "unknown-purchase",
  "unknown-caller",
  "too-late",
  "bad-signature",
  "nothing-due",
] as const;

/** A claimer over a store. Effects: chain, by the developer's key; a timer where `everyMs` is not 0. */
export function createClaimer(options: ClaimerOptions): Claimer {
  const { rpcUrl, domain, developerKey, logger, everyMs } = options;
  const chain = defineChain({
    id: domain.chainId,
    name: `chain ${domain.chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const transport = http(rpcUrl, { timeout: 10_000, retryCount: 0 });
  const port: ChainPort = {
    reader: createPublicClient({ chain, transport, pollingInterval: 200 }),
    wallet: createWalletClient({ chain, transport, account: privateKeyToAccount(developerKey) }),
    chain,
    account: privateKeyToAccount(developerKey),
  };
  let running: Promise<SettleReport> | null = null;
  const settle = () => {
    running ??= settleAll(options, port).finally(() => {
      running = null;
    });
    return running;
  };
  const tick = () =>
    void settle().catch((cause: unknown) => {
      logger.warn("settle.failed", { name: cause instanceof Error ? cause.name : "unknown" });
    });
  const timer = everyMs > 0 ? setInterval(tick, everyMs) : null;
  timer?.unref();
  return {
    settle,
    async stop() {
      if (timer !== null) clearInterval(timer);
      await running?.catch(() => {});
    },
  };
}

interface ChainPort {
  reader: PublicClient;
  wallet: WalletClient;
  chain: Chain;
  account: Account;
}

async function settleAll(options: ClaimerOptions, port: ChainPort): Promise<SettleReport> {
  let report: SettleReport = { settled: 0, skipped: 0, transactions: [] };
  for (let batch = 0; batch < BATCHES_AT_MOST; batch++) {
    const due = await options.store.dueVouchers(ENTRIES_AT_MOST);
    if (due.length === 0) break;
    const receipt = await sendBatch(due, options, port);
    const { settled, skipped } = await recordOutcome(due, receipt, options);
    report = {
      settled: report.settled + settled,
      skipped: report.skipped + skipped,
      transactions: [...report.transactions, receipt.transactionHash],
    };
  }
  return report;
}

async function sendBatch(
  due: readonly DueVoucher[],
  { domain, receiptTimeoutMs = 60_000 }: ClaimerOptions,
  { reader, wallet, chain, account }: ChainPort,
): Promise<TransactionReceipt> {
  const entries = due.map(({ purchaseId, caller, seq, requestHash, signature }) => ({
    purchaseId,
    requestHash,
    seq,
    caller,
    signature,
  }));
  try {
    const hash = await wallet.writeContract({
      address: domain.market,
      abi: marketAbi,
      functionName: "settleMany",
      args: [entries],
      chain,
      account,
    });
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: receiptTimeoutMs });
    if (receipt.status === "success") return receipt;
  } catch (cause) {
    throw new SettleFailedError(due.length, cause);
  }
  throw new SettleFailedError(due.length);
}

async function recordOutcome(
  due: readonly DueVoucher[],
  receipt: TransactionReceipt,
  { store, logger }: ClaimerOptions,
): Promise<{ settled: number; skipped: number }> {
  const logs = parseEventLogs({ abi: marketAbi, logs: receipt.logs });
  const skips = new Map<string, number>();
  for (const log of logs)
    if (log.eventName === "SettleSkipped")
      skips.set(nameOf(log.args.purchaseId, log.args.caller), log.args.reason);
  for (const voucher of due) {
    const reason = skips.get(nameOf(voucher.purchaseId, voucher.caller));
    // Every reason is final for this number; a later voucher of the same caller is tried again.
    if (reason !== undefined)
      logger.warn("settle.skipped", { reason: SKIPS[reason] ?? "unknown", seq: voucher.seq });
    await store.markSettled(voucher, voucher.seq);
  }
  const settled = due.length - skips.size;
  logger.note("settle.done", { settled, skipped: skips.size });
  return { settled, skipped: skips.size };
}

function nameOf(purchaseId: string, caller: string): string {
  return `${purchaseId}/${caller}`.toLowerCase();
}

/** Vouchers could not be brought to the chain; they stay due. */
class SettleFailedError extends SdkError {
  override readonly code = "secware.settle-failed";
  constructor(entries: number, cause?: unknown) {
    super(
      "Vouchers could not be settled.",
      "see that the node answers and that the developer's account can pay for gas.",
      { entries },
      cause,
    );
  }
}
