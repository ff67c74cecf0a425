import { guard as $guard } from "../weft/guard.js"; export default async (input, ctx) => { $guard();
  ctx.log("attempt", ctx.attempt, "of run", ctx.run.id);
  if (ctx.attempt === 1) {
    const error = new Error("not yet");
    error.name = "TooEarly";
    throw error;
  }
  return { attempts: ctx.attempt };
};
