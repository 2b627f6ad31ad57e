import jsQR from "jsqr";

type Detector = { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const largest = 1600;

async function detector(): Promise<Detector | null> {
  const known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  return known && (await known.getSupportedFormats().catch((): string[] => [])).includes("qr_code") ? new known({ formats: ["qr_code"] }) : null;
}

function pixels(source: CanvasImageSource, width: number, height: number): ImageData {
  const scale = Math.min(1, largest / Math.max(width, height)), canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const place = canvas.getContext("2d", { willReadFrequently: true })!;
  place.drawImage(source, 0, 0, canvas.width, canvas.height);
  return place.getImageData(0, 0, canvas.width, canvas.height);
}

function read(image: ImageData): string | null {
  return jsQR(image.data, image.width, image.height)?.data ?? null;
}

/** The text of the QR code in a picture; null where none is found or it is no picture. */
export async function ofPicture(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file), found = await (await detector())?.detect(picture).catch(() => []);
    return found?.[0]?.rawValue ?? read(pixels(picture, picture.width, picture.height));
  } catch {
    return null;
  }
}

/** Looks through the camera until a code is found or the signal ends it; null then. Throws where there is no camera or it is not allowed. */
export async function ofCamera(video: HTMLVideoElement, stop: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  try {
    video.srcObject = stream;
    await video.play();
    for (const known = await detector(); !stop.aborted; await new Promise((next) => setTimeout(next, 150))) {
      if (!video.videoWidth) continue;
      const text = known ? (await known.detect(video).catch(() => []))[0]?.rawValue : read(pixels(video, video.videoWidth, video.videoHeight));
      if (text) return text;
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}
