import { useEffect, useState } from "react";
import type { Hex } from "../../extension/domain/primitives.ts";
import { Check, Copy } from "../look/icons.ts";
import { wordsText } from "../text/words.ts";
import styles from "./address.module.css";
import { IconButton } from "./Button.tsx";
import { toChecksumAddress } from "./checksum.ts";

/** Groups of four after the `0x`, so that two addresses can be compared by eye. */
export function toGroups(address: string): readonly string[] {
  return [address.slice(0, 2), ...(address.slice(2).match(/.{1,4}/g) ?? [])];
}

/** The whole address, checksummed, in groups of four, never shortened. Copied text has no gaps. */
export function AddressText({ address }: { address: Hex }) {
  const groups = toGroups(toChecksumAddress(address));
  return (
    <span className={styles["address"]} dir="ltr" translate="no">
      {groups.map((group, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one address never move, and two may be equal.
          key={`${at}-${group}`}
          className={at < 3 || at === groups.length - 1 ? styles["addressEnds"] : styles["addressGroup"]}
        >
          {group}
          {at === groups.length - 1 ? null : <wbr />}
        </span>
      ))}
    </span>
  );
}

/** Head and tail with the whole address as its title; only where a name or the full form stands beside it. */
export function ShortAddress({ address }: { address: Hex }) {
  const full = toChecksumAddress(address);
  return (
    <span className={styles["address"]} dir="ltr" translate="no" title={full}>
      {wordsText.shortened(full)}
    </span>
  );
}

/** The whole address with a button that copies it. */
export function CopyableAddress({ address, what }: { address: Hex; what: string }) {
  return (
    <span className={styles["addressRow"]}>
      <AddressText address={address} />
      <CopyButton text={toChecksumAddress(address)} what={what} />
    </span>
  );
}

/** Copies `text`, and says so for a moment. Effects: the clipboard. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <IconButton
      label={isCopied ? wordsText.copied : wordsText.copyOf(what)}
      icon={isCopied ? Check : Copy}
      onPress={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    />
  );
}
