/**
 * The whole body of an answer, or null where it is longer than `mostBytes`; the rest is then never read.
 *
 * Rejects where the answer breaks off. Bounds no time: pass `fetch` a signal. Effects: network.
 */
export async function readBounded(
  { body }: Pick<Response, "body">,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.length;
    if (length > mostBytes) {
      // Whether the sender hears of it changes nothing here, and a sender that never does would be waited for.
      reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
