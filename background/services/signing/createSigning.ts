import { hexToBigInt, keccak256, recoverAddress, type Signature, serializeTransaction, slice } from "viem";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { personalDigest } from "../../../extension/domain/subject/message.ts";
import { typedDataDigest } from "../../../extension/domain/subject/typedData.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { Vault } from "../vault/vault.ts";
import { hashToSign, unsignedOf } from "./hashToSign.ts";
import type { Signing } from "./signing.ts";

/** Signs with the vault, and looks at every signature before anybody else does. */
export function createSigning(vault: Pick<Vault, "sign">): Signing {
  const sign = async (account: Address, digest: Hex): Promise<Hex> => {
    const signature = await vault.sign(account, digest);
    const signer = (await recoverAddress({ hash: digest, signature })).toLowerCase();
    invariant(signer === account, "a signature is by the account that was shown");
    return signature;
  };
  return {
    async signMessage(subject) {
      if (subject.kind === "message") {
        invariant(personalDigest(subject.raw) === subject.digest, "a message's digest is of its own bytes");
      } else {
        const digest = typedDataDigest(subject.typedData);
        invariant(digest === subject.digest, "a form's digest is of the fields that were shown");
      }
      return sign(subject.account, subject.digest);
    },
    async signTransaction(options) {
      const unsigned = unsignedOf(options);
      const signature = await sign(options.from, hashToSign(options));
      const raw = serializeTransaction(unsigned, partsOf(signature));
      return { raw, hash: keccak256(raw) };
    },
  };
}

function partsOf(signature: Hex): Signature {
  const v = hexToBigInt(slice(signature, 64, 65));
  return { r: slice(signature, 0, 32), s: slice(signature, 32, 64), v, yParity: v === 28n ? 1 : 0 };
}
