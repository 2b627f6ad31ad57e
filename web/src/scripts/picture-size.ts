/** How many points a picture has, from its first bytes: one of three metres by four is refused before the browser unpacks it. */
const jpeg = (bytes: DataView): [number, number] | null => {
  for (let at = 2; at + 9 < bytes.byteLength && bytes.getUint8(at) === 0xff; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return [bytes.getUint16(at + 7), bytes.getUint16(at + 5)];
  }
  return null;
};

async function size(file: Blob): Promise<[number, number] | null> {
  const bytes = new DataView(await file.slice(0, 1 << 20).arrayBuffer());
  if (bytes.byteLength < 24) return null;
  if (bytes.getUint32(0) === 0x89504e47) return [bytes.getUint32(16), bytes.getUint32(20)];
  return bytes.getUint16(0) === 0xffd8 ? jpeg(bytes) : null;
}

const mostPoints = 60_000_000;

/** The picture upright, or the sentence that says what to do. */
export async function open(file: File, words: DOMStringMap): Promise<ImageBitmap | string> {
  const found = await size(file);
  if (!found) return words.unreadable ?? "";
  if (found[0] * found[1] > mostPoints) return words.tooLarge ?? "";
  return createImageBitmap(file).catch(() => words.unreadable ?? "");
}

/** Puts the canvas into the form in place of the file that was chosen. */
export async function replace(input: HTMLInputElement, canvas: HTMLCanvasElement, type: string, name: string): Promise<void> {
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.92));
  if (!made) return;
  const files = new DataTransfer();
  files.items.add(new File([made], name, { type }));
  input.files = files.files;
}
