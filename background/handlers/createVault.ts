import type { Handler } from "../handler.ts";

/** Makes the wallet from words that were shown, once the user has proven to have written them down. Effects: storage. */
export const createVault: Handler<"createVault"> = async ({ draft, password, answers }, { services }) => {
  const words = await services.drafts.open(draft);
  if (words === null) return { status: "draft-gone" };
  const positions = new Set(answers.map(({ position }) => position));
  const isRight = answers.every(({ position, word }) => words[position] === word.trim().toLowerCase());
  if (!isRight || positions.size < 3) return { status: "wrong-words" };
  const outcome = await services.vault.create(
    { kind: "words", words: words.join(" "), passphrase: "" },
    password,
  );
  if (outcome.status === "created") {
    await services.drafts.drop();
    return outcome;
  }
  // The words are ours, so only the password can be to blame.
  return outcome.status === "weak-password" ? outcome : { status: "draft-gone" };
};
