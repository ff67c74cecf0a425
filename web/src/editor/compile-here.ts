/** The compiler by itself: importing all of codegen would bring it to every page that only names a step. */
import { compile, previewSlots, runtimeScript } from "@weft/codegen";

export const compiler = { compile, previewSlots, runtimeScript };
