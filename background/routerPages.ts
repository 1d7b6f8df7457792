import type { Port } from "../extension/platform/platform.ts";
import type { ContentSender, Sender } from "../extension/platform/sender.ts";
import type { LogFailure } from "./routerAnswers.ts";
import { pageErrorOf } from "./routerPageErrors.ts";
import { type PageState, stateDifference } from "./routerPageState.ts";
import { createRate, type Rate } from "./routerRate.ts";

export interface PageDoorDeps {
  route: (message: unknown, sender: Sender) => Promise<unknown>;
  /** What an origin may know now; null where it is not connected or the wallet has not started. */
  stateOf: (origin: string) => PageState | null;
  /** The last port of a document has gone: nothing may be shown or answered for it any more. */
  onDocumentGone: (documentId: string) => void;
  now: () => number;
  createId: () => string;
  logFailure: LogFailure;
}

/** The ports of all open pages. */
export interface PageDoor {
  connect(port: Port): void;
  /** Tells every connected page what has changed since it was last told. */
  tellChanges(): void;
  hasDocument(documentId: string): boolean;
}

interface OpenPage {
  port: Port;
  sender: ContentSender;
  told: PageState | null;
  rate: Rate;
}

const perDocument = { burst: 200, perSecond: 40 };

/** Answers pages: each ask once, to the port it came from, with an error a page may see or the response. */
export function createPageDoor(deps: PageDoorDeps): PageDoor {
  const pages = new Set<OpenPage>();
  const answering = new Map<string, Promise<object>>();
  const hasDocument = (documentId: string) =>
    [...pages].some(({ sender }) => sender.documentId === documentId);
  const tell = (page: OpenPage) => {
    const now = deps.stateOf(page.sender.origin);
    for (const event of stateDifference(page.told, now)) page.port.post(event);
    page.told = now;
  };
  const take = async (page: OpenPage, message: unknown) => {
    const id = idOf(message);
    if (id === null) return;
    const key = `${page.sender.documentId}:${id}`;
    const running = answering.get(key) ?? answerOne(deps, page, id, message);
    answering.set(key, running);
    try {
      page.port.post(await running);
    } finally {
      answering.delete(key);
    }
  };
  return {
    hasDocument,
    connect(port) {
      if (port.sender.class !== "content") return;
      const page = { port, sender: port.sender, told: null, rate: createRate(perDocument, deps.now) };
      pages.add(page);
      port.onMessage((message) => void take(page, message));
      port.onDisconnect(() => {
        pages.delete(page);
        if (!hasDocument(page.sender.documentId)) deps.onDocumentGone(page.sender.documentId);
      });
      tell(page);
    },
    tellChanges() {
      for (const page of pages) tell(page);
    },
  };
}

/** Always resolves. */
async function answerOne(deps: PageDoorDeps, page: OpenPage, id: string, message: unknown): Promise<object> {
  if (!page.rate.take()) {
    return { id, error: { code: -32005, message: "Too many requests; try again later." } };
  }
  try {
    return { id, response: await deps.route({ name: "askProvider", request: message }, page.sender) };
  } catch (error) {
    return { id, error: pageErrorOf(error, deps) };
  }
}

/** Without an id there is nobody to answer. */
function idOf(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !Object.hasOwn(message, "id")) return null;
  const { id } = message as { id: unknown };
  return typeof id === "string" && id.length <= 64 ? id : null;
}
