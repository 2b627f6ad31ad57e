import { open, replace } from "./picture-size";

/** 35 × 45 mm at 600 dots an inch, and at the 300 that a paper needs. */
const best = [826, 1062] as const, leastWidth = 413;

/** Crown on the first line, chin between the two others: the head is 70 to 80 of a hundred of the height (ICAO Doc 9303-3). */
const guides = [0.1, 0.8, 0.9];

type Move = "smaller" | "larger" | "left" | "right" | "up" | "down";

const keys: Record<string, Move> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "larger", "=": "larger", "-": "smaller" };

/** What of the picture stands in the frame: its middle, and how many times it is larger than the smallest that fills the frame. */
class Cut {
  #zoom = 1;
  #x: number;
  #y: number;

  constructor(readonly canvas: HTMLCanvasElement, readonly picture: ImageBitmap) {
    [this.#x, this.#y] = [picture.width / 2, picture.height / 2];
    this.draw();
  }

  /** Of the picture's own points. */
  get width(): number {
    return Math.min(this.picture.width, (this.picture.height * best[0]) / best[1]) / this.#zoom;
  }

  get height(): number {
    return (this.width * best[1]) / best[0];
  }

  move(right: number, down: number): void {
    const within = (at: number, half: number, whole: number) => Math.min(Math.max(at, half), whole - half);
    this.#x = within(this.#x + right * this.width, this.width / 2, this.picture.width);
    this.#y = within(this.#y + down * this.height, this.height / 2, this.picture.height);
    this.draw();
  }

  zoom(times: number): void {
    this.#zoom = Math.min(Math.max(this.#zoom * times, 1), 8);
    this.move(0, 0);
  }

  take(move: Move): void {
    const step = 0.02;
    if (move === "larger" || move === "smaller") this.zoom(move === "larger" ? 1.05 : 1 / 1.05);
    else this.move(move === "left" ? step : move === "right" ? -step : 0, move === "up" ? step : move === "down" ? -step : 0);
  }

  onto(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const place = canvas.getContext("2d")!;
    place.fillStyle = "#fff";
    place.fillRect(0, 0, canvas.width, canvas.height);
    place.imageSmoothingQuality = "high";
    place.drawImage(this.picture, this.#x - this.width / 2, this.#y - this.height / 2, this.width, this.height, 0, 0, canvas.width, canvas.height);
    return place;
  }

  draw(): void {
    const place = this.onto(this.canvas), { width, height } = this.canvas;
    place.setLineDash([8, 6]);
    for (const [colour, thick] of [["#000", 3], ["#fff", 1.5]] as const) {
      [place.strokeStyle, place.lineWidth] = [colour, thick];
      place.beginPath();
      for (const at of guides) {
        place.moveTo(0, at * height);
        place.lineTo(width, at * height);
      }
      place.moveTo(width / 2, 0);
      place.lineTo(width / 2, height);
      place.moveTo(width / 2 + height * 0.28, height * 0.475);
      place.ellipse(width / 2, height * 0.475, height * 0.28, height * 0.375, 0, 0, 2 * Math.PI);
      place.stroke();
    }
  }

  /** The picture that is kept, never with more points than there were; null where there are too few. */
  result(): HTMLCanvasElement | null {
    if (Math.round(this.width) < leastWidth) return null;
    const made = document.createElement("canvas"), width = Math.min(best[0], Math.round(this.width));
    [made.width, made.height] = [width, Math.round((width * best[1]) / best[0])];
    this.onto(made);
    return made;
  }
}

function listen(canvas: HTMLCanvasElement, tools: HTMLElement, cut: () => Cut | null): void {
  for (const button of tools.querySelectorAll<HTMLElement>("[data-portrait-move]")) button.addEventListener("click", () => cut()?.take(button.dataset.portraitMove as Move));
  canvas.addEventListener("keydown", (key) => {
    const move = keys[key.key];
    if (!move || key.ctrlKey || key.altKey || key.metaKey) return;
    key.preventDefault();
    cut()?.take(move);
  });
  canvas.addEventListener("pointerdown", (down) => canvas.setPointerCapture(down.pointerId));
  canvas.addEventListener("pointermove", (to) => {
    if (canvas.hasPointerCapture(to.pointerId)) cut()?.move(-to.movementX / canvas.clientWidth, -to.movementY / canvas.clientHeight);
  });
  canvas.addEventListener("wheel", (wheel) => {
    wheel.preventDefault();
    cut()?.zoom(wheel.deltaY < 0 ? 1.05 : 1 / 1.05);
  }, { passive: false });
}

/** Cuts a photograph to the shape of a travel document, from a file or through the camera. */
export function cutPortraits(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-portrait=photo]")) {
    const tools = form.querySelector<HTMLElement>("[data-portrait-tools]")!, input = form.querySelector<HTMLInputElement>("input[type=file]")!;
    const part = <T extends HTMLElement>(name: string) => tools.querySelector<T>(`[data-portrait-${name}]`)!;
    const frame = part("cut"), canvas = frame.querySelector("canvas")!, video = part<HTMLVideoElement>("video"), camera = part("camera"), shoot = part("shoot");
    const tell = (words?: string) => { part("told").textContent = words ?? ""; };
    let cut: Cut | null = null;
    const show = (picture: ImageBitmap | string) => {
      cut = typeof picture === "string" ? null : new Cut(canvas, picture);
      frame.hidden = !cut;
      input.required = !cut;
      tell(typeof picture === "string" ? picture : "");
      if (cut) canvas.focus();
    };
    const stop = () => {
      (video.srcObject as MediaStream | null)?.getTracks().forEach((track) => track.stop());
      video.srcObject = null;
      video.hidden = shoot.hidden = true;
    };
    tools.hidden = false;
    listen(canvas, tools, () => cut);
    input.addEventListener("change", async () => {
      stop();
      const file = input.files?.[0];
      if (file) show(await open(file, tools.dataset));
    });
    camera.hidden = !navigator.mediaDevices;
    camera.addEventListener("click", async () => {
      try {
        video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: "environment" }, audio: false });
        await video.play();
        video.hidden = shoot.hidden = false;
        tell();
      } catch {
        stop();
        tell(tools.dataset.noCamera);
      }
    });
    shoot.addEventListener("click", async () => {
      const picture = await createImageBitmap(video);
      stop();
      show(picture);
    });
    form.addEventListener("submit", async (submit) => {
      if (!cut) return;
      submit.preventDefault();
      const made = cut.result();
      if (!made) return tell(tools.dataset.tooSmall);
      await replace(input, made, "image/jpeg", "photo.jpg");
      form.submit();
    });
    window.addEventListener("pagehide", stop);
  }
}
