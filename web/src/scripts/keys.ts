/** “/” goes to the search; in a work list j and k move and Enter opens. Never while somebody types. */
export function listenToKeys(): void {
  document.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.altKey || key.metaKey || typing(key.target)) return;
    if (key.key === "/") {
      const search = document.querySelector<HTMLInputElement>("[data-search]");
      if (!search) return;
      key.preventDefault();
      search.focus();
      search.select();
    } else if (key.key === "j" || key.key === "k") move(key.key === "j" ? 1 : -1);
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

function move(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-work-list] [data-row]")];
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.querySelector<HTMLAnchorElement>("a")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
