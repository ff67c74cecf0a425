import { kindOf } from "@weft/codegen";
import {
  Bell,
  Braces,
  CircleHelp,
  Globe,
  type LucideIcon,
  MousePointerClick,
  Split,
  StickyNote,
  Timer,
} from "lucide-react";

/** Only the icons some kind names are shipped; a kind with another one shows a question mark until it is added here. */
const icons: Record<string, LucideIcon> = {
  bell: Bell,
  braces: Braces,
  globe: Globe,
  "mouse-pointer-click": MousePointerClick,
  split: Split,
  "sticky-note": StickyNote,
  timer: Timer,
};

export const hasIcon = (name: string): boolean => name in icons;

type Props = { type: string; size?: number; className?: string };

/** The icon of a node's kind. */
export function KindIcon({ type, size = 16, className }: Props) {
  const Icon = icons[kindOf(type)?.icon ?? ""] ?? CircleHelp;
  return <Icon aria-hidden size={size} strokeWidth={1.75} className={className} />;
}
