import { readCertificate, type Certificate } from "./certificate";
import { bytesOf, c40, day, isSigned, names, readList, readSeal, type List, type Seal } from "./seal";

/** What the node publishes of a state, as it came. */
export type Published = { issuer: string; authority: string; signers: string[]; sequence: number | null };

export type State = { issuer: string; authority: Certificate; signers: Certificate[]; list: List | null };

export type Verdict = "Genuine" | "Ended" | "Withdrawn" | "NotYetValid" | "Altered" | "UnknownIssuer" | "ExpiredSigner" | "Unreadable";

export type Finding = { verdict: Verdict; issuer?: string; values?: [name: string, value: string][]; entitlements?: number; list?: List | null };

const hour = 3_600_000, dayLength = 24 * hour;

const fields: Record<string, { number?: number; shown: [tag: number, name: string, type: "text" | "date" | "zone"][]; entitlements?: number; entitles?: number }> = {
  "160/1": { shown: [[1, "number", "text"]] },
  "160/2": { shown: [[1, "number", "text"], [2, "family", "text"], [3, "given", "text"], [4, "birth", "text"], [5, "until", "date"]], entitlements: 6 },
  "160/3": { shown: [[1, "number", "text"], [5, "until", "date"]] },
  "160/4": { shown: [[1, "number", "text"], [2, "holder", "text"], [5, "until", "date"]] },
  "160/5": { shown: [[1, "mrz", "zone"]], entitles: 16 },
  "3/94": { shown: [[2, "mrz", "zone"]] },
};

export const bytesFrom = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Everything or nothing: a certificate that the authority did not issue, or a list that is not its own, is an error. */
export async function believe(published: Published, list: Uint8Array | null): Promise<State> {
  const authority = await readCertificate(bytesFrom(published.authority)), signers = await Promise.all(published.signers.map((one) => readCertificate(bytesFrom(one))));
  for (const signer of signers)
    if (signer.issuer !== authority.subject || signer.country !== authority.country || !(await isSigned(authority.key, signer))) throw new Error("not issued");
  const read = list && readList(list);
  if (list) {
    const signer = read && read.issuer === published.issuer && signers.find((one) => one.reference === read.signer);
    if (!signer || !(await isSigned(signer.key, read))) throw new Error("not the list");
  }
  return { issuer: published.issuer, authority, signers, list: read };
}

/** A date is over when it is over everywhere on earth, and begins where it begins first. */
const begins = (date: string) => Date.parse(`${date}T00:00:00Z`) - 14 * hour;
const ends = (date: string) => Date.parse(`${date}T00:00:00Z`) + dayLength + 12 * hour;

export async function verify(text: string, states: State[], now: number): Promise<Finding> {
  const bytes = bytesOf(text.trim().replace(/[\r\n]/g, "")), seal = bytes && readSeal(bytes);
  if (!seal) return { verdict: "Unreadable" };
  const state = states.find((one) => one.issuer === seal.issuer), known = state?.signers.filter((one) => one.reference === seal.signer) ?? [];
  if (!state || known.length === 0) return { verdict: "UnknownIssuer", issuer: seal.issuer };
  const fits = await Promise.all(known.map((one) => isSigned(one.key, seal))), signer = known[fits.indexOf(true)];
  if (!signer) return { verdict: "Altered", issuer: seal.issuer };
  for (const certificate of [state.authority, signer]) {
    if (now + hour < certificate.from) return { verdict: "NotYetValid", issuer: seal.issuer };
    if (now - hour > certificate.until) return { verdict: "ExpiredSigner", issuer: seal.issuer };
  }
  if (ends(seal.signedOn) <= signer.signsFrom || begins(seal.signedOn) > signer.signsUntil) return { verdict: "ExpiredSigner", issuer: seal.issuer };
  return judge(seal, state, now);
}

async function judge(seal: Seal, state: State, now: number): Promise<Finding> {
  const profile = fields[`${seal.category}/${seal.definition}`];
  if (!profile) return { verdict: "Unreadable", issuer: seal.issuer };
  const values: [string, string][] = [];
  for (const [tag, name, type] of profile.shown) {
    const value = seal.features.get(tag);
    if (value) values.push([name, type === "date" ? day(value) : c40(value)]);
  }
  const found = { issuer: seal.issuer, values, list: state.list }, value = (name: string) => values.find((one) => one[0] === name)?.[1];
  if (now + hour < begins(seal.signedOn) || now + hour < begins(seal.issued)) return { ...found, verdict: "NotYetValid", values: [] };
  const zone = value("mrz"), second = zone?.slice(zone.length / 2) ?? "", number = value("number") ?? second.slice(0, 9).replace(/<+$/, "");
  const until = value("until") ?? (second ? `20${second.slice(21, 23)}-${second.slice(23, 25)}-${second.slice(25, 27)}` : undefined);
  const isNewer = state.list && seal.signedOn >= new Date(state.list.issued * 1000).toISOString().slice(0, 10);
  if (state.list && !isNewer && (await names(state.list, number))) return { ...found, verdict: "Withdrawn" };
  if (until && now - hour >= ends(until)) return { ...found, verdict: "Ended" };
  return { ...found, verdict: "Genuine", entitlements: profile.entitlements ? seal.features.get(profile.entitlements)?.[0] ?? 0 : profile.entitles ?? 0 };
}
