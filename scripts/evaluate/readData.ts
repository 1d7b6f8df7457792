import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ScriptError } from "../scriptError.ts";
import { type AddressRow, type RequestRow, rowDecoders, type SiteRow } from "./rows.ts";

/** What one file held; `malformed` lines were counted and left out. */
export interface FileRows<Row> {
  rows: readonly Row[];
  malformed: number;
}

export interface Data {
  sites: FileRows<SiteRow> | null;
  addresses: FileRows<AddressRow> | null;
  requests: FileRows<RequestRow> | null;
}

/** Reads a directory in the format of the reference data. Writes nothing; what is missing or unknown is told, never fatal. */
export async function readData(directory: string, tell: (line: string) => void): Promise<Data> {
  const present = await namesIn(directory);
  for (const name of present)
    if (!Object.hasOwn(rowDecoders, name)) tell(`${name}: not read, no file of this name is known.`);
  const read = async <Row>(name: string, decode: (line: string) => Row | null) => {
    if (present.includes(name)) return await readRows(join(directory, name), decode);
    tell(`${name}: missing, so nothing is said about it.`);
    return null;
  };
  return {
    sites: await read("sites.jsonl", rowDecoders["sites.jsonl"]),
    addresses: await read("addresses.jsonl", rowDecoders["addresses.jsonl"]),
    requests: await read("requests.jsonl", rowDecoders["requests.jsonl"]),
  };
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (cause) {
    throw new ScriptError(`The data directory ${directory} cannot be read.`, {
      hint: "Name a directory with sites.jsonl, addresses.jsonl or requests.jsonl: npm run evaluate -- --data DIR",
      cause,
    });
  }
}

async function readRows<Row>(path: string, decode: (line: string) => Row | null): Promise<FileRows<Row>> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const rows = lines.map(decode).filter((row) => row !== null);
  return { rows, malformed: lines.length - rows.length };
}
