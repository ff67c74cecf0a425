/**
 * What runs in the frame: it is shipped as text, behind `const runtime = …`, the very functions that modules import.
 * Evaluates what the port brings, one at a time, and answers with the value if its text has a bearable size.
 */
addEventListener("message", ({ ports: [port] }) => {
  port.onmessage = ({ data: { id, code, values } }) => {
    try {
      port.postMessage({ id, answer: answer(code, values) });
    } catch (error) {
      // What cannot leave this place is no data.
      port.postMessage({ id, answer: failure(error) });
    }
  };
  port.postMessage({ ready: true });
});

const most = 1_048_576;
const hidden = "••••••••";

function answer(code, values) {
  const scope = { ...runtime, secret: () => hidden, ...values };
  try {
    const run = new Function(...Object.keys(scope), `"use strict"; return (${code});`);
    const value = run(...Object.values(scope));
    return runtime.textSize(value, most) > most ? { type: "large" } : { type: "value", value };
  } catch (error) {
    return failure(error);
  }
}

const failure = ({ name, message }) => ({ type: "failed", name: String(name), message: String(message) });
