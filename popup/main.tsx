import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "../extension/messages/client.ts";
import { createExtensionPage } from "../extension/platform/extensionPage.ts";
import { createBackground } from "./background.ts";
import "./look/tokens.css";
import "./look/base.css";
import { Boundary } from "./parts/Boundary.tsx";
import { createConnection, type Later } from "./state/connection.ts";
import { withDeadline } from "./state/deadline.ts";
import { createMirrors } from "./state/mirrors.ts";
import { type Wallet, WalletContext } from "./state/wallet.ts";
import { wordsText } from "./text/words.ts";

/** Longer than any chain read of the background, shorter than a person's patience. */
const deadlineMs = 45_000;

const later: Later = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** Composes the application for one page. Effects: a port to the background, the document. */
export function mount(screen: ReactNode): void {
  const page = createExtensionPage();
  const { send, openPort } = createBackground(page);
  const mirrors = createMirrors();
  const connection = createConnection({ mirrors, openPort, later });
  const wallet: Wallet = {
    mirrors,
    connection: connection.status,
    client: createClient("popup", withDeadline(send, { later, deadlineMs })),
    now: () => Date.now(),
    elapsed: () => performance.now(),
    openPage: (route) => void page.openTab(`popup/page.html#${route}`).catch(() => undefined),
    version: page.version,
    closeWindow: () => window.close(),
  };
  const root = document.getElementById("root");
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <WalletContext value={wallet}>
        <Boundary fallback={<p role="alert">{wordsText.failed}</p>}>{screen}</Boundary>
      </WalletContext>
    </StrictMode>,
  );
}
