import { hash } from "node:crypto";
import { createKeccak } from "hash-wasm";
import { type Hashes, takeFasterHashes } from "../../protocol/index.ts";
import type { Logger } from "./logger.ts";

/**
 * Hashes of this process by WebAssembly and by Node from here on, where they load and agree with the pure ones; keccak is some
 * ten times faster so, and a call hashes about twenty blocks. Where they do not, the pure ones stay: said loudly.
 *
 * Effects: compiles WebAssembly; sets the hashes of the protocol.
 */
export async function speedUpHashes(
  logger: Logger,
  load: () => Promise<Hashes> = loadFastHashes,
): Promise<boolean> {
  try {
    if (takeFasterHashes(await load())) return true;
    logger.warn("hashes.self-test-failed", { using: "noble" });
  } catch {
    logger.warn("hashes.fast-missing", { using: "noble", slowdown: "about ten times" });
  }
  return false;
}

async function loadFastHashes(): Promise<Hashes> {
  const keccak = await createKeccak(256);
  return {
    // One state for all: it is used up before anybody else's turn.
    keccak256: (bytes) => keccak.init().update(bytes).digest("binary"),
    sha256: (bytes) => hash("sha256", bytes, "buffer"),
  };
}
