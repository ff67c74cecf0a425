export function VersionPage(_props: { workflowId: string; version: number }) {
  return <main />;
}
