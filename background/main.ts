import { BaseError } from "../extension/errors/baseError.ts";
import { createBrowserPlatform } from "../extension/platform/browserPlatform.ts";
import { startBoot } from "./boot.ts";
import { handlers } from "./handlers/table.ts";
import { createReadyServices, pageStateOf, watchPageState } from "./mainPages.ts";
import { lockWhenDue, tellDamaged } from "./mainRecovery.ts";
import { composeServices } from "./mainServices.ts";
import { createRouter } from "./router.ts";
import { createAnswers, type LogFailure } from "./routerAnswers.ts";
import { createPageDoor } from "./routerPages.ts";
import { requestAlarm } from "./services/requests/types.ts";
import { lockAlarm } from "./services/vault/vaultSession.ts";

// Everything below registers in the worker's first turn; what wakes the worker waits at the gate until state is read.
const platform = createBrowserPlatform();
const logFailure: LogFailure = (id, cause) => console.error("SecHub", id, nameOf(cause));
const createId = () => crypto.randomUUID();
const boot = startBoot(() => composeServices({ platform, onFailure: logFailure }), {
  deadlineMs: 20_000,
  onFailure: (cause) => logFailure("boot", cause),
});
const services = createReadyServices(boot);
const router = createRouter({ handlers, ready: boot.ready, onAct: (ready) => void ready.vault.touch() });
const answer = createAnswers({ router, createId, logFailure });
const pageDoor = createPageDoor({
  route: router,
  stateOf(origin) {
    const ready = services();
    return ready === null ? null : pageStateOf(ready, origin);
  },
  onDocumentGone: (documentId) => void services()?.requests.cancelDocument(documentId),
  now: platform.now,
  createId,
  logFailure,
});

platform.onMessage(answer);
platform.onConnect((port) => {
  if (port.name === "page") pageDoor.connect(port);
  if (port.name === "snapshots" && port.sender.class === "popup") {
    boot.ready().then(
      (ready) => ready.snapshots.connect(port),
      () => tellDamaged(port, platform.now()),
    );
  }
});
platform.onAlarm((name) => {
  const work = boot.ready().then(async (ready) => {
    if (name === lockAlarm) await lockWhenDue(ready.vault, platform);
    if (name === requestAlarm) await ready.requests.tick();
  });
  work.catch((cause: unknown) => logFailure(name, cause));
});
platform.onWindowClosed((windowId) => {
  boot.ready().then(
    (ready) => ready.requests.windowClosed(windowId),
    () => undefined,
  );
});
boot.ready().then(
  (ready) => {
    watchPageState(ready, pageDoor.tellChanges);
    pageDoor.tellChanges();
    void platform.nudgePages();
  },
  () => undefined,
);

/** Names only: what an error says may hold what it was about. */
function nameOf(cause: unknown): string {
  if (cause instanceof BaseError) return cause.code;
  return cause instanceof Error ? cause.name : typeof cause;
}
