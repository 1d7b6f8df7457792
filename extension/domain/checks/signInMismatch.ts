import { looksLikeSignIn, readSignIn, type SignIn } from "../decode/signIn.ts";
import { quoteName } from "../describe/quote.ts";
import type { MessageSubject } from "../subject.ts";
import { parseTime } from "../time.ts";
import type { CheckInput, LocalCheck } from "./localCheck.ts";

/** Sign-in messages (EIP-4361) that were made for another site, account, chain or time. */
export const signInMismatch: LocalCheck = {
  code: "sign-in-mismatch",
  find: (input) => {
    const { subject } = input;
    if (subject.kind !== "message" || subject.text === null || !looksLikeSignIn(subject.text)) return [];
    const signIn = readSignIn(subject.text);
    const problems =
      signIn === null ? ["This sign-in is not in the standard's form."] : problemsOf(signIn, subject, input);
    const remedy = "Reject: with this signature somebody could sign in as you elsewhere.";
    return problems.map((text) => ({ level: "danger", text, remedy }));
  },
};

function problemsOf(signIn: SignIn, subject: MessageSubject, { context }: CheckInput): readonly string[] {
  const [scheme, host] = splitOrigin(context.site?.origin ?? "");
  const expires = signIn.expirationTime === null ? null : parseTime(signIn.expirationTime);
  const begins = signIn.notBefore === null ? null : parseTime(signIn.notBefore);
  const claimed = quoteName(signIn.domain, 80);
  const rows: readonly (readonly [boolean, string])[] = [
    [
      signIn.domain.toLowerCase() !== host,
      `Signs you in at ${claimed}, but ${quoteName(host, 80)} is asking.`,
    ],
    [signIn.scheme !== null && signIn.scheme !== scheme, `Signs you in over another scheme than the site's.`],
    [!isOn(signIn.uri, signIn.domain), "The sign-in is for an address of another site than it names."],
    [signIn.address !== subject.account, "Signs in another account than the one that would sign."],
    [signIn.chainId !== String(subject.chainId), "Signs in for another chain than the active one."],
    [signIn.version !== "1", "This sign-in has a version that is not known."],
    [signIn.nonce.length < 8, "This sign-in has no proper nonce, so it could be used twice."],
    [
      signIn.expirationTime !== null && (expires === null || expires <= context.now),
      "This sign-in has expired.",
    ],
    [
      signIn.notBefore !== null && (begins === null || begins > context.now),
      "This sign-in is not valid yet.",
    ],
  ];
  return rows.filter(([isWrong]) => isWrong).map(([, text]) => text);
}

function splitOrigin(origin: string): readonly [string, string] {
  const at = origin.indexOf("://");
  return at < 0 ? ["", ""] : [origin.slice(0, at), origin.slice(at + 3)];
}

function isOn(uri: string, domain: string): boolean {
  const [, rest] = splitOrigin(uri);
  return (rest.split(/[/?#]/)[0] ?? "").toLowerCase() === domain.toLowerCase();
}
