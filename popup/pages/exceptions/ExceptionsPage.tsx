import type { OverrideView } from "../../../extension/messages/views.policy.ts";
import { DoorOpen } from "../../look/icons.ts";
import { Card } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { exceptionText } from "../../text/exceptions.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { ExceptionItem } from "./ExceptionItem.tsx";

/** The exceptions: what each one lets through, why, until when, and how much of it is used. */
export function ExceptionsPage() {
  const overrides = useSnapshot("overrides");
  return (
    <Frame route="/exceptions" title={exceptionText.listTitle} lead={exceptionText.listLead}>
      {overrides === null ? <Waking /> : <Lists list={overrides.list} />}
    </Frame>
  );
}

function Lists({ list }: { list: readonly OverrideView[] }) {
  if (list.length === 0) {
    return (
      <Empty icon={DoorOpen}>
        <p>{exceptionText.empty}</p>
      </Empty>
    );
  }
  const current = list.filter(({ state }) => state !== "ended");
  const ended = list.filter(({ state }) => state === "ended");
  return (
    <>
      <Card title={exceptionText.current}>
        {current.length === 0 ? <p>{exceptionText.noCurrent}</p> : <Items list={current} />}
      </Card>
      {ended.length === 0 ? null : (
        <Card title={exceptionText.ended}>
          <Items list={ended} />
        </Card>
      )}
    </>
  );
}

function Items({ list }: { list: readonly OverrideView[] }) {
  return (
    <ul className={styles["lines"]}>
      {list.map((one) => (
        <ExceptionItem key={one.id} exception={one} />
      ))}
    </ul>
  );
}
