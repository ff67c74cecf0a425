import { guard as $guard } from "../weft/guard.js"; export default (input) => { $guard();
  let total = 0;
  for (const line of input.lines) { $guard();
    total += line.price * line.count;
  }
  return { total };
};
