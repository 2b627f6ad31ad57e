/** Posts fields of a form with its antiforgery field; answers null when the server is away or says no. */
export async function post(address: string, form: HTMLFormElement | null, fields: Record<string, string>): Promise<Response | null> {
  const body = new URLSearchParams(fields);
  const token = form?.querySelector<HTMLInputElement>("input[type=hidden][name=form-token]");
  if (token) body.set(token.name, token.value);
  try {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "error" });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

/** Calls at most once in so many milliseconds, and once more after the last wish. */
export function calmly(milliseconds: number, act: () => void): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, milliseconds);
  };
}
