import { open, replace } from "./picture-size";

/** A pad for the finger, the pen or the mouse; a scan that was chosen is laid onto it. */
export function drawSignatures(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-portrait=signature]")) {
    const tools = form.querySelector<HTMLElement>("[data-portrait-tools]")!, input = form.querySelector<HTMLInputElement>("input[type=file]")!;
    const canvas = tools.querySelector("canvas")!, place = canvas.getContext("2d")!, told = tools.querySelector<HTMLElement>("[data-portrait-told]")!;
    let isDrawn = false;
    const filled = (drawn: boolean) => {
      isDrawn = drawn;
      input.required = !drawn;
      told.textContent = "";
    };
    const clear = () => {
      place.clearRect(0, 0, canvas.width, canvas.height);
      filled(false);
    };
    const at = (pen: PointerEvent): [number, number] => [(pen.offsetX * canvas.width) / canvas.clientWidth, (pen.offsetY * canvas.height) / canvas.clientHeight];
    tools.hidden = false;
    [place.lineWidth, place.lineCap, place.lineJoin, place.strokeStyle] = [7, "round", "round", "#000"];
    canvas.addEventListener("pointerdown", (pen) => {
      canvas.setPointerCapture(pen.pointerId);
      place.beginPath();
      place.moveTo(...at(pen));
      place.lineTo(...at(pen));
      place.stroke();
      filled(true);
    });
    canvas.addEventListener("pointermove", (pen) => {
      if (!canvas.hasPointerCapture(pen.pointerId)) return;
      place.lineTo(...at(pen));
      place.stroke();
    });
    tools.querySelector("[data-portrait-clear]")!.addEventListener("click", () => {
      clear();
      input.value = "";
    });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      if (!file) return;
      clear();
      const picture = await open(file, tools.dataset);
      if (typeof picture === "string") {
        told.textContent = picture;
        return;
      }
      const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height), [width, height] = [picture.width * scale, picture.height * scale];
      place.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
      filled(true);
    });
    form.addEventListener("submit", async (submit) => {
      if (!isDrawn) return;
      submit.preventDefault();
      await replace(input, canvas, "image/png", "signature.png");
      form.submit();
    });
  }
}
