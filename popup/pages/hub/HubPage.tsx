import { useEffect, useState } from "react";
import type { HubView } from "../../../extension/messages/views.ts";
import { Shield, Store } from "../../look/icons.ts";
import { CopyableAddress } from "../../parts/AddressText.tsx";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useReadOnOpen } from "../../state/useReadOnOpen.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { approvalText } from "../../text/approval.ts";
import { hubText } from "../../text/hub.ts";
import { pageText } from "../../text/page.ts";
import { Frame } from "../Frame.tsx";
import { Freshness, ReadAgain } from "../Freshness.tsx";
import { type Asked, Requested } from "../Requested.tsx";
import { BindingCard } from "./BindingCard.tsx";

/** The SecHub: the contract, and every SecWare that answers for its owner. */
export function HubPage() {
  const { client } = useWallet();
  const hub = useSnapshot("hub");
  const act = useAct();
  const refresh = (): void =>
    act.run(async () => {
      const answer = await client("refreshHub", {});
      if (answer.status === "unavailable") act.setProblem(pageText.unavailable(answer.reason));
    });
  useReadOnOpen(hub?.readAt, refresh);
  useReadWhileActivating(hub, refresh);
  return (
    <Frame
      route="/hub"
      title={hubText.title}
      lead={hubText.lead}
      aside={<ReadAgain isBusy={act.isBusy} onPress={refresh} />}
    >
      <Problem text={act.problem} />
      {hub === null ? <Waking /> : <HubBody hub={hub} />}
    </Frame>
  );
}

const ACTIVATING_MS = 2_000;

/** A purchase counts after a few blocks: until then the page reads again by itself. */
function useReadWhileActivating(hub: HubView | null, refresh: () => void): void {
  const isActivating = hub?.bindings.some(({ state }) => state === "activating") === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading starts the next wait.
  useEffect(() => {
    if (!isActivating) return;
    const timer = setTimeout(refresh, ACTIVATING_MS);
    return () => clearTimeout(timer);
  }, [isActivating, hub?.readAt]);
}

function HubBody({ hub }: { hub: HubView }) {
  if (hub.status === "unavailable")
    return <Note tone="unknown">{pageText.unavailable(hub.reason ?? "")}</Note>;
  if (hub.status === "none") return <CreateHub />;
  if (hub.status === "creating") {
    return (
      <Note tone="unknown" role="status">
        {hubText.creating}
      </Note>
    );
  }
  return (
    <>
      <Freshness readAt={hub.readAt} isStale={hub.isStale} />
      {hub.address === null ? null : (
        <Card title={hubText.contract}>
          <CopyableAddress address={hub.address} what={approvalText.address} />
          <Rows rows={[{ label: hubText.homeChain, value: String(hub.chainId ?? "") }]} />
        </Card>
      )}
      {hub.bindings.length === 0 ? <NothingBound /> : null}
      {hub.bindings.map((binding) => (
        <BindingCard key={binding.ware} binding={binding} />
      ))}
    </>
  );
}

function NothingBound() {
  return (
    <Empty icon={Shield}>
      <p>{hubText.empty}</p>
      <ButtonLink look="primary" icon={Store} href="#/catalogue">
        {hubText.browse}
      </ButtonLink>
    </Empty>
  );
}

function CreateHub() {
  const { client } = useWallet();
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  return (
    <Card title={hubText.createTitle}>
      <p>{hubText.createText}</p>
      <Actions>
        <Button
          look="primary"
          isBusy={act.isBusy}
          onPress={() => act.run(async () => setAsked(await client("createHub", {})))}
        >
          {hubText.create}
        </Button>
      </Actions>
      <Requested asked={asked} />
      <Problem text={act.problem} />
    </Card>
  );
}
