import type { WareView } from "../../../extension/messages/views.ts";
import { ChevronLeft, Store } from "../../look/icons.ts";
import { CopyableAddress } from "../../parts/AddressText.tsx";
import { ButtonLink } from "../../parts/Button.tsx";
import { Card, Chips, Rows } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useReadOnOpen } from "../../state/useReadOnOpen.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { formatBps, formatSec } from "../../text/amounts.ts";
import { approvalText } from "../../text/approval.ts";
import { catalogueText } from "../../text/catalogue.ts";
import { kindWord } from "../../text/kinds.ts";
import { Frame } from "../Frame.tsx";
import { Freshness } from "../Freshness.tsx";
import { SentFields } from "../hub/BindingCard.tsx";
import { VerifiedMark } from "./CataloguePage.tsx";
import { Purchase } from "./Purchase.tsx";

/** One SecWare: what it covers, costs, promises and wants to know; the purchase stands on the same screen. */
export function WarePage({ ware: number }: { ware: number }) {
  const catalogue = useSnapshot("catalogue");
  const ware = catalogue?.wares.find((other) => other.ware === number);
  const { client } = useWallet();
  const act = useAct();
  useReadOnOpen(catalogue?.readAt, () => act.run(async () => void (await client("refreshCatalogue", {}))));
  return (
    <Frame
      route="/catalogue"
      title={ware?.name ?? catalogueText.title}
      {...(ware === undefined ? {} : { lead: ware.description, aside: <VerifiedMark ware={ware} /> })}
    >
      <div>
        <ButtonLink look="quiet" icon={ChevronLeft} href="#/catalogue">
          {catalogueText.back}
        </ButtonLink>
      </div>
      {catalogue === null ? <Waking /> : null}
      {catalogue !== null && catalogue.status !== "loading" && ware === undefined ? (
        <Empty icon={Store}>
          <p>{catalogueText.gone}</p>
        </Empty>
      ) : null}
      {catalogue === null || ware === undefined ? null : (
        <>
          <Freshness readAt={catalogue.readAt} isStale={catalogue.isStale} />
          <WareBody ware={ware} />
        </>
      )}
    </Frame>
  );
}

function WareBody({ ware }: { ware: WareView }) {
  return (
    <>
      {ware.isVerified ? null : (
        <Note tone="danger">{catalogueText.notVerifiedLong(ware.problem ?? catalogueText.notVerified)}</Note>
      )}
      {ware.status === "active" ? null : <Note tone="caution">{catalogueText[ware.status]}</Note>}
      <About ware={ware} />
      <Promises ware={ware} />
      <Card title={catalogueText.data}>
        <p>{catalogueText.dataHint}</p>
        <div>
          <SentFields needs={ware.needs} />
        </div>
      </Card>
      {ware.isVerified && ware.status === "active" ? <Purchase ware={ware} /> : null}
    </>
  );
}

function About({ ware }: { ware: WareView }) {
  return (
    <Card title={catalogueText.about}>
      <Rows
        rows={[
          { label: catalogueText.covers, value: <Chips words={ware.kinds.map(kindWord)} /> },
          {
            label: catalogueText.chains,
            value: ware.chains.length === 0 ? catalogueText.allChains : ware.chains.join(", "),
          },
          { label: catalogueText.category, value: ware.category },
          { label: catalogueText.stake, value: formatSec(ware.stake) },
          {
            label: catalogueText.score,
            value: ware.score === null ? catalogueText.noRecord : String(ware.score),
          },
          { label: catalogueText.host, value: <bdi dir="ltr">{ware.host}</bdi> },
          { label: catalogueText.number, value: String(ware.ware) },
          {
            label: catalogueText.publisher,
            value: <CopyableAddress address={ware.publisher} what={approvalText.address} />,
          },
        ]}
      />
    </Card>
  );
}

function Promises({ ware: { sla } }: { ware: WareView }) {
  return (
    <Card title={catalogueText.promise}>
      <Rows
        rows={[
          { label: catalogueText.uptime, value: formatBps(sla.uptimeBps) },
          { label: catalogueText.p95, value: catalogueText.ms(sla.p95Ms) },
          { label: catalogueText.unknownMost, value: formatBps(sla.unknownMaxBps) },
          { label: catalogueText.rate, value: String(sla.rateLimit) },
          { label: catalogueText.retention, value: catalogueText.days(sla.retentionDays) },
        ]}
      />
    </Card>
  );
}
