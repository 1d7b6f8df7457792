import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface StoriesSite {
  origin: string;
  close(): void;
}

/** Builds the popup's stories into a folder and serves them on this machine. Effects: files, a port. */
export async function serveStories(folder: string): Promise<StoriesSite> {
  const target = path.resolve(folder);
  const build = ["vite", "build", "popup/stories", "--base", "./", "--outDir", target, "--emptyOutDir"];
  const { status, output } = await runProgram("npx", build, { deadlineMs: 300_000 });
  if (status !== 0) throw new ScriptError(`The stories could not be built:\n${output}`);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = contentTypes[path.extname(pathname)] ?? "application/octet-stream";
    readFile(path.join(target, pathname)).then(
      (content) => response.writeHead(200, { "content-type": type }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new ScriptError("The stories have no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
