import { createBridgeRuntime } from "../extension/platform/bridgeRuntime.ts";
import { handoverEvent } from "./handover.ts";
import { createRelay } from "./relay.ts";

const runtime = createBridgeRuntime();

/** Takes the first port there is, which is the page script's, and lets nobody else see the event. */
function takePort(event: Event): void {
  event.stopImmediatePropagation();
  window.removeEventListener(handoverEvent, takePort);
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  const relay = createRelay({
    connect: () => runtime.connect("page"),
    toPage: (message) => port.postMessage(message),
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    hasOrigin: window.origin !== "null",
  });
  port.onmessage = ({ data }) => relay.ask(data);
  runtime.onNudge(relay.reopen);
  // Back from the browser's cache of left pages, where ports are closed.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) relay.reopen();
  });
}

window.addEventListener(handoverEvent, takePort);
