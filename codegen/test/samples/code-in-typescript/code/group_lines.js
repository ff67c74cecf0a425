import { guard as $guard } from "../weft/guard.js"; 


const bySku = new Map();

export default function (input) { $guard();
  bySku.clear();
  for (const { sku, count } of input.lines) { $guard(); bySku.set(sku, (bySku.get(sku) ?? 0) + count); }
  return Object.fromEntries(bySku) ;
}
