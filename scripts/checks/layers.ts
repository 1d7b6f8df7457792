/**
 * The map as a command: what each folder may import, and why. `npm run check` holds every import, type imports included,
 * against this table; whatever it does not allow is refused.
 */
export interface Layer {
  /** Folder from the root; the longest match counts. */
  folder: string;
  /** Folders of ours that it may import, besides itself. */
  folders: readonly string[];
  /** Packages that it may import, by name or by name and entry. */
  packages: readonly string[];
  /** What to do instead. */
  instead: string;
}

const PURE = ["valibot", "canonicalize"];

export const layers: readonly Layer[] = [
  {
    folder: "protocol",
    folders: [],
    packages: ["@noble/curves", "@noble/hashes", "structured-headers", ...PURE],
    instead: "The wire knows no browser, no Node and no storage: pass what it needs as a parameter.",
  },
  {
    folder: "extension/errors",
    folders: [],
    packages: [],
    instead: "Errors stand below everything: move what you need to a folder that may import errors.",
  },
  {
    folder: "extension/domain",
    folders: ["protocol", "extension/errors"],
    packages: ["viem/utils", "viem/_types", "@noble/hashes", "tldts", ...PURE],
    instead: "The domain is pure: let a service fetch it and pass it in the context.",
  },
  {
    folder: "extension/chain",
    folders: ["protocol", "extension/domain", "extension/errors"],
    packages: ["viem", "valibot"],
    instead: "Chain code knows no storage and no messages: return values, let a service keep them.",
  },
  {
    folder: "extension/sechub",
    folders: ["protocol", "extension/domain", "extension/chain", "extension/errors"],
    packages: ["@noble/hashes", ...PURE],
    instead: "The client knows no browser: take stores, clocks and fetch as parameters.",
  },
  {
    folder: "extension/messages",
    folders: ["extension/domain", "extension/errors"],
    packages: ["valibot"],
    instead: "Messages are shapes and decoders: what acts on them stands in background/handlers.",
  },
  {
    folder: "extension/storage",
    folders: ["protocol", "extension/domain", "extension/errors", "extension/platform", "extension/sechub"],
    packages: ["idb", "valibot"],
    instead: "A repository keeps rows: let a service decide.",
  },
  {
    folder: "extension/platform",
    folders: ["extension/errors"],
    packages: ["webextension-polyfill", "valibot"],
    instead: "The platform only wraps the browser.",
  },
  {
    folder: "background",
    folders: ["extension", "protocol"],
    packages: [
      "viem",
      "@noble/hashes",
      "@noble/curves",
      "@scure/bip39",
      "@scure/bip32",
      "idb",
      "tldts",
      ...PURE,
    ],
    instead: "Talk to other contexts through extension/messages.",
  },
  {
    folder: "content",
    folders: ["extension/messages", "extension/platform"],
    packages: [],
    instead: "The page's side holds no secret and decides nothing: ask the background.",
  },
  {
    folder: "popup",
    folders: ["extension/messages", "extension/domain", "extension/errors", "extension/platform"],
    packages: ["react", "react-dom", "zustand", "wouter", "lucide-react", "uqr", "valibot", "viem/utils"],
    instead: "The popup shows and passes acts on: send a message to the background.",
  },
  {
    folder: "secware/sdk",
    folders: ["protocol"],
    packages: [
      "viem",
      "libsql",
      "secp256k1",
      "hash-wasm",
      "prom-client",
      "valibot",
      "canonicalize",
      "autocannon",
      "node:",
    ],
    instead: "The SDK is published alone: it may stand on protocol and on packages only.",
  },
  {
    folder: "secware/services",
    folders: ["secware/sdk", "protocol", "extension/domain"],
    packages: ["viem", "valibot", "canonicalize", "node:"],
    instead: "A SecWare uses the SDK and the wallet's pure domain, nothing else of the wallet.",
  },
];
