/**
 * The Cloudflare plugin answers under /cdn-cgi/ and /__cf_local/ with triggers and an explorer of all local data,
 * for anyone, with permissive CORS headers. None of it is part of the product, so nothing there answers.
 */
const internal = /(^|\/)(cdn-cgi|__cf_local)(\/|$)/i;

/** Methods that `Request` does not take: the plugin would answer them with a stack trace. */
const unreadable = new Set(["TRACE", "TRACK", "CONNECT"]);

function refuse(response, status, title, code) {
  response.writeHead(status, { "content-type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title, status, code, detail: `${title}.` }));
}

/** A vite plugin; it must stand before the Cloudflare plugin. */
export function closeInternals() {
  const close = ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      if (isInternal(request.url ?? "/")) refuse(response, 404, "Not found", "not_found");
      else if (unreadable.has(request.method))
        refuse(response, 405, "Method not allowed", "method_not_allowed");
      else next();
    });
  };
  return {
    name: "weft-close-internals",
    enforce: "pre",
    configureServer: close,
    configurePreviewServer: close,
  };
}

/** Looks at the path as the plugin will, after URL normalisation, and once more decoded. */
export function isInternal(url) {
  try {
    const { pathname } = new URL(url, "http://localhost");
    return internal.test(pathname) || internal.test(decodeURIComponent(pathname));
  } catch {
    return internal.test(url); // not a URL: whoever handles it refuses it
  }
}
