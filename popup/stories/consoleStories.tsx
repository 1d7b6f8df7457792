import { ConsolePage, ConsoleWares } from "../pages/console/ConsolePage.tsx";
import type { ConsoleReading } from "../pages/console/reading.ts";
import { Frame } from "../pages/Frame.tsx";
import { pageText } from "../text/page.ts";
import { consoleReading, expelledConsole, troubledConsole } from "./consoleFixtures.ts";
import { page, type Story } from "./story.tsx";

const read = (reading: ConsoleReading): Story =>
  page(
    <Frame route="/console" title={pageText.consoleTitle}>
      <ConsoleWares reading={reading} />
    </Frame>,
  );

/** The developer's side, in good and in bad times. */
export const consoleStories: Readonly<Record<string, Story>> = {
  "page-console": {
    ...page(<ConsolePage />),
    answers: { loadConsole: consoleReading.sold, loadReviews: consoleReading.said },
  },
  "page-console-trouble": read(troubledConsole),
  "page-console-expelled": read(expelledConsole),
  "page-console-unread": read({
    ...consoleReading,
    said: { status: "unavailable", reason: "The network's node gave no usable answer." },
  }),
  "page-console-empty": read({ sold: { status: "loaded", wares: [] }, said: null }),
};
