const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;

/** A label as it is meant to be read: what follows `xn--` decoded by RFC 3492. Null: it is not valid. */
export function readLabel(label: string): string | null {
  return label.startsWith("xn--") ? decodePunycode(label.slice(4)) : label;
}

function decodePunycode(text: string): string | null {
  const at = text.lastIndexOf("-");
  const output = at > 0 ? [...text.slice(0, at)] : [];
  let position = at > 0 ? at + 1 : 0;
  let code = 128;
  let index = 0;
  let bias = 72;
  while (position < text.length) {
    const before = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(text[position]);
      position += 1;
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (weight > 0x7fffffff) return null;
    }
    bias = adapt(index - before, output.length + 1, before === 0);
    code += Math.floor(index / (output.length + 1));
    if (code > 0x10ffff) return null;
    index %= output.length + 1;
    output.splice(index, 0, String.fromCodePoint(code));
    index += 1;
  }
  return output.join("");
}

function digitOf(character: string | undefined): number | null {
  if (character === undefined) return null;
  if (/^[a-z]$/.test(character)) return character.charCodeAt(0) - 97;
  return /^[0-9]$/.test(character) ? character.charCodeAt(0) - 22 : null;
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}
