/** Seals and lists as docs/protocols/seal.md and revocation.md say; nothing here knows a page or a network. */
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

export type Signed = { signed: Uint8Array; signature: Uint8Array };

export type Seal = Signed & {
  issuer: string; signer: string; issued: string; signedOn: string; definition: number; category: number; features: Map<number, Uint8Array>;
};

export type List = Signed & {
  issuer: string; signer: string; sequence: number; issued: number; next: number; salt: Uint8Array; hashes: Uint32Array; exceptions: Set<string>;
};

/** The bytes of a code's text; null where it is none of ours. */
export function bytesOf(text: string): Uint8Array | null {
  if (!text.startsWith("PANA1:") || (text.length - 6) % 3 === 1) return null;
  const bytes: number[] = [];
  for (let i = 6; i < text.length; i += 3) {
    const [a, b, c] = [...text.slice(i, i + 3)].map((letter) => letters.indexOf(letter));
    if (a === undefined || b === undefined || a < 0 || b < 0 || (c !== undefined && c < 0)) return null;
    const number = a + 45 * b + 2025 * (c ?? 0);
    if (number > (c === undefined ? 0xff : 0xffff)) return null;
    if (c !== undefined) bytes.push(number >> 8);
    bytes.push(number & 0xff);
  }
  return new Uint8Array(bytes);
}

/** Text in C40; fillers stay fillers. */
export function c40(bytes: Uint8Array): string {
  const one = (value: number) => (value === 3 ? "<" : value < 14 ? String.fromCharCode(44 + value) : String.fromCharCode(51 + value));
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0xfe) text += bytes[i + 1] === 0x21 ? "<" : String.fromCharCode(bytes[i + 1]! - 1);
    else {
      const number = bytes[i]! * 256 + bytes[i + 1]! - 1;
      for (const value of [Math.floor(number / 1600), Math.floor(number / 40) % 40, number % 40]) if (value > 0) text += one(value);
    }
  }
  return text;
}

export function day(bytes: Uint8Array): string {
  const number = String(bytes[0]! * 65536 + bytes[1]! * 256 + bytes[2]!).padStart(8, "0");
  return `${number.slice(4)}-${number.slice(0, 2)}-${number.slice(2, 4)}`;
}

/** Head, features by tag, what was signed, and the signature; null where it is no seal. */
export function readSeal(bytes: Uint8Array): Seal | null {
  if (bytes.length < 90 || bytes[0] !== 0xdc || bytes[1] !== 3) return null;
  const issuer = c40(bytes.subarray(2, 4)).replace(/<+$/, ""), length = parseInt(c40(bytes.subarray(4, 8)).slice(4, 6), 16);
  if (!(length > 0)) return null;
  const end = 4 + Math.floor((6 + length + 2) / 3) * 2, reference = c40(bytes.subarray(4, end));
  const features = new Map<number, Uint8Array>();
  let at = end + 8;
  while (at < bytes.length && bytes[at] !== 0xff) {
    const first = bytes[at + 1]!;
    const [size, from] = first < 0x80 ? [first, at + 2] : first === 0x81 ? [bytes[at + 2]!, at + 3] : [bytes[at + 2]! * 256 + bytes[at + 3]!, at + 4];
    features.set(bytes[at]!, bytes.subarray(from, from + size));
    at = from + size;
  }
  if (bytes[at + 1] !== 64 || bytes.length !== at + 66) return null;
  return {
    issuer, signer: reference.slice(0, 4) + reference.slice(6), issued: day(bytes.subarray(end)), signedOn: day(bytes.subarray(end + 3)),
    definition: bytes[end + 6]!, category: bytes[end + 7]!, features, signed: bytes.subarray(0, at), signature: bytes.subarray(at + 2),
  };
}

/** Everything that a question needs; null where it is no list. */
export function readList(bytes: Uint8Array): List | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 120 || ascii(0, 4) !== "PRL1") return null;
  let at = 8 + bytes[7]!;
  const count = view.getUint32(at + 28), coded = view.getUint32(at + 33), parameter = bytes[at + 32]!, start = at + 37;
  if (start + coded + 68 > bytes.length || count > 8 * coded) return null;
  const list = {
    issuer: ascii(4, 7).replace(/<+$/, ""), signer: ascii(8, at), sequence: view.getUint32(at), issued: view.getUint32(at + 4), next: view.getUint32(at + 8),
    salt: bytes.subarray(at + 12, at + 28), hashes: new Uint32Array(count), exceptions: new Set<string>(), signed: bytes.subarray(0, -64), signature: bytes.subarray(-64),
  };
  let bit = 8 * start, before = -1;
  const one = () => (bytes[bit >> 3]! >> (7 - (bit++ & 7))) & 1;
  for (let i = 0; i < count; i++) {
    let difference = 0;
    while (bit < 8 * (start + coded) && one()) difference++;
    for (let j = 0; j < parameter; j++) difference = difference * 2 + one();
    list.hashes[i] = before += difference + 1;
  }
  at = start + coded;
  for (let i = view.getUint32(at), from = at + 4; i > 0 && from + 8 <= bytes.length; i--, from += 8) list.exceptions.add(hex(bytes.subarray(from, from + 8)));
  return list;
}

export const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export async function names(list: List, number: string): Promise<boolean> {
  const text = new TextEncoder().encode(number), salted = new Uint8Array(16 + text.length);
  salted.set(list.salt);
  salted.set(text, 16);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", salted)), wanted = new DataView(hash.buffer).getUint32(0);
  let [low, high] = [0, list.hashes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.hashes[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return list.hashes[low] === wanted && !list.exceptions.has(hex(hash.subarray(4, 12)));
}

export const isSigned = (key: CryptoKey, { signature, signed }: Signed) =>
  crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, new Uint8Array(signature), new Uint8Array(signed));
