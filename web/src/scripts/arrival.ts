/** The guard's table of a group, and the private talk with one question at a time. */
import { proposeNames, readMrz, understandDates } from "./fields";
import { showLikelyKnown } from "./known";

/** Enter goes to the next person and makes one where there is none; in an empty last row it goes on to the next screen. */
export function writeGroups(): void {
  const list = document.querySelector<HTMLElement>("[data-arrival-rows]");
  const template = document.querySelector<HTMLTemplateElement>("template[data-row-template]");
  const form = list?.closest("form");
  if (!list || !template || !form) return;
  const rows = () => [...list.querySelectorAll<HTMLElement>("[data-arrival-row]")];
  let next = Math.max(...rows().map((row) => indexOf(row))) + 1;

  const number = () => rows().forEach((row, i) => row.querySelectorAll("[data-row-number]").forEach((place) => (place.textContent = `${i + 1}`)));

  const add = () => {
    const box = document.createElement("template");
    box.innerHTML = template.innerHTML.replaceAll("p9999", `p${next}`).replaceAll("remove.9999", `remove.${next}`);
    next++;
    const row = box.content.firstElementChild as HTMLElement;
    list.append(row);
    const first = rows()[0]?.querySelector<HTMLSelectElement>("[data-nationality='0']");
    const own = row.querySelector<HTMLSelectElement>("[data-nationality='0']");
    if (first && own) own.value = first.value;
    proposeNames(row);
    readMrz(row);
    understandDates(row);
    showLikelyKnown(row);
    number();
    row.querySelector<HTMLElement>("[data-row-first]")?.focus();
  };

  form.querySelector("[data-add-row]")?.addEventListener("click", (click) => {
    click.preventDefault();
    add();
  });
  list.addEventListener("click", (click) => {
    const button = (click.target as Element).closest("[data-remove-row]");
    if (!button) return;
    click.preventDefault();
    if (rows().length === 1) add();
    button.closest("[data-arrival-row]")!.remove();
    number();
    rows().at(-1)?.querySelector<HTMLElement>("[data-row-first]")?.focus();
  });
  list.addEventListener("keydown", (key) => {
    if (key.key !== "Enter" || key.isComposing || !(key.target instanceof HTMLInputElement || key.target instanceof HTMLSelectElement)) return;
    key.preventDefault();
    const row = key.target.closest<HTMLElement>("[data-arrival-row]")!;
    const after = rows()[rows().indexOf(row) + 1];
    if (after) after.querySelector<HTMLElement>("[data-row-first]")?.focus();
    else if (isWritten(row)) add();
    else form.querySelector<HTMLButtonElement>("[data-next]")?.click();
  });
  form.querySelector("[data-told-done]")?.addEventListener("click", (click) => {
    click.preventDefault();
    form.querySelector<HTMLDetailsElement>("[data-told]")?.removeAttribute("open");
    const first = rows()[0]?.querySelector<HTMLElement>("[data-row-first]");
    first?.focus();
    first?.closest("[data-arrival-row]")?.scrollIntoView({ block: "nearest" });
  });
}

function indexOf(row: HTMLElement): number {
  return Number(/^p(\d+)\./.exec(row.querySelector<HTMLInputElement>("[data-row-first]")?.name ?? "")?.[1] ?? 0);
}

/** What a fresh row proposes is not written. */
function isWritten(row: HTMLElement): boolean {
  return [...row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]):not([type=checkbox]),textarea")].some((one) => one.value.trim() !== "");
}

/** Without script all questions stand on one page. */
export function askOneByOne(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-stepper]")) {
    const questions = [...form.querySelectorAll<HTMLFieldSetElement>("[data-question]")];
    const [back, next, last] = ["back", "next", "last"].map((name) => form.querySelector<HTMLButtonElement>(`[data-question-${name}]`)!);
    const place = form.querySelector<HTMLOutputElement>("[data-question-place]");
    let at = 0;
    const show = (to: number, focus = true) => {
      at = to;
      questions.forEach((question, i) => (question.hidden = i !== at));
      back.hidden = at === 0;
      next.hidden = at === questions.length - 1;
      last.hidden = !next.hidden;
      if (place) place.value = (place.dataset.words ?? "").replace("{n}", `${at + 1}`).replace("{all}", `${questions.length}`);
      if (focus) (questions[at].querySelector<HTMLElement>("input:checked") ?? questions[at].querySelector<HTMLElement>("input,textarea"))?.focus();
    };
    back.addEventListener("click", () => show(at - 1));
    next.addEventListener("click", () => show(at + 1));
    form.addEventListener("keydown", (key) => {
      if (key.key !== "Enter" || !(key.target instanceof HTMLInputElement) || at === questions.length - 1) return;
      key.preventDefault();
      show(at + 1);
    });
    show(0, false);
  }
}
