export function EditorPage(_props: { workflowId: string }) {
  return <main />;
}
