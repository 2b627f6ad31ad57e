/** The verifier that works without a network. What is verified stays on this device and is kept nowhere. */
import { kept, renew, type Kept } from "./verifier/kept";
import { ofCamera, ofPicture } from "./verifier/picture";
import { verify, type Finding } from "./verifier/trust";

type Words = Record<string, string>;

const languages = ["ru", "en", "kk", "ky", "tg", "tk", "uz"], rights: [bit: number, name: string][] = [[1, "Stay"], [2, "Work"], [4, "School"], [8, "Clinic"], [16, "Travel"]];
const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

let words: Record<string, Words> = {}, language = "ru", known: Kept = { states: [], fetchedAt: null }, finding: Finding | null = null, looking: AbortController | null = null, told = "";

const say = (key: string, filled: Record<string, string> = {}) =>
  Object.entries(filled).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[language]?.[key] ?? key);

const element = (name: string, text: string) => Object.assign(document.createElement(name), { textContent: text });

const moment = (at: number) => {
  const two = (number: number) => String(number).padStart(2, "0"), time = new Date(at);
  return `${two(time.getDate())}.${two(time.getMonth() + 1)}.${time.getFullYear()} ${two(time.getHours())}:${two(time.getMinutes())}`;
};

function showWords() {
  document.documentElement.lang = language;
  document.title = `${say("verifier.title")} · Pana`;
  for (const part of document.querySelectorAll<HTMLElement>("[data-say]")) part.textContent = say(part.dataset.say!);
  for (const link of document.querySelectorAll<HTMLElement>("[data-language]")) link.setAttribute("aria-current", String(link.dataset.language === language));
  showAge();
  showTold(told);
  showFinding();
}

function showTold(key: string) {
  told = key;
  byId("told").textContent = key && say(key);
}

function showAge() {
  const age = byId("age"), oldest = Math.min(...known.states.map((state) => (state.list ? state.list.issued * 1000 : Infinity)));
  const isOld = known.states.some((state) => state.list && Date.now() - 3_600_000 > state.list.next * 1000);
  age.textContent = known.states.length === 0 ? say("verifier.no-lists")
    : say(isOld ? "verifier.lists-old" : "verifier.lists-of", { states: known.states.map((state) => state.issuer).join(", "), issued: Number.isFinite(oldest) ? moment(oldest) : "–" });
}

function showFinding() {
  const answer = byId("answer");
  answer.hidden = !finding;
  answer.replaceChildren();
  if (!finding) return;
  const isGood = finding.verdict === "Genuine", box = element("p", say(`seal.verdict.${finding.verdict}`));
  box.className = `notice notice-${isGood ? "done" : "late"}`;
  answer.append(element("h2", say("verify.answer")), box);
  if (isGood) {
    const may = rights.filter(([bit]) => (finding!.entitlements ?? 0) & bit), list = document.createElement("ul");
    list.append(...may.map(([, name]) => element("li", say(`verify.may.${name}`))));
    answer.append(element("h3", say("verify.holder-may")), may.length ? list : element("p", say("verify.says-nothing")));
  }
  if (finding.values?.length) {
    const list = document.createElement("dl");
    for (const [name, value] of finding.values) list.append(element("dt", say(`verify.value.${name}`)), element("dd", name === "until" ? value.split("-").reverse().join(".") : value.replace(/</g, " ").trim()));
    answer.append(element("h3", say("verify.compare")), list, element("p", say("verify.compare-hint")));
  }
  answer.focus();
}

async function look(text: string | null) {
  finding = text === null ? { verdict: "Unreadable" } : await verify(text, known.states, Date.now());
  showFinding();
}

async function camera() {
  const video = byId<HTMLVideoElement>("video");
  if (looking) return looking.abort();
  looking = new AbortController();
  video.hidden = false;
  try {
    const text = await ofCamera(video, looking.signal);
    if (text) await look(text);
  } catch {
    showTold("verifier.no-camera");
  }
  video.hidden = true;
  looking = null;
}

async function start() {
  words = await (await fetch("/verifier-labels.json")).json();
  const wish = new URL(location.href).searchParams.get("language") ?? navigator.language.slice(0, 2);
  language = languages.includes(wish) ? wish : "ru";
  for (const link of document.querySelectorAll<HTMLElement>("[data-language]"))
    link.addEventListener("click", () => {
      language = link.dataset.language!;
      showWords();
    });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    void look(byId<HTMLTextAreaElement>("code").value);
  });
  byId<HTMLInputElement>("picture").addEventListener("change", async (event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) await look(await ofPicture(file));
  });
  byId("camera").addEventListener("click", () => void camera());
  byId("camera").hidden = !navigator.mediaDevices?.getUserMedia;
  byId("renew").addEventListener("click", () => void refresh());
  known = await kept();
  showWords();
  await navigator.serviceWorker?.register("/verifier-worker.js", { scope: "/verifier.html" }).catch(() => undefined);
  await refresh();
  document.documentElement.dataset.ready = "";
}

async function refresh() {
  const isNew = await renew();
  if (isNew) known = await kept();
  showTold(isNew ? "verifier.renewed" : "verifier.offline");
  showAge();
}

void start();
