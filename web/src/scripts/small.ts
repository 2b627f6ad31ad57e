export function copyAndPrint(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.querySelector("span");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy!);
      if (words) words.textContent = button.dataset.done ?? "";
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** An open menu closes on Escape and on a click elsewhere, as people expect of menus. */
export function closeMenus(): void {
  const close = (except: Node | null) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) if (!except || !menu.contains(except)) menu.open = false;
  };
  document.addEventListener("click", (click) => close(click.target as Node));
  document.addEventListener("keydown", (key) => {
    if (key.key === "Escape") close(null);
  });
}

/** A page that comes back with errors starts at their list. */
export function goToErrors(): void {
  document.querySelector<HTMLElement>("[data-errors]")?.focus();
}
