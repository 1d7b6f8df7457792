import type { ComponentType, ReactNode, Ref } from "react";
import { classes } from "../look/classes.ts";
import { LoaderCircle } from "../look/icons.ts";
import styles from "./parts.module.css";

export type Icon = ComponentType<{ size?: number; className?: string; "aria-hidden"?: boolean }>;
export interface ButtonProps {
  children: ReactNode;
  look?: "primary" | "plain" | "quiet";
  onPress?: () => void;
  type?: "button" | "submit";
  icon?: Icon;
  isBusy?: boolean;
  /** Keeps focus and place, does nothing: `aria-disabled`, so that a keyboard user is not thrown out. */
  isInert?: boolean;
  isWide?: boolean;
  isPressed?: boolean;
  isExpanded?: boolean;
  describedBy?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A verb. While busy or inert it stays where it is and ignores every press. */
export function Button({ children, look = "plain", type = "button", icon: Shape, ...props }: ButtonProps) {
  const isStill = props.isInert === true || props.isBusy === true;
  return (
    <button
      ref={props.ref}
      type={type}
      className={classes(styles["button"], styles[look], props.isWide === true && styles["wide"])}
      aria-disabled={isStill || undefined}
      aria-busy={props.isBusy || undefined}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      aria-describedby={props.describedBy}
      onClick={(event) => {
        if (isStill) event.preventDefault();
        else props.onPress?.();
      }}
    >
      {props.isBusy === true ? <LoaderCircle size={16} className={styles["spin"]} aria-hidden /> : null}
      {Shape !== undefined && props.isBusy !== true ? <Shape size={16} aria-hidden /> : null}
      {children}
    </button>
  );
}

export interface IconButtonProps {
  label: string;
  icon: Icon;
  onPress: () => void;
  isExpanded?: boolean;
}

/** An icon with a name for those who do not see it. */
export function IconButton({ label, icon: Shape, onPress, isExpanded }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles["button"], styles["quiet"], styles["square"])}
      aria-label={label}
      aria-expanded={isExpanded}
      title={label}
      onClick={onPress}
    >
      <Shape size={16} aria-hidden />
    </button>
  );
}

export interface ButtonLinkProps {
  children: ReactNode;
  href: string;
  look?: "primary" | "plain" | "quiet";
  icon?: Icon;
  isWide?: boolean;
  isNewTab?: boolean;
}

/** A link that looks like a button; it goes somewhere and changes nothing. */
export function ButtonLink({ children, href, look = "plain", icon: Shape, ...props }: ButtonLinkProps) {
  return (
    <a
      href={href}
      className={classes(styles["button"], styles[look], props.isWide === true && styles["wide"])}
      {...(props.isNewTab === true ? { target: "_blank", rel: "noopener" } : {})}
    >
      {Shape === undefined ? null : <Shape size={16} aria-hidden />}
      {children}
    </a>
  );
}
