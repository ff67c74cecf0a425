/**
 * The Cloudflare plugin answers under /cdn-cgi/ and /__cf_local/ with triggers and an explorer of all local data,
 * for anyone, with permissive CORS headers. None of it is part of the product, so nothing there answers.
 */
const internal = /(^|\/)(cdn-cgi|__cf_local)(\/|$)/i;

/** A vite plugin; it must stand before the Cloudflare plugin. */
export function closeInternals() {
  const close = ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      if (!isInternal(request.url ?? "/")) return next();
      response.writeHead(404, { "content-type": "application/problem+json" });
      response.end(
        JSON.stringify({ type: "about:blank", title: "Not found", status: 404, code: "not_found" }),
      );
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
