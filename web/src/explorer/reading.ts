/** A figure is read by pointing near it, or by the arrow keys once the picture has the focus; it is said in words below. */
export function readPictures(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-chart]")) {
    const marks = [...box.querySelectorAll<SVGGraphicsElement>("[data-words]")];
    if (marks.length === 0) continue;
    const said = document.createElement("output");
    said.className = "chart-reading";
    said.textContent = box.dataset.hint ?? "";
    box.append(said);
    box.tabIndex = 0;
    let at = -1;

    const show = (to: number) => {
      if (to === at) return;
      marks[at]?.classList.remove("pointed");
      at = to;
      marks[at]?.classList.add("pointed");
      said.textContent = marks[at]?.dataset.words ?? box.dataset.hint ?? "";
      said.classList.toggle("is-figure", at >= 0);
    };

    box.addEventListener("pointermove", (pointer) => show(nearest(marks, pointer)));
    box.addEventListener("pointerleave", () => show(-1));
    box.addEventListener("blur", () => show(-1));
    box.addEventListener("keydown", (key) => {
      const step = steps[key.key];
      if (step === undefined || key.ctrlKey || key.altKey || key.metaKey) return;
      key.preventDefault();
      show(step === 0 ? 0 : step === Infinity ? marks.length - 1 : Math.min(marks.length - 1, Math.max(0, at + step)));
    });
  }
}

/** Time runs from left to right in every language, and so do the keys. */
const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: 0, End: Infinity };

const Reach = 28;

/** The mark under the pointer, else the nearest within reach; -1 for none. */
function nearest(marks: SVGGraphicsElement[], pointer: PointerEvent): number {
  const under = marks.indexOf(pointer.target as SVGGraphicsElement);
  if (under >= 0) return under;
  let [found, least] = [-1, Reach];
  marks.forEach((mark, place) => {
    if (mark.classList.contains("cf")) return;
    const box = mark.getBoundingClientRect();
    const away = Math.hypot(Math.max(box.left - pointer.clientX, 0, pointer.clientX - box.right), Math.max(box.top - pointer.clientY, 0, pointer.clientY - box.bottom));
    if (away < least) [found, least] = [place, away];
  });
  return found;
}
