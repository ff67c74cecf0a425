/** The compiler by itself: importing all of codegen would bring it to every page that only names a step. */
export { compile } from "@weft/codegen";
