/** A size in the unit people read it in: `812 B`, `48 kB`, `1.2 MB`. */
export function formatBytes(size: number, language: string): string {
  const [amount, unit] =
    size < 1000 ? [size, "byte"] : size < 999_500 ? [size / 1000, "kilobyte"] : [size / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "narrow" : "short",
    maximumFractionDigits: amount < 10 && unit !== "byte" ? 1 : 0,
  }).format(amount);
}
