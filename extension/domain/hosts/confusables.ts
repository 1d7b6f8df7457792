/** Letters that look like Latin ones, written by hand: pairs of the letter and what it is taken for. */
const pairs =
  "аa вb еe ѕs іi јj һh кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw ɡg ӏl ьb ѵv үy " +
  "αa βb γy εe ηn ιi κk νv οo ρp τt υu χx ωw ѡw " +
  "ıi ɩi ɪi ʟl ɴn ʀr ᴀa ᴄc ᴅd ᴇe ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz łl øo đd ħh ŧt ƙk ƿp ɑa ɢg ʙb ʏy ǀl ߋo օo հh ոn սu ցg";
const looksLike: ReadonlyMap<string, string> = new Map(
  pairs.split(" ").map((pair) => {
    const [letter = "", latin = ""] = pair;
    return [letter, latin];
  }),
);
const digits: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
};

/** A label as an eye in a hurry reads it: marks dropped, foreign letters as the Latin ones that they look like. */
export function skeletonOf(label: string): string {
  const bare = label.normalize("NFKD").replace(/\p{M}/gu, "");
  return [...bare.toLowerCase()].map((letter) => looksLike.get(letter) ?? letter).join("");
}

/** Digits and pairs of letters that stand for letters. Used to compare two names, both folded. */
export function foldDigits(label: string): string {
  return label
    .replace(/[013457]/g, (digit) => digits[digit] ?? digit)
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("i", "l");
}

/** Whether one label mixes Latin letters with letters of another script, which no language does. */
export function mixesScripts(label: string): boolean {
  const hasLatin = /\p{Script=Latin}/u.test(label);
  return (
    hasLatin &&
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Nko}\p{Script=Cherokee}]/u.test(label)
  );
}
