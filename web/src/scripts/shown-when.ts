/** A question appears with the answer that makes it matter. Hidden questions are disabled, so that they post nothing. */
export function showWhatMatters(): void {
  for (const form of document.querySelectorAll("form")) {
    const dependent = [...form.querySelectorAll<HTMLElement>("[data-shown-when]")];
    if (dependent.length === 0) continue;
    const settle = () => {
      for (const field of dependent) {
        const wanted = (field.dataset.shownValues ?? "").split("|");
        const shown = answers(form, field.dataset.shownWhen!).some((answer) => wanted.includes(answer));
        field.hidden = !shown;
        if (field instanceof HTMLFieldSetElement) field.disabled = !shown;
        else for (const input of field.querySelectorAll<HTMLInputElement>("input,select,textarea")) input.disabled = !shown;
      }
    };
    form.addEventListener("change", settle);
    settle();
  }
}

function answers(form: HTMLFormElement, name: string): string[] {
  return new FormData(form).getAll(name).filter((value): value is string => typeof value === "string");
}
