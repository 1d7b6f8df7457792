import { loadReport } from "../testing/report.ts";
import { readCatalogue } from "./catalogue.ts";
import { toMatrix, toText, unknownClaims } from "./matrix.ts";

const CATALOGUES = ["docs/requirements.md", "docs/attacks.md"];

/** Prints the matrix of one catalogue from the last whole run, as text or JSON. */
export function printMatrix(root: string, file: string, asJson: boolean): number {
  const { commit, outcomes } = loadReport(root);
  const matrix = toMatrix(commit, readCatalogue(file), outcomes);
  if (asJson) console.log(JSON.stringify(matrix));
  else {
    console.log(toText(matrix));
    const known = new Set(CATALOGUES.flatMap((one) => readCatalogue(one)).map(({ id }) => id));
    for (const id of unknownClaims(known, outcomes))
      console.log(`claimed by a test and known to no catalogue: ${id}`);
  }
  return 0;
}
