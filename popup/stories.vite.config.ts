import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The stories alone; the store build never sees them. */
// biome-ignore lint/style/noDefaultExport: the build tool reads the default export.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../.local/stories", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: fileURLToPath(new URL("./stories.html", import.meta.url)) },
  },
});
