import type { Handler } from "../handler.ts";

/** Asks the user to vote on a proposal. Effects: network, storage, prompt to the user. */
export const castVote: Handler<"castVote"> = (vote, { services }) => services.governance.castVote(vote);
