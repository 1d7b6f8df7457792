/** Raw deflate, or null where this browser has none. */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const stream = streamOf(() => new CompressionStream("deflate-raw"));
  return stream === null ? null : pump(bytes, stream, Number.POSITIVE_INFINITY);
}

/** Undoes `compress`; null where it is not deflate, this browser has none, or it would grow beyond `mostBytes`. */
export async function decompress(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const stream = streamOf(() => new DecompressionStream("deflate-raw"));
  return stream === null ? null : pump(bytes, stream, mostBytes);
}

type ByteStream = CompressionStream | DecompressionStream;

function streamOf(create: () => ByteStream): ByteStream | null {
  try {
    return create();
  } catch {
    return null;
  }
}

async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  stream: ByteStream,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const writer = stream.writable.getWriter();
  // A broken stream fails on both ends; the reader's failure is the one that is answered.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (const reader = stream.readable.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > mostBytes) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
