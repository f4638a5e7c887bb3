// The page: a file, its format, its import.

let file = null;
let found = null;
let hints = {};
let running = null;
let imported = null;

async function choose(chosen) {
  if (!chosen)
    return;
  [file, hints, found] = [chosen, {}, null];
  show("format", false);
  show("result", false);
  at("file-name").textContent = `${file.name}, ${number(Math.ceil(file.size / 1024))} KB`;
  await understand(true);
}

/** Inspects the file with the corrections so far, and shows how it is read. */
async function understand(isNew) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  complain(null);
  showStatus("Reading the file …");
  try {
    const sample = sampleOf(file);
    let answer = await inspect(sample, new URLSearchParams(hints), signal);
    if (isNew)
      answer = await withMore(answer, sample, signal);
    found = answer;
    showFormat(found);
    show("format");
    at("send").disabled = wrongColumns() !== null;
    showStatus(found.rows.length > 0 ? "The file can be read. Check the first rows, then import it." : "The file cannot be read yet. See the findings.");
    if (isNew)
      at("format-title").focus();
  } catch (problem) {
    if (problem.name === "AbortError")
      return;
    showStatus("");
    complain(problem.message);
  }
}

/** Uses the saved format of such files, and the findings of the rest of a long file. */
async function withMore(answer, sample, signal) {
  at("saved").value = answer.savedFormat ?? "";
  if (answer.savedFormat) {
    hints = await savedHints(answer.savedFormat);
    return await inspect(sample, new URLSearchParams(hints), signal);
  }
  if (file.size <= headBytes || isWorkbook(file) || isGzip(file) || answer.encoding.startsWith("utf-16"))
    return answer;
  const rest = await inspect(await spreadSample(file), "", signal).catch(() => null);
  if (rest === null || rest.rows.length === 0)
    return answer;
  const isSure = !rest.notes.some(n => n.code === "ambiguousDate");
  if (isSure && rest.dateFormat !== answer.dateFormat)
    hints.dateFormat = rest.dateFormat ?? "yyyy-MM-dd";
  if (rest.period !== answer.period)
    hints.period = rest.period;
  if (rest.decimal !== answer.decimal)
    hints.decimal = rest.decimal;
  return Object.keys(hints).length === 0 ? answer : await inspect(sample, new URLSearchParams(hints), signal);
}

function correct(name, value) {
  hints[name] = value;
  // Another value of these changes the columns
  if (["delimiter", "encoding", "sheet"].includes(name))
    delete hints.columns;
  return understand(false);
}

async function send(skip) {
  complain(null);
  report(null);
  at("send").disabled = true;
  const query = new URLSearchParams(found.query);
  if (skip || at("bad-rows").checked)
    query.set("onError", "skip");
  const lines = at("leave-out").checked && !isWorkbook(file) && !isGzip(file) && !found.encoding.startsWith("utf-16") ? found.leftOut : [];
  title("Importing …");
  for (const id of ["numbers", "errors-block", "warnings-block", "undo", "skip"])
    show(id, false);
  try {
    const { status, answer } = await upload(
      await without(file, lines), query, found.mediaType, isGzip(file), file.size > asyncBytes,
      share => {
        progress(share);
        showStatus(share < 1 ? `Uploading: ${Math.floor(share * 100)} %` : "Importing …");
      });
    progress(null);
    const state = status === 202 ? await ended(answer.importId, rows => showStatus(`Importing: ${number(rows)} rows read`)) : { ...answer, status: "succeeded" };
    if (status === 202)
      await addLines(state);
    imported = state.importId;
    const isStored = state.status === "succeeded";
    title(isStored ? "Imported" : "Nothing was stored");
    showResult(state, isStored);
    report(isStored ? null : state.failureReason ?? (state.errors.length > 0 ? "The file has invalid rows." : `The import was ${state.status}.`));
    showStatus(isStored ? `${number(state.received - state.rejected)} rows are stored.` : "");
  } catch (problem) {
    title("Nothing was stored");
    showStatus("");
    report(problem.message);
    if (problem.document?.import)
      showResult(problem.document.import, false);
  } finally {
    progress();
    at("send").disabled = wrongColumns() !== null;
    await refreshList();
  }
}

async function addLines(state) {
  state.errors = await exported(state.importId, "errors");
  state.warnings = await exported(state.importId, "warnings");
}

async function undo(id, isResult) {
  try {
    await request("DELETE", `/imports/${id}`);
    complain(null);
    showStatus("The import is undone.");
    if (isResult) {
      title("Undone");
      show("undo", false);
    }
  } catch (problem) {
    (isResult ? report : complain)(problem.message);
  }
  await refreshList();
}

/** Renews the list of imports. */
async function refreshList() {
  const page = await fetch(location.pathname).then(r => r.text()).catch(() => null);
  const list = page && new DOMParser().parseFromString(page, "text/html").getElementById("imports");
  if (list)
    at("imports").replaceWith(document.importNode(list, true));
}

async function savedHints(name) {
  const saved = await request("GET", `/import-formats/${encodeURIComponent(name)}`);
  const columns = (saved.columns ?? []).map(c => `${escaped(c.theirs)}:${c.ours}`).join(",");
  const all = {
    delimiter: saved.delimiter, decimal: saved.decimal, dateFormat: saved.dateFormat ?? "yyyy-MM-dd",
    encoding: saved.encoding, period: saved.period, sheet: saved.sheet, columns,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

async function listSaved(chosen) {
  const list = await request("GET", "/import-formats?limit=1000").catch(() => ({ items: [] }));
  fillChoices(at("saved"), [["", "(found in the file)"], ...list.items.map(f => [f.name, f.name])], chosen ?? "");
  show("saved-field", list.items.length > 0);
}

async function save() {
  const name = at("save-name").value.trim();
  if (name === "")
    return complain("Enter a name for the format.");
  try {
    await request("PUT", `/import-formats/${encodeURIComponent(name)}`, {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        delimiter: found.delimiter, decimal: found.decimal, dateFormat: found.dateFormat, encoding: found.encoding,
        period: found.period, sheet: found.sheet,
        columns: found.columns.filter(c => c.ours !== null).map(c => ({ theirs: c.theirs, ours: c.ours })),
        headers: found.columns.map(c => c.theirs),
      }),
    });
    complain(null);
    showStatus(`Saved as ${name}. The next file with these columns is read the same way.`);
    await listSaved(name);
  } catch (problem) {
    complain(problem.message);
  }
}

function start() {
  if (!at("file"))
    return;
  show("drop");
  const drop = at("drop");
  at("file").addEventListener("change", e => choose(e.target.files[0]));
  for (const name of ["dragenter", "dragover"])
    drop.addEventListener(name, e => {
      e.preventDefault();
      drop.classList.add("over");
    });
  for (const name of ["dragleave", "drop"])
    drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", e => {
    e.preventDefault();
    choose(e.dataTransfer.files[0]);
  });
  for (const name of ["delimiter", "decimal", "dateFormat", "period", "encoding", "sheet"])
    at(name).addEventListener("change", e => correct(name, e.target.value));
  at("columns").addEventListener("change", () => {
    const wrong = wrongColumns();
    complain(wrong);
    at("send").disabled = wrong !== null;
    if (wrong === null)
      correct("columns", columnsText(chosen()));
  });
  at("saved").addEventListener("change", async e => {
    hints = e.target.value === "" ? {} : await savedHints(e.target.value);
    await understand(false);
  });
  at("send").addEventListener("click", () => send(false));
  at("skip").addEventListener("click", () => send(true));
  at("undo").addEventListener("click", () => undo(imported, true));
  at("save-form").addEventListener("submit", e => {
    e.preventDefault();
    save();
  });
  document.addEventListener("click", e => {
    const id = e.target.dataset?.undo;
    if (id)
      undo(id, id === imported);
  });
  listSaved();
}

start();
