import type { FeedView } from "../../../extension/messages/views.lists.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { feedText } from "../../text/feeds.ts";
import { formatAge, formatDay, formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { FeedConflicts } from "./FeedConflicts.tsx";
import { RefreshButton } from "./RefreshButton.tsx";
import { SourceForm } from "./SourceForm.tsx";

/** The lists that the user added, each with where it is from, how old it is, and whether it could be renewed. */
export function FeedsCard() {
  const feeds = useSnapshot("feeds");
  const { client } = useWallet();
  if (feeds === null) return null;
  return (
    <Card title={feedText.title}>
      <p>{feedText.lead}</p>
      {feeds.list.length === 0 ? <p className={styles["faint"]}>{feedText.none}</p> : null}
      {feeds.list.map((feed) => (
        <FeedBlock key={feed.url} feed={feed} />
      ))}
      <FeedConflicts conflicts={feeds.conflicts} />
      {feeds.list.every(({ isFromFile }) => isFromFile) ? null : (
        <RefreshButton
          label={feedText.refresh}
          done={feedText.refreshed}
          refresh={() => client("refreshFeeds", {})}
        />
      )}
      <Disclosure title={feedText.add}>
        <FeedForm />
      </Disclosure>
    </Card>
  );
}

function FeedBlock({ feed }: { feed: FeedView }) {
  const { client, now } = useWallet();
  const act = useAct();
  const remove = () => act.run(async () => void (await client("removeFeed", { url: feed.url })));
  const problem =
    feed.problem === null ? null : feedText.problem(feed.problem, formatAge(feed.triedAt, now()));
  return (
    <div className={styles["block"]}>
      <h3>{feed.name}</h3>
      <Rows
        rows={[
          { label: feedText.entries, value: feed.count.toLocaleString("en") },
          { label: feedText.date, value: formatDay(Date.parse(feed.date)) },
          { label: feedText.fetched, value: formatMoment(feed.fetchedAt) },
          { label: feedText.licence, value: feed.licence },
          {
            label: feedText.from,
            value: feed.isFromFile ? feedText.fromFile : <bdi dir="ltr">{feed.url}</bdi>,
          },
          { label: feedText.hash, value: <code>{`${feed.hash.slice(0, 10)}…${feed.hash.slice(-8)}`}</code> },
        ]}
      />
      <Problem text={act.problem ?? problem} />
      <Actions>
        <Button isBusy={act.isBusy} onPress={remove}>
          {feedText.remove(feed.name)}
        </Button>
      </Actions>
    </div>
  );
}

function FeedForm() {
  const { client } = useWallet();
  return (
    <SourceForm
      words={feedText.form}
      addAddress={(url) => client("addFeed", { url })}
      addFile={(file) => client("addFeedFile", { file })}
    />
  );
}
