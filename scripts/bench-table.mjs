/** Lines of a table, first column to the left, figures to the right. */
export function table(header, rows) {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => String(row[column] ?? "").length)),
  );
  const line = (row) =>
    header
      .map((_, column) => {
        const cell = String(row[column] ?? "");
        return column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
      })
      .join("  ")
      .trimEnd();
  return [line(header), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)];
}
