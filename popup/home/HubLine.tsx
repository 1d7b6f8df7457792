import type { HubView } from "../../extension/messages/views.ts";
import { Shield } from "../look/icons.ts";
import { useNow, useSnapshot } from "../state/wallet.ts";
import { homeText } from "../text/home.ts";
import { formatUntil } from "../text/times.ts";
import styles from "./home.module.css";

const dayMs = 86_400_000;

/** One line on what guards the next request; a link to the SecHub panel. */
export function HubLine() {
  const hub = useSnapshot("hub");
  const now = useNow(30_000);
  if (hub === null) return null;
  const ending = hub.bindings.find(
    ({ state, expiresAt }) => state === "active" && expiresAt > now && expiresAt - now < 3 * dayMs,
  );
  return (
    <a className={styles["status"]} href="page.html#/hub" target="_blank" rel="noopener">
      <Shield size={18} aria-hidden />
      <span>
        {hubSentence(hub)}
        {hub.isStale ? <span className={styles["faint"]}> ({homeText.hubStale})</span> : null}
        {ending === undefined ? null : (
          <span className={styles["faint"]}>
            <br />
            {homeText.hubEnding(ending.name, formatUntil(ending.expiresAt, now))}
          </span>
        )}
      </span>
    </a>
  );
}

function hubSentence(hub: HubView): string {
  if (hub.status === "unavailable") return homeText.hubUnavailable(hub.reason ?? "");
  if (hub.status === "none") return homeText.hubNone;
  if (hub.status === "creating") return homeText.hubCreating;
  const active = hub.bindings.filter(({ state }) => state === "active").length;
  return active === 0 ? homeText.hubEmpty : homeText.hubReady(active);
}
