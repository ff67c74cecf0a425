type Route = { method: string; path: string };

/** The methods that an address takes, in the order of the routes; none where there is no such address. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const methods = routes
    .filter((route) => route.method !== "ALL" && matches(route.path, path))
    .map(({ method }) => method);
  return [...new Set(methods)];
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[a-z0-9]+")}$`).test(path);
