/** Keeps the verifier's page on the device: it opens with the server stopped. Certificates and lists are the page's own matter. */
type Lasting = Event & { waitUntil(promise: Promise<unknown>): void };
type Asking = Lasting & { request: Request; respondWith(answer: Promise<Response>): void };

const worker = self as unknown as EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const cacheName = "pana-verifier", files = ["/verifier.html", "/verifier.js", "/verifier-labels.json", "/pana.css", "/mark.svg"];

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event as Asking, { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !(files.includes(pathname) || pathname.startsWith("/fonts/") || pathname.startsWith("/pictures/"))) return;
  (event as Asking).respondWith(answer(pathname));
});

async function keepAll() {
  const cache = await caches.open(cacheName);
  await Promise.all(files.map(async (file) => cache.put(file, await fetched(file))));
}

async function fetched(file: string): Promise<Response> {
  const answer = await fetch(file, { cache: "no-cache" });
  if (!answer.ok) throw new Error(file);
  return answer;
}

/** What is newest where the node answers within two seconds, else what is kept. */
async function answer(file: string): Promise<Response> {
  const cache = await caches.open(cacheName), known = await cache.match(file);
  const fresh = fetched(file).then(async (response) => {
    await cache.put(file, response.clone());
    return response;
  });
  if (!known) return fresh;
  return Promise.race([fresh.catch(() => known), new Promise<Response>((late) => setTimeout(() => late(known), 2000))]);
}
