/** Where the pointer was last over the canvas, in client coordinates; nothing renders because of it. */
let last: { x: number; y: number } | null = null;

export const pointerAt = (point: { x: number; y: number }) => {
  last = point;
};

/** The pointer if it is within `area`, else the middle of it. */
export function pointerWithin(area: DOMRect): { x: number; y: number } {
  const inside =
    last && last.x >= area.left && last.x <= area.right && last.y >= area.top && last.y <= area.bottom;
  return inside && last ? last : { x: area.left + area.width / 2, y: area.top + area.height / 2 };
}
