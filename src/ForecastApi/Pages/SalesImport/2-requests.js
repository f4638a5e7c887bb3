// Requests to the API.

const api = "/api/v1";
const headBytes = 64 * 1024;
const partBytes = 24 * 1024;
const maxWorkbookBytes = 100 * 1024 * 1024;
const asyncBytes = 8 * 1024 * 1024;
const pollMilliseconds = 1000;

class Problem extends Error {
  constructor(status, document) {
    super(document?.detail ?? document?.title ?? `The service answered ${status}.`);
    this.status = status;
    this.document = document ?? {};
  }
}

async function request(method, path, options = {}) {
  const response = await fetch(api + path, { method, ...options });
  const text = await response.text();
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const body = isJson && text ? JSON.parse(text) : text;
  if (!response.ok)
    throw new Problem(response.status, isJson ? body : null);
  return body;
}

const isWorkbook = file => /\.xls[xm]$/i.test(file.name);
const isGzip = file => /\.gz$/i.test(file.name);

/** The part of a file that an inspection takes: a workbook has its directory at its end. */
function sampleOf(file) {
  if (!isWorkbook(file))
    return file.slice(0, headBytes);
  if (file.size > maxWorkbookBytes)
    throw new Problem(413, { detail: "This page reads workbooks up to 100 MB. Save the sheet as CSV, which has no such limit." });
  return file;
}

/** Rows of the beginning, the middle and the end of a long text file, below its first lines. */
async function spreadSample(file) {
  const cut = async (from, to, dropFirst) => {
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
    const start = dropFirst ? bytes.indexOf(10) + 1 : 0;
    return bytes.slice(start, bytes.lastIndexOf(10) + 1);
  };
  const middle = Math.floor((file.size - partBytes) / 2);
  return new Blob([
    await cut(0, headBytes - 2 * partBytes, false),
    await cut(middle, middle + partBytes, true),
    await cut(file.size - partBytes, file.size, true),
  ]);
}

const inspect = (sample, query, signal) =>
  request("POST", `/sales/imports/inspect?${query}`, {
    body: sample,
    headers: { "Content-Type": "application/octet-stream" },
    signal,
  });

/** The file with these lines blank, so that the numbers of the others do not change. */
async function without(file, lines) {
  if (lines.length === 0)
    return file;
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const out = new Set(lines);
  const parts = [];
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    if (!out.has(line))
      parts.push(bytes.subarray(start, end));
    if (found >= 0)
      parts.push(bytes.subarray(end, end + 1));
    start = end + 1;
  }
  return new Blob([...parts, file.slice(headBytes)]);
}

/** Sends the file. Returns the status and the body of the response. */
function upload(body, query, type, gzip, background, onProgress) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", `${api}/sales/imports?${query}`);
    sending.setRequestHeader("Content-Type", type);
    if (gzip)
      sending.setRequestHeader("Content-Encoding", "gzip");
    if (background)
      sending.setRequestHeader("Prefer", "respond-async");
    sending.upload.onprogress = e => e.lengthComputable && onProgress(e.loaded / e.total);
    sending.onerror = () => reject(new Problem(0, { detail: "The connection to the service was lost. The rows may be stored or not: check the list of imports before you send the file again." }));
    sending.onload = () => {
      let answer = null;
      try {
        answer = JSON.parse(sending.responseText);
      } catch {
        // A response of a proxy, for example
      }
      if (sending.status >= 200 && sending.status < 300)
        resolve({ status: sending.status, answer });
      else
        reject(new Problem(sending.status, answer));
    };
    sending.send(body);
  });
}

async function ended(id, onRows) {
  for (;;) {
    const state = await request("GET", `/imports/${id}`);
    if (state.status !== "running")
      return state;
    onRows(state.received);
    await new Promise(resolve => setTimeout(resolve, pollMilliseconds));
  }
}
