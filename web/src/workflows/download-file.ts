/** Hands a text to the person as a file. */
export function downloadFile(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the blob by the next turn of the event loop at the latest.
  setTimeout(() => URL.revokeObjectURL(url));
}
