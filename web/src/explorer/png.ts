/** The picture in twice its size as PNG. It is fetched from the node once more: the content-security policy lets no page draw a picture of its own text. */
export function savePictures(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-png]")) {
    button.hidden = false;
    button.addEventListener("click", () => void save(button));
  }
}

async function save(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    const picture = new Image();
    picture.src = button.dataset.png!;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!bytes) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(bytes);
    link.download = button.dataset.name ?? "figures.png";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } finally {
    button.disabled = false;
  }
}
