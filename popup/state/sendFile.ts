import type { Client } from "../../extension/messages/client.ts";
import { filePartLength } from "../../extension/messages/table.lists.ts";

/** Hands a picked file to the background in parts. The name to ask for it by; null: it was not taken. */
export async function sendFile(client: Client<"popup">, picked: Pick<File, "text">): Promise<string | null> {
  const text = await picked.text();
  const file = crypto.randomUUID();
  for (let index = 0; index === 0 || index * filePartLength < text.length; index += 1) {
    const part = text.slice(index * filePartLength, (index + 1) * filePartLength);
    const { status } = await client("putFilePart", { file, index, text: part });
    if (status === "refused") return null;
  }
  return file;
}
