import { quoteName } from "../describe/quote.ts";
import type { LocalCheck } from "./localCheck.ts";

const loopback =
  /^http:\/\/(?:localhost|[a-z0-9-]+\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/;

/** Sites without an encrypted connection, where anybody on the way may have written the request. */
export const insecureOrigin: LocalCheck = {
  code: "insecure-origin",
  find: ({ subject, context }) => {
    const { site } = context;
    if (site === null || site.isSecure || loopback.test(site.origin)) return [];
    return [
      {
        level: subject.kind === "site" ? "caution" : "danger",
        text: `${quoteName(site.origin, 80)} has no encrypted connection, so anybody on the way may have changed this request.`,
        remedy: "Open the site with https, or reject.",
        about: { host: site.origin.replace(/^https?:\/\//, "") },
      },
    ];
  },
};
