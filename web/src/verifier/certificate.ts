/** As much of an X.509 certificate as signers of seals have: DER, ECDSA on P-256. */
type Part = { tag: number; body: Uint8Array; whole: Uint8Array };

export type Certificate = {
  /** Country, signer and serial number, as a seal's head names it. */
  reference: string; country: string; issuer: string; subject: string; from: number; until: number; signsFrom: number; signsUntil: number;
  key: CryptoKey; signed: Uint8Array; signature: Uint8Array;
};

function parts(bytes: Uint8Array): Part[] {
  const found: Part[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at + 1]!, count = first < 0x80 ? 0 : first & 0x7f;
    let length = count ? 0 : first;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[at + 2 + i]!;
    const from = at + 2 + count;
    if (from + length > bytes.length) throw new Error("cut short");
    found.push({ tag: bytes[at]!, body: bytes.subarray(from, from + length), whole: bytes.subarray(at, from + length) });
    at = from + length;
  }
  return found;
}

const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** UTCTime or GeneralizedTime, both in Z, as milliseconds. */
function time(part: Part): number {
  const text = textOf(part.body), full = text.length === 15 ? text : `${+text.slice(0, 2) < 50 ? "20" : "19"}${text}`;
  return Date.UTC(+full.slice(0, 4), +full.slice(4, 6) - 1, +full.slice(6, 8), +full.slice(8, 10), +full.slice(10, 12), +full.slice(12, 14));
}

function named(name: Uint8Array, oid: string): string {
  for (const set of parts(name))
    for (const pair of parts(set.body)) {
      const [type, value] = parts(pair.body);
      if (hexOf(type!.body) === oid) return textOf(value!.body);
    }
  return "";
}

/** r and s of a DER signature as 64 bytes. */
function raw(signature: Uint8Array): Uint8Array {
  const both = new Uint8Array(64);
  parts(parts(signature)[0]!.body).forEach((number, i) => {
    const bytes = number.body[0] === 0 ? number.body.subarray(1) : number.body;
    both.set(bytes, 32 * (i + 1) - bytes.length);
  });
  return both;
}

/** Throws for what is none. */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  const [tbs, , signature] = parts(parts(bytes)[0]!.body);
  const [, serial, , issuer, validity, subject, key, extensions] = parts(tbs!.body);
  const [from, until] = parts(validity!.body).map(time) as [number, number];
  let [signsFrom, signsUntil] = [from, until];
  for (const extension of parts(parts(extensions!.body)[0]!.body)) {
    const fields = parts(extension.body);
    if (hexOf(fields[0]!.body) === "551d10") [signsFrom, signsUntil] = parts(parts(fields.at(-1)!.body)[0]!.body).map(time) as [number, number];
  }
  const country = named(subject!.body, "550406");
  return {
    reference: country + named(subject!.body, "550403") + hexOf(serial!.body).toUpperCase(), country, issuer: hexOf(issuer!.whole), subject: hexOf(subject!.whole),
    from, until, signsFrom, signsUntil, signed: tbs!.whole, signature: raw(signature!.body.subarray(1)),
    key: await crypto.subtle.importKey("spki", new Uint8Array(key!.whole), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]),
  };
}
