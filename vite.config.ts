import { existsSync } from "node:fs";
import { crx, type ManifestV3Export } from "@crxjs/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import manifest from "./manifest.json" with { type: "json" };

/** Pages that the manifest does not name; the browser opens them by their address. */
const pages = { approval: "popup/approval.html", page: "popup/page.html" };

/**
 * Makes viem's on-demand imports ordinary ones: a service worker may not import while it runs, so recovering a signer or
 * following an off-chain lookup would fail there, and only there.
 */
const staticImports: Plugin = {
  name: "sechub:static-imports",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("/node_modules/viem/") || !code.includes("await import(")) return null;
    const imports: string[] = [];
    const body = code.replace(/await import\((['"])([^'"]+)\1\)/g, (_match, _quote, source: string) => {
      imports.push(`import * as onDemand${imports.length} from ${JSON.stringify(source)};`);
      return `onDemand${imports.length - 1}`;
    });
    return { code: `${imports.join("\n")}\n${body}`, map: null };
  },
};

export default defineConfig({
  plugins: [staticImports, react(), crx({ manifest: manifest as ManifestV3Export })],
  build: {
    outDir: "dist",
    target: "chrome121",
    modulePreload: false,
    sourcemap: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(pages).filter(([, file]) => existsSync(file))),
    },
  },
});
