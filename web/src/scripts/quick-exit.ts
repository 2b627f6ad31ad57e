/** Leaves at once and takes this page out of the way back; Escape twice within a second does the same. */
export function leaveQuickly(): void {
  const exit = document.querySelector<HTMLAnchorElement>("[data-quick-exit]");
  if (!exit) return;
  const leave = () => {
    document.body.hidden = true;
    sessionStorage.clear();
    location.replace(exit.href);
  };
  exit.addEventListener("click", (click) => {
    click.preventDefault();
    leave();
  });
  let last = 0;
  document.addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    if (key.timeStamp - last < 1_000) leave();
    last = key.timeStamp;
  });
}
