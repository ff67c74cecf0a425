// Runs before the first paint, so that a chosen theme does not flash. No inline script: the page's policy forbids them.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("weft:theme");
  } catch {
    // A sandboxed frame without storage follows the system.
  }
  if (theme !== "light" && theme !== "dark")
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
})();
