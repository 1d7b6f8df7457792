import type { DescriptorSetView } from "../../../extension/messages/views.lists.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { descriptorsText as text } from "../../text/descriptors.ts";
import { formatDay, formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { RefreshButton } from "./RefreshButton.tsx";
import { SourceForm } from "./SourceForm.tsx";

/** The sets of descriptors that the user added, each with where it is from and how old it is. */
export function DescriptorsCard() {
  const sets = useSnapshot("descriptorSets");
  const { client } = useWallet();
  if (sets === null) return null;
  return (
    <Card title={text.title}>
      <p>{text.lead}</p>
      {sets.list.length === 0 ? <p className={styles["faint"]}>{text.none}</p> : null}
      {sets.list.map((set) => (
        <SetBlock key={set.url} set={set} />
      ))}
      {sets.list.every(({ isFromFile }) => isFromFile) ? null : (
        <RefreshButton
          label={text.refresh}
          done={text.refreshed}
          refresh={() => client("refreshDescriptorSets", {})}
        />
      )}
      <Disclosure title={text.add}>
        <SourceForm
          words={text.form}
          addAddress={(url) => client("addDescriptorSet", { url })}
          addFile={(file, name) => client("addDescriptorFile", { file, name })}
        />
      </Disclosure>
    </Card>
  );
}

function SetBlock({ set }: { set: DescriptorSetView }) {
  const { client } = useWallet();
  const act = useAct();
  const remove = () => act.run(async () => void (await client("removeDescriptorSet", { url: set.url })));
  return (
    <div className={styles["block"]}>
      <h3>{set.name}</h3>
      <Rows
        rows={[
          {
            label: text.describes,
            value: text.places(set.places) + (set.refused === 0 ? "" : text.unread(set.refused)),
          },
          { label: text.date, value: formatDay(Date.parse(set.date)) },
          { label: text.fetched, value: formatMoment(set.fetchedAt) },
          { label: text.licence, value: set.licence },
          { label: text.from, value: set.isFromFile ? text.fromFile : <bdi dir="ltr">{set.url}</bdi> },
          { label: text.hash, value: <code>{`${set.hash.slice(0, 10)}…${set.hash.slice(-8)}`}</code> },
        ]}
      />
      <Problem text={act.problem ?? set.problem} />
      <Actions>
        <Button isBusy={act.isBusy} onPress={remove}>
          {text.remove(set.name)}
        </Button>
      </Actions>
    </div>
  );
}
