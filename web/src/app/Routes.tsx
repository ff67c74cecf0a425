/** Every address of the app. Each page is a chunk of its own; pages take what they show as props, never from the address. */
import { type ComponentType, lazy, Suspense } from "react";
import { Route, Switch, useLocation } from "wouter";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageLoading } from "./PageLoading.tsx";

function page<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): ComponentType<Props> {
  return lazy(async () => ({
    default: (await load())[name] as ComponentType<unknown>,
  })) as ComponentType<Props>;
}

const WorkflowsPage = page(() => import("../workflows/WorkflowsPage.tsx"), "WorkflowsPage");
const EditorPage = page(() => import("../editor/EditorPage.tsx"), "EditorPage");
const VersionPage = page(() => import("../versions/VersionPage.tsx"), "VersionPage");
const RunsPage = page(() => import("../runs/RunsPage.tsx"), "RunsPage");
const RunPage = page(() => import("../run/RunPage.tsx"), "RunPage");
const SettingsPage = page(() => import("../settings/SettingsPage.tsx"), "SettingsPage");

export function Routes() {
  const [path] = useLocation();
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<PageLoading />}>
        <Switch>
          <Route path="/">
            <WorkflowsPage />
          </Route>
          <Route path="/workflows/:id">{({ id }) => <EditorPage key={id} workflowId={id} />}</Route>
          <Route path="/workflows/:id/versions/:version">
            {({ id, version }) => (
              <VersionPage key={`${id}:${version}`} workflowId={id} version={Number(version)} />
            )}
          </Route>
          <Route path="/runs">
            <RunsPage />
          </Route>
          <Route path="/runs/:id">{({ id }) => <RunPage key={id} runId={id} />}</Route>
          <Route path="/settings">
            <SettingsPage />
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
