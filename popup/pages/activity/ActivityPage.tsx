import { useState } from "react";
import { levels } from "../../../extension/domain/level.ts";
import type { ActivityView } from "../../../extension/messages/views.ts";
import { History } from "../../look/icons.ts";
import { Card } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { SelectField } from "../../parts/Field.tsx";
import { useNow, useSnapshot } from "../../state/wallet.ts";
import { activityText } from "../../text/activity.ts";
import { levelText } from "../../text/levels.ts";
import { Frame } from "../Frame.tsx";
import styles from "../pages.module.css";
import { ActivityEntry } from "./ActivityEntry.tsx";
import { type ActivityFilter, filterActivity, groupActivity } from "./grouping.ts";

/** What was asked and what became of it, refused and blocked requests included. */
export function ActivityPage() {
  const activity = useSnapshot("activity");
  return (
    <Frame route="/activity" title={activityText.title} lead={activityText.lead}>
      {activity === null ? <Waking /> : null}
      {activity?.list.length === 0 ? (
        <Empty icon={History}>
          <p>{activityText.empty}</p>
        </Empty>
      ) : null}
      {activity === null || activity.list.length === 0 ? null : <ActivityGroups list={activity.list} />}
    </Frame>
  );
}

function ActivityGroups({ list }: { list: readonly ActivityView[] }) {
  const now = useNow(60_000);
  const [filter, setFilter] = useState<ActivityFilter>({ state: "", level: "", site: "" });
  const groups = groupActivity(filterActivity(list, filter), now);
  return (
    <>
      <Filters list={list} filter={filter} onChange={setFilter} />
      {groups.length === 0 ? <p role="status">{activityText.noMatch}</p> : null}
      {groups.map(({ title, entries }) => (
        <Card key={title} title={title}>
          <ul className={styles["lines"]}>
            {entries.map((entry) => (
              <ActivityEntry key={entry.id} entry={entry} />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

interface FiltersProps {
  list: readonly ActivityView[];
  filter: ActivityFilter;
  onChange: (filter: ActivityFilter) => void;
}

function Filters({ list, filter, onChange }: FiltersProps) {
  const any = { value: "" as const, label: activityText.any };
  const states = [...new Set(list.map(({ state }) => state))];
  const sites = [...new Set(list.map(({ origin }) => origin))].filter((origin) => origin !== "");
  return (
    <search className={styles["triple"]}>
      <SelectField
        label={activityText.filterState}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
        options={[any, ...states.map((state) => ({ value: state, label: activityText.state[state] }))]}
      />
      <SelectField
        label={activityText.filterLevel}
        value={filter.level}
        onChange={(level) => onChange({ ...filter, level })}
        options={[any, ...levels.map((level) => ({ value: level, label: levelText[level] }))]}
      />
      <SelectField
        label={activityText.filterSite}
        value={filter.site}
        onChange={(site) => onChange({ ...filter, site })}
        options={[
          { value: "", label: activityText.any },
          ...sites.map((site) => ({ value: site, label: site })),
        ]}
      />
    </search>
  );
}
