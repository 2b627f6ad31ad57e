import { believe, type Published, type State } from "./trust";

/** What the phone keeps of states: certificates and lists as they came, and when. Nothing of what was verified. */
const cacheName = "pana-trust", certificates = "/trust/certificates", fetchedAt = "x-fetched-at", list = (issuer: string) => `/trust/revocations/${issuer}`;

export type Kept = { states: State[]; fetchedAt: number | null };

async function bytes(cache: Cache, address: string): Promise<Uint8Array | null> {
  const known = await cache.match(address);
  return known ? new Uint8Array(await known.arrayBuffer()) : null;
}

export async function kept(): Promise<Kept> {
  const cache = await caches.open(cacheName), known = await cache.match(certificates);
  if (!known) return { states: [], fetchedAt: null };
  const states: State[] = [];
  for (const published of (await known.json()) as Published[])
    try {
      states.push(await believe(published, await bytes(cache, list(published.issuer))));
    } catch {
      // What cannot be read verifies nothing; the others stand.
    }
  return { states, fetchedAt: Number(known.headers.get(fetchedAt)) || null };
}

/** Takes what the node has now. Each state whole or not at all: else what was known of it stays. False where the node does not answer. */
export async function renew(): Promise<boolean> {
  try {
    const answer = await fetch(certificates, { cache: "no-store", credentials: "omit" });
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) return false;
    const cache = await caches.open(cacheName), old = ((await (await cache.match(certificates))?.json()) ?? []) as Published[], now: Published[] = [];
    for (const published of (await answer.json()) as Published[]) {
      const before = old.find((one) => one.issuer === published.issuer);
      now.push((await take(cache, published, before)) ? published : before ?? { ...published, signers: [], sequence: null });
    }
    // What the node names no longer is still needed for papers that it sealed.
    for (const one of old) if (!now.some((other) => other.issuer === one.issuer)) now.push(one);
    await cache.put(certificates, new Response(JSON.stringify(now), { headers: { [fetchedAt]: String(Date.now()), "content-type": "application/json" } }));
    return true;
  } catch {
    return false;
  }
}

async function take(cache: Cache, published: Published, before: Published | undefined): Promise<boolean> {
  try {
    const known = await bytes(cache, list(published.issuer));
    if (before && published.authority !== before.authority && known) return take(cache, published, undefined);
    if ((published.sequence ?? 0) < (before?.sequence ?? 0)) return false;
    if (published.sequence === null || (known && published.sequence === before?.sequence)) {
      await believe(published, known);
      return true;
    }
    const answer = await fetch(list(published.issuer), { cache: "no-store", credentials: "omit" });
    if (!answer.ok) return false;
    const fresh = new Uint8Array(await answer.arrayBuffer());
    await believe(published, fresh);
    await cache.put(list(published.issuer), new Response(fresh));
    return true;
  } catch {
    return false;
  }
}
