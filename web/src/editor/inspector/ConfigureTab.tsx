import type { NodeKind } from "@weft/codegen";
import { type GraphNode, isObject } from "@weft/shared";
import { useMemo } from "react";
import { useWords } from "../../words/use-words.ts";
import { Field } from "../form/Field.tsx";
import { type FormField, paramsForm } from "../form/form-field.ts";
import { useForm } from "../form/form-scope.ts";
import { RichText } from "../RichText.tsx";

/** The form of the step's kind. */
export function ConfigureTab({ kind, node }: { kind: NodeKind | undefined; node: GraphNode }) {
  const words = useWords().editor.inspector;
  const form = useMemo(() => kind && paramsForm(kind), [kind]);
  if (!kind || !form) return <p className="p-4 text-errored">{words.unknownKind(node.type)}</p>;
  const empty = form.control === "group" && form.fields.length === 0;
  return (
    <div className="grid content-start gap-4 p-4">
      {empty ? <p className="text-ink-3">{words.noSettings}</p> : <Field field={form} path={["params"]} />}
      <OtherFindings form={form} params={node.data.params} />
    </div>
  );
}

/** Findings about params no control stands for, e.g. a property this kind does not have. */
function OtherFindings({ form, params }: { form: FormField; params: unknown }) {
  const scope = useForm();
  const known = new Set(fieldKeys(form));
  const strange = isObject(params) ? Object.keys(params).filter((key) => !known.has(key)) : [];
  const findings = [
    ...scope.findings(["params"]),
    ...strange.flatMap((key) => scope.findings(["params", key], true)),
  ];
  if (form.control === "variants") findings.splice(0, scope.findings(["params"]).length);
  return findings.map(({ message, field }) => (
    <p key={`${field} ${message}`} className="text-sm text-errored">
      <RichText text={message} />
    </p>
  ));
}

const fieldKeys = (form: FormField): string[] => {
  if (form.control === "group") return form.fields.map((field) => field.key);
  return form.control === "variants"
    ? form.variants.flatMap((variant) => variant.fields.map((field) => field.key))
    : [];
};
