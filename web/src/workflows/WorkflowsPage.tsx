export function WorkflowsPage() {
  return <main />;
}
