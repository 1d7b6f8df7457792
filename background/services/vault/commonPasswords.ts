/**
 * Words and strings that people choose, written down by us from what is generally known. Short on purpose: the estimator
 * takes care of runs, repeats and years.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  (
    "password passwort passphrase welcome letmein admin administrator root login access master secret default changeme " +
    "qwerty qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm qwertyuiop qazwsx iloveyou loveyou lovely sunshine princess " +
    "dragon monkey tiger lion eagle shadow superman batman spiderman starwars pokemon naruto football baseball basketball " +
    "hockey soccer liverpool arsenal chelsea barcelona realmadrid yankees lakers cowboys michael jordan charlie jessica " +
    "jennifer ashley daniel thomas robert matthew joshua andrew anthony george michelle nicole hannah samantha freedom " +
    "whatever trustno computer internet google facebook twitter samsung windows apple android cookie cheese chocolate " +
    "banana orange pepper summer winter spring autumn january february april june july august september october november " +
    "december monday friday sunday purple yellow silver golden diamond flower butterfly hello hallo bonjour happy lucky " +
    "money dollar bitcoin ethereum crypto wallet metamask satoshi blockchain coinbase binance hodl tothemoon lambo seed " +
    "correcthorsebatterystaple abcdef abcabc aaaaaa abcd1234 1q2w3e4r 1qaz2wsx 123456 1234567 12345678 123456789 " +
    "1234567890 123123 111111 000000 654321 666666 121212 112233 987654321 q1w2e3r4 zaq12wsx passw0rd p@ssw0rd test " +
    "testtest tester user guest sechub secware"
  ).split(" "),
);
