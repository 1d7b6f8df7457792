import type { Known, Request } from "./known.ts";
import { rpcError } from "./pageRequest.ts";
import { apply, fix, fixGetter, isArray, leave, NativePromise, own } from "./primordials.ts";

type Callback = (error: unknown, response: unknown) => void;
const promiseThen = Promise.prototype.then;

/** The interface of older pages. Every way in ends in `request`. */
export function addLegacy(provider: object, request: Request, known: Known): void {
  const sendAsync = (payload: unknown, callback: Callback) => answerPayload(request, payload, callback);
  fix(provider, "enable", () => request({ method: "eth_requestAccounts" }));
  fix(provider, "sendAsync", sendAsync);
  fix(provider, "send", (first: unknown, second: unknown) => {
    if (typeof first === "string") return request({ method: first, params: second });
    if (typeof second === "function") return sendAsync(first, second as Callback);
    return sendNow(first, known);
  });
  fix(provider, "isConnected", () => known.isConnected);
  leave(provider, "autoRefreshOnNetworkChange", false);
  fixGetter(provider, "selectedAddress", () => known.accounts[0] ?? null);
  fixGetter(provider, "chainId", () => known.chainId);
  fixGetter(provider, "networkVersion", () => (known.chainId === null ? null : `${+known.chainId}`));
}

function answerPayload(request: Request, payload: unknown, callback: Callback): void {
  if (isArray(payload)) {
    answerBatch(request, payload, callback);
    return;
  }
  const head = envelopeOf(payload);
  apply(promiseThen, request(payload), [
    (result: unknown) => callback(null, { ...head, result }),
    (error: unknown) => callback(error, { ...head, error }),
  ]);
}

/** One after the other, in order: each is a request of its own and gets its own answer. */
function answerBatch(request: Request, payloads: readonly unknown[], callback: Callback): void {
  const answers: unknown[] = [];
  const answerNext = (index: number) => {
    if (index >= payloads.length || index >= 50) {
      callback(null, answers);
      return;
    }
    answerPayload(request, isArray(payloads[index]) ? null : payloads[index], (_error, answer) => {
      answers[index] = answer;
      answerNext(index + 1);
    });
  };
  answerNext(0);
}

/** What could be answered at once in the days before promises: only what the page has been told already. */
function sendNow(payload: unknown, known: Known): unknown {
  const method = typeof payload === "object" && payload !== null ? own(payload, "method") : undefined;
  const head = envelopeOf(payload);
  if (method === "eth_accounts") return { ...head, result: known.accounts };
  if (method === "eth_coinbase") return { ...head, result: known.accounts[0] ?? null };
  if (method === "net_version")
    return { ...head, result: known.chainId === null ? null : `${+known.chainId}` };
  return new NativePromise((_resolve, reject) => {
    reject(rpcError(4200, "This method needs a callback.", undefined));
  });
}

function envelopeOf(payload: unknown): { id: unknown; jsonrpc: "2.0" } {
  const id = typeof payload === "object" && payload !== null ? own(payload, "id") : undefined;
  return { id, jsonrpc: "2.0" };
}
