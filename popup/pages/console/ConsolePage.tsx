import { useCallback } from "react";
import { Terminal } from "../../look/icons.ts";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { pageText } from "../../text/page.ts";
import { ReadPage } from "../ReadPage.tsx";
import { type ConsoleReading, waresAtMost } from "./reading.ts";
import { WareCard } from "./WareCard.tsx";

/** The developer's side: what was sold and settled, what is said of it, what waits, what can be taken out. */
export function ConsolePage() {
  const { client } = useWallet();
  const read = useCallback(async (): Promise<ConsoleReading> => {
    const sold = await client("loadConsole", {});
    const wares = sold.status === "loaded" ? sold.wares.slice(0, waresAtMost).map(({ ware }) => ware) : [];
    return { sold, said: wares.length === 0 ? null : await client("loadReviews", { wares }) };
  }, [client]);
  return (
    <ReadPage route="/console" title={pageText.consoleTitle} lead={pageText.consoleIntro} read={read}>
      {(reading) => <ConsoleWares reading={reading} />}
    </ReadPage>
  );
}

/** What was read, whatever it was. */
export function ConsoleWares({ reading }: { reading: ConsoleReading | null }) {
  if (reading === null) return <Waking />;
  const { sold, said } = reading;
  if (sold.status === "unavailable") return <Note tone="unknown">{pageText.unavailable(sold.reason)}</Note>;
  if (sold.wares.length > 0)
    return sold.wares.map((ware) => <WareCard key={ware.ware} ware={ware} said={said} />);
  return (
    <Empty icon={Terminal}>
      <p>{pageText.consoleEmpty}</p>
    </Empty>
  );
}
