import styles from "./words.module.css";

/** Recovery words with their numbers. */
export function WordList({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol className={styles["words"]} aria-label={label} translate="no">
      {words.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and its place is what counts.
        <li key={at}>{word}</li>
      ))}
    </ol>
  );
}
