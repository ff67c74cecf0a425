export function RunsPage() {
  return <main />;
}
