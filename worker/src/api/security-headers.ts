const common = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** An answer of the API: data that no browser is to show or run, and that no cache is to keep. */
export function withApiHeaders(response: Response): Response {
  return withHeaders(response, {
    ...common,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cache-Control": "no-store",
  });
}

/** A file of the web app. Pages get a policy with a nonce of their own; only scripts we ship can run in them. */
export function withPageHeaders(response: Response): Response {
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return withHeaders(response, common);
  return withPolicy(response, pagePolicy);
}

/**
 * The page in which expressions are evaluated. It is the one place where text may become code, so it has no origin, no
 * network and nothing to show; only our own pages may hold it.
 */
export const withFrameHeaders = (response: Response): Response => withPolicy(response, framePolicy);

function withPolicy(response: Response, policy: (nonce: string) => string): Response {
  const nonce = crypto.getRandomValues(new Uint8Array(16)).toBase64();
  const page = new HTMLRewriter()
    .on("script", { element: (script) => void script.setAttribute("nonce", nonce) })
    .transform(response);
  return withHeaders(page, {
    ...common,
    "Content-Security-Policy": policy(nonce),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // The nonce in the page and the one in its header belong together, so a page is never taken from a cache.
    "Cache-Control": "no-store",
    ETag: null,
  });
}

const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // The canvas places every node with a style attribute.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const framePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'unsafe-eval'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");

function withHeaders(response: Response, headers: Record<string, string | null>): Response {
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) copy.headers.delete(name);
    else copy.headers.set(name, value);
  }
  return copy;
}
