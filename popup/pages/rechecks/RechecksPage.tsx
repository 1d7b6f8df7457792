import type { RechecksView } from "../../../extension/messages/views.policy.ts";
import { RefreshCw, ScanSearch } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { pageText } from "../../text/page.ts";
import { recheckText } from "../../text/rechecks.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { byBadness } from "./badness.ts";
import { RecheckItem } from "./RecheckItem.tsx";
import { Schedule } from "./Schedule.tsx";

/** What stays in force after signing, the worst of it first, and when it is looked at again. */
export function RechecksPage() {
  const rechecks = useSnapshot("rechecks");
  const { client } = useWallet();
  const act = useAct();
  const run = (): void =>
    act.run(async () => {
      const answer = await client("recheckNow", {});
      if (answer.status === "unavailable") act.setProblem(pageText.unavailable(answer.reason));
    });
  const isRunning = rechecks?.isRunning === true;
  return (
    <Frame
      route="/rechecks"
      title={recheckText.title}
      lead={recheckText.lead}
      aside={
        <Button icon={RefreshCw} isBusy={act.isBusy || isRunning} onPress={run}>
          {recheckText.now}
        </Button>
      }
    >
      <p role="status" className={styles["faint"]}>
        {isRunning ? recheckText.running : ""}
      </p>
      <Problem text={act.problem} />
      {rechecks === null ? (
        <Waking />
      ) : (
        <>
          <ItemList items={rechecks.items} />
          <Schedule key={`${rechecks.every} ${rechecks.callsPerRun}`} rechecks={rechecks} />
        </>
      )}
    </Frame>
  );
}

function ItemList({ items }: Pick<RechecksView, "items">) {
  if (items.length === 0) {
    return (
      <Empty icon={ScanSearch}>
        <p>{recheckText.listEmpty}</p>
      </Empty>
    );
  }
  return (
    <Card title={recheckText.list}>
      <ul className={styles["lines"]}>
        {byBadness(items).map((item) => (
          <RecheckItem key={item.id} item={item} />
        ))}
      </ul>
    </Card>
  );
}
