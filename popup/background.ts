import type { Send } from "../extension/messages/client.ts";
import type { SnapshotEnvelope } from "../extension/messages/views.ts";
import type { ExtensionPage } from "../extension/platform/extensionPage.ts";
import type { OpenPort } from "./state/connection.ts";

/** The one place where this application meets the background: a message there and back, and the port of snapshots. */
export function createBackground(page: ExtensionPage): { send: Send; openPort: OpenPort } {
  return {
    send: (message) => page.send(message),
    openPort({ onSnapshot, onLost }) {
      const port = page.connect("snapshots");
      port.onMessage((message) => {
        if (isEnvelope(message)) onSnapshot(message);
      });
      port.onDisconnect(onLost);
      return { close: () => port.close() };
    },
  };
}

/** Our own background sends it, so only the outline is looked at. */
function isEnvelope(message: unknown): message is SnapshotEnvelope {
  if (typeof message !== "object" || message === null) return false;
  const { name, number, state } = message as Partial<SnapshotEnvelope>;
  return (
    typeof name === "string" && typeof number === "number" && typeof state === "object" && state !== null
  );
}
