import { createRoot } from "react-dom/client";
import "../look/tokens.css";
import "../look/base.css";
import { WalletContext } from "../state/wallet.ts";
import { handedOverStory } from "./handedOver.ts";
import { stories } from "./stories.tsx";
import type { Story } from "./story.tsx";
import { createStoryWallet } from "./storyWallet.ts";

/**
 * Shows the story that the address names after `?`, `?handed-over` the view in `window.galleryView`, else the list of all.
 *
 * Built apart from the wallet: `vite build popup/stories --base ./ --outDir ../../.local/stories --emptyOutDir`.
 */
function Shown() {
  const name = location.search.slice(1);
  const story = storyNamed(name);
  if (story !== null) {
    document.documentElement.dataset["surface"] = story.surface;
    return <WalletContext value={createStoryWallet(story)}>{story.screen}</WalletContext>;
  }
  return (
    <ul>
      {Object.keys(stories).map((key) => (
        <li key={key}>
          <a href={`?${key}`}>{key}</a>
        </li>
      ))}
    </ul>
  );
}

function storyNamed(name: string): Story | null {
  if (name === "handed-over") return handedOverStory(window.galleryView);
  return (Object.hasOwn(stories, name) ? stories[name] : undefined) ?? null;
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<Shown />);
