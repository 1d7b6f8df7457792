import { useState } from "react";
import type { CatalogueView, WareView } from "../../../extension/messages/views.ts";
import { BadgeCheck, Store } from "../../look/icons.ts";
import { Chips } from "../../parts/Card.tsx";
import { Tick } from "../../parts/Choice.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { LevelMark } from "../../parts/LevelMark.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import partStyles from "../../parts/parts.module.css";
import { useAct } from "../../state/useAct.ts";
import { useReadOnOpen } from "../../state/useReadOnOpen.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { catalogueText } from "../../text/catalogue.ts";
import { kindWord } from "../../text/kinds.ts";
import { pageText } from "../../text/page.ts";
import { Frame } from "../Frame.tsx";
import { Freshness, ReadAgain } from "../Freshness.tsx";
import styles from "../pages.module.css";
import { type CatalogueFilter, filterWares, freePlanOf, plansOnSale } from "./filter.ts";

/** Everything in the registry, searchable; what cannot be verified is listed and says so. */
export function CataloguePage() {
  const { client } = useWallet();
  const catalogue = useSnapshot("catalogue");
  const act = useAct();
  const refresh = (): void =>
    act.run(async () => {
      const answer = await client("refreshCatalogue", {});
      if (answer.status === "unavailable") act.setProblem(pageText.unavailable(answer.reason));
    });
  useReadOnOpen(catalogue?.readAt, refresh);
  return (
    <Frame
      route="/catalogue"
      title={catalogueText.title}
      lead={catalogueText.lead}
      aside={<ReadAgain isBusy={act.isBusy} onPress={refresh} />}
    >
      <Problem text={act.problem} />
      {catalogue === null ? <Waking /> : <CatalogueBody catalogue={catalogue} />}
    </Frame>
  );
}

function CatalogueBody({ catalogue }: { catalogue: CatalogueView }) {
  const [filter, setFilter] = useState<CatalogueFilter>({ search: "", kind: "", isFreeOnly: false });
  if (catalogue.status === "unavailable") {
    return <Note tone="unknown">{pageText.unavailable(catalogue.reason ?? "")}</Note>;
  }
  if (catalogue.status === "loading" && catalogue.wares.length === 0) {
    return <p role="status">{catalogueText.loading}</p>;
  }
  const shown = filterWares(catalogue.wares, filter);
  return (
    <>
      <FilterBar wares={catalogue.wares} filter={filter} onChange={setFilter} />
      <Freshness readAt={catalogue.readAt} isStale={catalogue.isStale} />
      {shown.length === 0 ? (
        <Empty icon={Store}>
          <p>{catalogue.wares.length === 0 ? catalogueText.empty : catalogueText.noMatch}</p>
        </Empty>
      ) : (
        <ul className={styles["tiles"]}>
          {shown.map((ware) => (
            <li key={ware.ware}>
              <WareTile ware={ware} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface FilterBarProps {
  wares: readonly WareView[];
  filter: CatalogueFilter;
  onChange: (filter: CatalogueFilter) => void;
}

function FilterBar({ wares, filter, onChange }: FilterBarProps) {
  const kinds = [...new Set(wares.flatMap((ware) => ware.kinds))].toSorted();
  return (
    <search className={styles["triple"]}>
      <TextField
        label={catalogueText.search}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <SelectField
        label={catalogueText.filterKind}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={[
          { value: "", label: catalogueText.anyKind },
          ...kinds.map((kind) => ({ value: kind, label: kindWord(kind) })),
        ]}
      />
      <Tick isOn={filter.isFreeOnly} onChange={(isFreeOnly) => onChange({ ...filter, isFreeOnly })}>
        {catalogueText.freeOnly}
      </Tick>
    </search>
  );
}

function WareTile({ ware }: { ware: WareView }) {
  return (
    <a className={styles["tile"]} href={`#/catalogue/${ware.ware}`}>
      <span className={styles["tileHead"]}>
        <h2>{ware.name}</h2>
        <strong>{priceText(ware)}</strong>
      </span>
      <p>{ware.description}</p>
      <Chips words={ware.kinds.map(kindWord)} />
      <span className={styles["split"]}>
        <VerifiedMark ware={ware} />
        {ware.isBound ? <span className={partStyles["chip"]}>{catalogueText.bound}</span> : null}
      </span>
      <span className={styles["faint"]}>
        {catalogueText.stake}: {formatSec(ware.stake)} · {catalogueText.score}:{" "}
        {ware.score ?? catalogueText.noRecord}
      </span>
    </a>
  );
}

/** Whether what it says of itself hashes to what the chain says. */
export function VerifiedMark({ ware }: { ware: WareView }) {
  if (!ware.isVerified) return <LevelMark level="danger" word={catalogueText.notVerified} />;
  return (
    <span className={partStyles["mark"]}>
      <BadgeCheck size={16} aria-hidden />
      {catalogueText.verified}
    </span>
  );
}

function priceText(ware: WareView): string {
  if (freePlanOf(ware) !== undefined) return catalogueText.free;
  const cheapest = plansOnSale(ware)[0];
  return cheapest === undefined ? catalogueText.noPlans : catalogueText.from(formatSec(cheapest.price));
}
