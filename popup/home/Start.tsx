import { Shield, TriangleAlert } from "../look/icons.ts";
import { ButtonLink } from "../parts/Button.tsx";
import { homeText } from "../text/home.ts";
import styles from "./home.module.css";

/** Before there is a vault. */
export function Welcome() {
  return (
    <main className={styles["alone"]}>
      <header>
        <span className={styles["glyph"]}>
          <Shield size={22} aria-hidden />
        </span>
        <h1>{homeText.emptyTitle}</h1>
        <p>{homeText.emptyText}</p>
      </header>
      <ButtonLink look="primary" href="page.html#/onboarding" isWide isNewTab>
        {homeText.start}
      </ButtonLink>
    </main>
  );
}

/** Where the vault and its backup do not open. Nothing here resets anything. */
export function Damaged() {
  return (
    <main className={styles["alone"]}>
      <header>
        <TriangleAlert size={28} aria-hidden />
        <h1>{homeText.damagedTitle}</h1>
        <p>{homeText.damagedText}</p>
      </header>
    </main>
  );
}
