import { BaseError } from "../extension/errors/baseError.ts";
import { createBrowserPlatform } from "../extension/platform/browserPlatform.ts";
import { startBoot } from "./boot.ts";
import { handlers } from "./handlers/table.ts";
import { pruneAll } from "./mainAudit.ts";
import { cancelGoneDocuments, returnMs } from "./mainDocuments.ts";
import { pageStateOf, watchPageState } from "./mainPages.ts";
import { lockWhenDue, tellDamaged } from "./mainRecovery.ts";
import { type Composed, composeServices } from "./mainServices.ts";
import { createRouter } from "./router.ts";
import { createAnswers, type LogFailure } from "./routerAnswers.ts";
import { createPageDoor } from "./routerPages.ts";
import { auditAlarm } from "./services/audit/audit.ts";
import { descriptorsAlarm } from "./services/descriptors/descriptorSets.ts";
import { listsAlarm } from "./services/lists/lists.ts";
import { overrideAlarm } from "./services/overrides/overrides.ts";
import { recheckAlarm } from "./services/rechecks/rechecks.ts";
import { requestAlarm } from "./services/requests/types.ts";
import type { Services } from "./services/services.ts";
import { lockAlarm } from "./services/vault/vaultSession.ts";

// Everything below registers in the worker's first turn; what wakes the worker waits at the gate until state is read.
const platform = createBrowserPlatform();
const logFailure: LogFailure = (id, cause) => console.error("SecHub", id, nameOf(cause));
const createId = () => crypto.randomUUID();
const boot = startBoot(() => composeServices({ platform, onFailure: logFailure }), {
  deadlineMs: 20_000,
  onFailure: (cause) => logFailure("boot", cause),
});
const ready = async () => (await boot.ready()).services;
/** In memory, for what may not wait; null before boot is done and where it failed. */
let services: Services | null = null;

const router = createRouter({
  handlers,
  ready,
  onAct: ({ vault }) => void vault.touch().catch((cause: unknown) => logFailure("touch", cause)),
});
const pageDoor = createPageDoor({
  route: router,
  stateOf: (origin) => (services === null ? null : pageStateOf(services, origin)),
  onDocumentGone: (documentId) =>
    whenReady("document", ({ requests }) => requests.cancelDocument(documentId)),
  now: platform.now,
  createId,
  logFailure,
});

platform.onMessage(createAnswers({ router, createId, logFailure }));
platform.onConnect((port) => {
  if (port.name === "page") pageDoor.connect(port);
  if (port.name !== "snapshots" || port.sender.class !== "popup") return;
  ready().then(
    ({ snapshots }) => snapshots.connect(port),
    () => tellDamaged(port, platform.now()),
  );
});
platform.onAlarm((name) => {
  if (name === lockAlarm) whenReady(name, ({ vault }) => lockWhenDue(vault, platform));
  if (name === overrideAlarm) whenReady(name, ({ overrides }) => overrides.tick());
  if (name === auditAlarm) whenReady(name, (ready) => pruneAll(ready, platform));
  if (name === listsAlarm) whenReady(name, ({ lists }) => lists.tick());
  if (name === descriptorsAlarm) whenReady(name, ({ descriptorSets }) => descriptorSets.tick());
  if (name === recheckAlarm) whenReady(name, ({ rechecks }) => rechecks.tick());
  if (name === requestAlarm) whenReady(name, ({ requests }) => requests.tick());
});
platform.onWindowClosed((windowId) => {
  whenReady("window", ({ requests }) => requests.windowClosed(windowId));
});
boot.ready().then(begin, () => undefined);

/** Boot is done: pages hear what they may know, and those that went away meanwhile are given up. */
function begin({ services: composed, loadRequests }: Composed): void {
  services = composed;
  watchPageState(composed, pageDoor.tellChanges);
  pageDoor.tellChanges();
  platform.nudgePages().catch((cause: unknown) => logFailure("nudge", cause));
  const { requests } = composed;
  const giveUp = () => cancelGoneDocuments({ loadRequests, hasDocument: pageDoor.hasDocument, requests });
  setTimeout(() => void giveUp().catch((cause: unknown) => logFailure("documents", cause)), returnMs);
}

function whenReady(what: string, work: (ready: Services) => Promise<void>): void {
  ready()
    .then(work)
    .catch((cause: unknown) => logFailure(what, cause));
}

/** Names only: what an error says may hold what it was about. */
function nameOf(cause: unknown): string {
  if (cause instanceof BaseError) return cause.code;
  return cause instanceof Error ? cause.name : typeof cause;
}
