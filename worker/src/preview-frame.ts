import { withFrameHeaders } from "./api/security-headers.ts";
import frame from "./preview-frame.html?raw";

export const previewFramePath = "/preview-frame";

/** The frame in which the editor evaluates expressions: an empty page of null origin that reaches nothing. */
export const previewFrame = (): Response =>
  withFrameHeaders(new Response(frame, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
