// Hands a text to the browser to be saved as a file.
export function saveAs(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download holds a reference to the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
