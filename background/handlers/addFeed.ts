import type { Handler } from "../handler.ts";

/** Fetches a list and keeps it if what it says of itself holds. Effects: network, storage. */
export const addFeed: Handler<"addFeed"> = ({ url }, { services }) => services.lists.add(url);
