/** While a person is typed: who of those that the officer may see anyhow is likely the same. It hinders nothing. */
import { calmly, post } from "./post";

const pause = 600;

interface Known { card: { id: string; number: string; name: string | null; originalName: string | null }; likeness: number; why: string[] }

export function showLikelyKnown(within: ParentNode = document): void {
  for (const row of within.querySelectorAll<HTMLElement>("[data-likely]")) {
    const place = row.querySelector<HTMLElement>("[data-likely-known]");
    const form = row.closest("form");
    if (!place || !form) continue;
    const field = (name: string) => row.querySelector<HTMLInputElement | HTMLSelectElement>(`[name$=".${name}"]`)?.value.trim() ?? "";
    let asked = "";
    row.addEventListener("input", calmly(pause, async () => {
      const fields: Record<string, string> = {};
      for (const name of ["name.given", "name.father", "name.family", "birth", "sex"]) if (field(name)) fields[name] = field(name);
      const now = JSON.stringify(fields);
      if (now === asked || !fields["name.given"] && !fields["name.family"]) return;
      asked = now;
      const answer = await post(row.dataset.likely!, form, fields);
      // A slower answer to what stood there before says nothing any more.
      if (!answer || now !== asked) return;
      show(place, await answer.json());
    }));
  }
}

function show(place: HTMLElement, known: Known[]): void {
  place.hidden = known.length === 0;
  place.querySelector("ul")!.replaceChildren(...known.map((one) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/persons/${one.card.id}`;
    link.target = "_blank";
    link.rel = "noopener";
    link.append(isolated(one.card.name ?? one.card.originalName ?? one.card.number));
    line.append(link, " ");
    if (one.card.originalName && one.card.name) line.append(isolated(one.card.originalName), " ");
    line.append(`№ ${one.card.number} · ${one.why.join("; ")}`);
    return line;
  }));
}

/** A name keeps its own direction. */
function isolated(text: string): HTMLElement {
  const part = document.createElement("bdi");
  part.textContent = text;
  return part;
}
