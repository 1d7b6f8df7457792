import { Component, type ReactNode } from "react";

interface BoundaryProps {
  children: ReactNode;
  /** What is shown instead of a screen that broke. It must not depend on what broke it. */
  fallback: ReactNode;
}

/** Keeps a broken screen from taking the window with it. On the approval window that means: cannot sign, can reject. */
export class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children;
  }
}
