import { existsSync } from "node:fs";
import { crx, type ManifestV3Export } from "@crxjs/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import manifest from "./manifest.json" with { type: "json" };

/** Pages that the manifest does not name; the browser opens them by their address. */
const pages = { approval: "popup/approval.html", page: "popup/page.html" };

export default defineConfig({
  plugins: [react(), crx({ manifest: manifest as ManifestV3Export })],
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
