/**
 * Compresses what the network before a deployment compresses: here nobody stands before the server who would, and
 * what the page costs should be the same in both places.
 */
import { constants, createBrotliCompress, createGzip } from "node:zlib";

/** A stream of events is none of it: every event has to leave at once. */
const compressible = /^(?:text\/(?!event-stream)|application\/(?:json|problem\+json|javascript)|image\/svg)/;
const smallest = 1024;

const packers = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: () => createGzip(),
};

/** A vite plugin; it must stand before whatever answers. */
export function compressAnswers() {
  return {
    name: "weft-compress-answers",
    enforce: "pre",
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(compressAnswer);
    },
  };
}

/** @type {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: () => void) => void} */
export function compressAnswer(request, response, next) {
  const accepted = (request.headers["accept-encoding"] ?? "").split(",").map((name) => name.trim());
  const encoding = ["br", "gzip"].find((name) => accepted.includes(name));
  if (encoding && request.method !== "HEAD") intercept(response, encoding);
  next();
}

/** Whether to compress is decided when the headers are known; then the body takes its way through the packer. */
function intercept(response, encoding) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status, headers = {}) => {
    response.writeHead = writeHead;
    if (!isWorthwhile(status, headers)) return writeHead(status, headers);
    divert(response, packers[encoding]());
    return writeHead(status, packed(headers, encoding));
  };
}

const isWorthwhile = (status, headers) =>
  status === 200 &&
  !headers["content-encoding"] &&
  compressible.test(headers["content-type"] ?? "") &&
  !(Number(headers["content-length"]) < smallest);

function packed({ "content-length": _, etag, ...headers }, encoding) {
  const weak = etag && (etag.startsWith("W/") ? etag : `W/${etag}`);
  return {
    ...headers,
    "content-encoding": encoding,
    vary: "accept-encoding",
    ...(weak ? { etag: weak } : {}),
  };
}

function divert(response, packer) {
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  response.write = (chunk) => packer.write(chunk);
  response.end = (chunk) => {
    packer.end(chunk);
    return response;
  };
  packer.on("data", write);
  packer.on("end", () => end());
  packer.on("drain", () => response.emit("drain"));
  response.on("close", () => packer.destroy());
}
