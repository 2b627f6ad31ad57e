/** Fields that ask the server while one types: machine-readable lines, names in other scripts, dates. Posted, since names and dates stay out of addresses. */
import { calmly, post } from "./post";

const pause = 300;

/** Lines of a passport fill the fields of the same form by name; what a person typed before is left alone. */
export function readMrz(within: ParentNode = document): void {
  for (const box of within.querySelectorAll<HTMLElement>("[data-mrz]")) {
    const lines = box.querySelector("textarea");
    const state = box.querySelector("output");
    if (!lines || !box.dataset.mrz) continue;
    lines.addEventListener("input", calmly(pause, async () => {
      if (lines.value.replace(/\s/g, "").length < 60) return;
      const answer = await post(box.dataset.mrz!, lines.form, { mrz: lines.value });
      if (!answer) return;
      const read: { fields: Record<string, string>; words: string } = await answer.json();
      for (const [name, value] of Object.entries(read.fields)) put(lines.form, name, value);
      if (state) state.value = read.words;
      lines.dispatchEvent(new CustomEvent("pana:mrz", { bubbles: true, detail: read }));
    }));
  }
}

function put(form: HTMLFormElement | null, name: string, value: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof RadioNodeList) {
    if (!field.value) field.value = value;
  } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
    if (field.value) return;
    field.value = value;
  } else return;
  form!.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Other scripts of a name are proposed; once a person touches one it is theirs. */
export function proposeNames(within: ParentNode = document): void {
  for (const box of within.querySelectorAll<HTMLElement>("[data-transliterate]")) {
    const parts = [...box.querySelectorAll<HTMLInputElement>("[data-name-part]")];
    const scripts = [...box.querySelectorAll<HTMLInputElement>("[data-script]")];
    const source = (script: string) => box.querySelector<HTMLSelectElement>(`[data-script-source="${script}"]`);
    const propose = calmly(pause, async () => {
      const form = parts[0]?.form ?? null;
      const fields = Object.fromEntries(parts.map((part) => [part.dataset.namePart!, part.value]));
      const answer = await post(box.dataset.transliterate!, form, fields);
      if (!answer) return;
      const proposed: Record<string, string> = await answer.json();
      for (const input of scripts) {
        const script = input.dataset.script!;
        if (proposed[script] !== undefined && (source(script)?.value ?? "proposed") === "proposed") input.value = proposed[script];
      }
    });
    for (const part of parts) part.addEventListener("input", propose);
    for (const input of scripts)
      input.addEventListener("input", () => {
        const from = source(input.dataset.script!);
        if (from?.value === "proposed") from.value = "person";
      });
  }
}

/** Says under the field how a date was understood, in both calendars. */
export function understandDates(within: ParentNode = document): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[data-understand]")) {
    const words = document.getElementById(`${input.id}-understood`);
    input.addEventListener("input", calmly(pause, async () => {
      const answer = await post(input.dataset.understand!, input.form, { date: input.value });
      if (!answer || !words) return;
      const read: { words: string; understood: boolean } = await answer.json();
      words.textContent = read.words;
      words.classList.toggle("not-understood", !read.understood);
    }));
  }
}
