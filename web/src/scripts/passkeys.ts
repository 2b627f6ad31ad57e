/** Passkeys beside password and code. Where the browser knows none, or without script, their buttons stay hidden. */
type Json = Record<string, unknown>;

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer: ArrayBuffer | null): string | null =>
  buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The answer, or the refusal's sentence as an error. */
async function send<T>(address: string, body: Json): Promise<T> {
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" }, credentials: "same-origin" });
  const read = (await answer.json()) as T & { detail?: string; title?: string };
  if (!answer.ok) throw new Error(read.detail ?? read.title);
  return read;
}

const field = (form: HTMLFormElement | null, name: string) => form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";

function onPress(button: HTMLButtonElement, act: () => Promise<void>): void {
  const told = button.parentElement?.querySelector<HTMLElement>("[data-passkey-told]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (told) told.textContent = "";
    try {
      await act();
    } catch (fault) {
      if (told) told.textContent = sentence(told.dataset, fault as Error);
    }
    button.disabled = false;
  });
}

/** The browser's own errors are English and for programmers, and do not tell a wrong finger from a closed window or from time that ran out. */
function sentence(words: DOMStringMap, fault: Error): string {
  if (!(fault instanceof DOMException)) return fault.message;
  return (fault.name === "InvalidStateError" && words.already) || words.notDone || fault.message;
}

/** A passkey is bound to a host name; where the node is opened by its number, none can be made. */
const isNumber = (host: string): boolean => /^[\d.]+$|^\[/.test(host);

export function offerPasskeys(): void {
  if (!window.PublicKeyCredential || !window.isSecureContext || isNumber(window.location.hostname)) return;
  const signIn = document.querySelector<HTMLButtonElement>("[data-passkey-sign-in]");
  if (signIn) onPress(signIn, () => signInWith(document.querySelector<HTMLFormElement>("form[action='/sign-in']")));
  const add = document.querySelector<HTMLButtonElement>("[data-passkey-add]");
  if (add) onPress(add, () => makeFrom(add.closest("form")!));
}

async function signInWith(form: HTMLFormElement | null): Promise<void> {
  const asked = await send<{ challenge: string; host: string }>("/api/sign-in/passkey/options", {});
  const found = (await navigator.credentials.get({ publicKey: { challenge: bytes(asked.challenge), rpId: asked.host, userVerification: "required" } })) as PublicKeyCredential;
  const signed = found.response as AuthenticatorAssertionResponse;
  const { address } = await send<{ address: string }>("/api/sign-in/passkey", {
    id: text(found.rawId), clientDataJson: text(signed.clientDataJSON), authenticatorData: text(signed.authenticatorData), signature: text(signed.signature),
    userHandle: text(signed.userHandle), return: field(form, "return"), kept: field(form, "kept"),
  });
  window.location.assign(address);
}

async function makeFrom(form: HTMLFormElement): Promise<void> {
  const asked = await send<{ challenge: string; host: string; account: string; name: string; known: string[] }>("/api/me/passkeys/options", { password: field(form, "password"), code: field(form, "code") });
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge), rp: { id: asked.host, name: "Pana" }, user: { id: bytes(asked.account), name: asked.name, displayName: asked.name },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }], attestation: "none", authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: asked.known.map((id) => ({ type: "public-key", id: bytes(id) })),
    },
  })) as PublicKeyCredential;
  const answer = made.response as AuthenticatorAttestationResponse;
  await send("/api/me/passkeys", { name: field(form, "device"), clientDataJson: text(answer.clientDataJSON), attestationObject: text(answer.attestationObject) });
  window.location.reload();
}
