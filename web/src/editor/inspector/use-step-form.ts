import type { GraphNode } from "@weft/shared";
import { useMemo } from "react";
import { unreadKey } from "../../store/panel-slice.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { setStepField } from "../edits/set-param.ts";
import { editAt, pathText } from "../form/field-path.ts";
import type { FormScope } from "../form/form-scope.ts";

/** A step's data as what its form's controls work on. */
export function useStepForm(node: GraphNode): FormScope {
  const store = useEditorStore();
  const unread = useEditor((state) => state.unread);
  const diagnostics = useEditor((state) => state.compiled?.diagnostics);
  return useMemo((): FormScope => {
    const own =
      diagnostics?.filter((finding) => finding.nodeId === node.id && finding.field !== undefined) ?? [];
    return {
      node,
      set: (path, value, { typing = false, drop = false } = {}) => {
        const { graph, edit } = store.getState();
        const now = graph.nodes.find(({ id }) => id === node.id);
        const change = editAt(now?.data, path, value);
        const operations = setStepField(graph, node.id, ["data", ...change.path], change.value, { drop });
        edit(operations, typing ? { merge: `${node.id} ${pathText(path)}` } : {});
      },
      end: () => store.getState().endEdit(),
      findings: (path, within = false) => {
        const at = pathText(path);
        return own.filter(
          ({ field = "" }) =>
            field === at || (within && /^[.[]/.test(field.slice(at.length)) && field.startsWith(at)),
        );
      },
      unread: (path) => unread.get(unreadKey(node.id, pathText(path))),
      setUnread: (path, text) => {
        const { unread: before, setUnread } = store.getState();
        const key = unreadKey(node.id, pathText(path));
        if (text !== (before.get(key) ?? null)) setUnread(node.id, pathText(path), text);
      },
    };
  }, [node, store, unread, diagnostics]);
}
