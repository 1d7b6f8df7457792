import { RefreshCw } from "../look/icons.ts";
import { Button } from "../parts/Button.tsx";
import { Note } from "../parts/Note.tsx";
import { useNow } from "../state/wallet.ts";
import { pageText } from "../text/page.ts";
import { formatAge } from "../text/times.ts";
import { wordsText } from "../text/words.ts";
import styles from "./pages.module.css";

export interface FreshnessProps {
  readAt: number | null;
  isStale: boolean;
}

/** How old what stands below is, and whether the chain could not be read. */
export function Freshness({ readAt, isStale }: FreshnessProps) {
  const now = useNow();
  if (isStale) {
    return (
      <Note tone="caution" role="status">
        {pageText.stale} {readAt === null ? null : pageText.readAt(formatAge(readAt, now))}
      </Note>
    );
  }
  return readAt === null ? null : (
    <p className={styles["faint"]}>{pageText.readAt(formatAge(readAt, now))}</p>
  );
}

export function ReadAgain({ isBusy, onPress }: { isBusy: boolean; onPress: () => void }) {
  return (
    <Button icon={RefreshCw} isBusy={isBusy} onPress={onPress}>
      {wordsText.refresh}
    </Button>
  );
}
