import { kindOf } from "@weft/codegen";
import {
  Bell,
  Braces,
  CircleHelp,
  CircleStop,
  CodeXml,
  CornerDownRight,
  Database,
  Globe,
  Group,
  ListTree,
  type LucideIcon,
  MousePointerClick,
  OctagonX,
  RefreshCw,
  Repeat2,
  Split,
  StickyNote,
  Timer,
  Workflow,
} from "lucide-react";

/** Only the icons some kind names are shipped; a kind with another one shows a question mark until it is added here. */
const icons: Record<string, LucideIcon> = {
  bell: Bell,
  braces: Braces,
  "circle-stop": CircleStop,
  "code-xml": CodeXml,
  "corner-down-right": CornerDownRight,
  database: Database,
  globe: Globe,
  group: Group,
  "list-tree": ListTree,
  "mouse-pointer-click": MousePointerClick,
  "octagon-x": OctagonX,
  "refresh-cw": RefreshCw,
  "repeat-2": Repeat2,
  split: Split,
  "sticky-note": StickyNote,
  timer: Timer,
  workflow: Workflow,
};

export const hasIcon = (name: string): boolean => name in icons;

type Props = { type: string; size?: number; className?: string };

/** The icon of a node's kind. */
export function KindIcon({ type, size = 16, className }: Props) {
  const Icon = icons[kindOf(type)?.icon ?? ""] ?? CircleHelp;
  return <Icon aria-hidden size={size} strokeWidth={1.75} className={className} />;
}
