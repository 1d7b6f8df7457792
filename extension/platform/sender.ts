/** A document of a website, as the browser describes it; nothing in here comes from the page. */
export interface ContentSender {
  class: "content";
  origin: string;
  documentId: string;
  frameId: number;
  tabId: number;
  /** The origin of the tab's own document; equals `origin` in the main frame, null where the browser does not say. */
  topOrigin: string | null;
}

/** One of our own pages. */
export interface PopupSender {
  class: "popup";
}

/** Who sent a message. Made by `senderOf` alone. */
export type Sender = ContentSender | PopupSender;

/** The part of the browser's sender that we read; absent fields are refused, never guessed. */
export interface BrowserSender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  documentId?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/** Who we are: the extension's id and the origin of its pages. */
export interface OwnIdentity {
  id: string;
  /** With no trailing slash. */
  origin: string;
}

/**
 * Derives who sent a message from what the browser says, or null where that is nobody we talk to.
 *
 * Warning: uses `origin`, never the URL, for sites. A sandboxed frame has its site's URL and the origin "null".
 */
export function senderOf(sender: BrowserSender, own: OwnIdentity): Sender | null {
  if (sender.id !== own.id) return null;
  if (sender.origin === own.origin) return isOwnPage(sender, own) ? { class: "popup" } : null;
  return contentSenderOf(sender);
}

function isOwnPage(sender: BrowserSender, own: OwnIdentity): boolean {
  const isTopDocument = sender.frameId === undefined || sender.frameId === 0;
  return isTopDocument && (sender.url?.startsWith(`${own.origin}/`) ?? false);
}

function contentSenderOf({ origin, documentId, frameId, tab }: BrowserSender): ContentSender | null {
  const site = webOriginOf(origin);
  if (site === null || site !== origin) return null;
  if (documentId === undefined || documentId === "" || frameId === undefined || tab?.id === undefined)
    return null;
  const topOrigin = frameId === 0 ? site : webOriginOf(tab.url);
  return { class: "content", origin: site, documentId, frameId, tabId: tab.id, topOrigin };
}

/** The origin of a web address, or null: opaque origins, files, data and other extensions have no name we accept. */
function webOriginOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : null;
}
