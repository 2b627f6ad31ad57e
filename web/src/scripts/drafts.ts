/**
 * Keeps what is typed. Machines are shared, so a draft goes to the server, encrypted there with the file it belongs to.
 * Only while the server does not take it (session expired, line broken) does the text wait in this window's session
 * storage, which the browser drops with the window.
 */
import { post } from "./post";

const every = 5_000;

/** Whose page this is, as its header says; drafts of somebody else in the same window are dropped. */
const owner = document.querySelector(".top-name")?.textContent?.trim() ?? "";
const waits = (name: string) => `draft:${owner}:${name}`;
const sent = (name: string) => `sent:${owner}:${name}`;

export function keepDrafts(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-draft]")];
  sortWaiting(forms.map((form) => form.dataset.draft!));
  forms.forEach(keep);
  document.querySelector("form[data-sign-out]")?.addEventListener("submit", () => sessionStorage.clear());
}

/**
 * A form that was sent and answered by the sign-in page was not taken: its text waits. One answered by any other page was
 * taken, or came back with its values.
 */
function sortWaiting(here: string[]): void {
  for (const key of Object.keys(sessionStorage)) {
    if (owner === "") {
      if (key.startsWith("sent:")) move(key, key.replace("sent:", "draft:"));
    } else if (key.startsWith("sent:")) {
      const name = key.slice(sent("").length);
      if (key === sent(name) && here.includes(name)) move(key, waits(name));
      else sessionStorage.removeItem(key);
    } else if (key.startsWith("draft:") && !key.startsWith(waits(""))) sessionStorage.removeItem(key);
  }
}

function move(from: string, to: string): void {
  sessionStorage.setItem(to, sessionStorage.getItem(from) ?? "");
  sessionStorage.removeItem(from);
}

function keep(form: HTMLFormElement): void {
  const name = form.dataset.draft!;
  const state = form.querySelector<HTMLOutputElement>("[data-draft-state]");
  let saved = written(form);

  const rest = sessionStorage.getItem(waits(name));
  if (rest) {
    fill(form, new URLSearchParams(rest));
    // A form that came back with all its values needs no word: the server did answer.
    if (written(form) !== saved) say(state, state?.dataset.kept);
  }

  async function save(): Promise<void> {
    const now = written(form);
    if (now === saved) return;
    const answer = await post(`/drafts/${encodeURIComponent(name)}`, form, Object.fromEntries(new URLSearchParams(now)));
    if (answer) {
      saved = now;
      sessionStorage.removeItem(waits(name));
    } else sessionStorage.setItem(waits(name), now);
    say(state, answer ? state?.dataset.saved : state?.dataset.kept);
  }

  window.setInterval(() => void save(), every);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
  form.addEventListener("submit", () => {
    sessionStorage.removeItem(waits(name));
    sessionStorage.setItem(sent(name), written(form));
  });
}

/** The answers in the form, without its hidden fields, passwords and files. */
function written(form: HTMLFormElement): string {
  const hidden = new Set([...form.querySelectorAll<HTMLInputElement>("input[type=hidden],input[type=password]")].map((one) => one.name));
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || hidden.has(name)) continue;
    const before = fields.get(name);
    fields.set(name, before === null ? value : `${before}|${value}`);
  }
  return fields.toString();
}

/** Puts waiting text back, but never over an answer that the server sent. */
function fill(form: HTMLFormElement, fields: URLSearchParams): void {
  for (const [name, value] of fields) {
    const item = form.elements.namedItem(name);
    if (item instanceof HTMLInputElement || item instanceof HTMLTextAreaElement || item instanceof HTMLSelectElement) {
      if (item instanceof HTMLInputElement && item.type === "checkbox") item.checked = value.split("|").includes(item.value);
      else if (item.value === "") item.value = value;
    } else if (item instanceof RadioNodeList) {
      const chosen = value.split("|");
      for (const one of item) if (one instanceof HTMLInputElement) one.checked = chosen.includes(one.value);
    }
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function say(state: HTMLOutputElement | null, words: string | undefined): void {
  if (state && words) state.value = words;
}
