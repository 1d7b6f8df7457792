import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One claim: a contract in `contracts/proofs`, whose sentence is its notice. */
export interface Proof {
  file: string;
  name: string;
  claim: string;
  /** How many assertions have to be found safe. */
  assertions: number;
}

export const PROOFS = "contracts/proofs";

const HEADER = /((?:^\/\/\/.*\n)+)contract (\w+)/gm;

/** Every proof, by file, in the order of their writing. Reads the folder; its models are no proofs. */
export function findProofs(root: string): Proof[] {
  const files = readdirSync(join(root, PROOFS)).filter((name) => name.endsWith(".sol"));
  return files.sort().flatMap((name) => {
    const file = `${PROOFS}/${name}`;
    return proofsIn(file, readFileSync(join(root, file), "utf8"));
  });
}

/** The proofs that a text holds. */
export function proofsIn(file: string, text: string): Proof[] {
  const headers = [...text.matchAll(HEADER)];
  return headers.map((header, place) => {
    const [, comment = "", name = ""] = header;
    const body = text.slice(header.index + header[0].length, headers[place + 1]?.index);
    return { file, name, claim: sentenceOf(comment), assertions: body.match(/\bassert\(/g)?.length ?? 0 };
  });
}

function sentenceOf(comment: string): string {
  const words = comment.replaceAll("///", "").split(/@notice|@dev/)[1] ?? "";
  return words.replaceAll(/\s+/g, " ").trim();
}
