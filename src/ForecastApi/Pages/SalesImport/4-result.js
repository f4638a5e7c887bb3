// The third step: the result, its errors and warnings, and the undo.

const numbers = [
  ["received", "Rows received"], ["inserted", "New"], ["updated", "Changed"], ["unchanged", "Unchanged"],
  ["merged", "Order lines added up"], ["rejected", "Rejected"], ["products", "Products"],
];

function showResult(result, isStored) {
  at("numbers").replaceChildren(
    ...numbers.map(([name, label]) =>
      make("div", {}, make("dt", {}, label), make("dd", {}, number(result[name] ?? 0)))),
    make("div", {}, make("dt", {}, "Days"), make("dd", {}, result.firstDate ? `${result.firstDate} to ${result.lastDate}` : "–"))
  );
  show("numbers");
  showLines("errors", result.errors ?? [], result.importId);
  showLines("warnings", result.warnings ?? [], result.importId);
  show("undo", isStored);
  show("skip", !isStored && (result.errors ?? []).length > 0);
}

function showLines(id, items, importId) {
  fillRows(at(id), items.map(i => [i.line ? number(i.line) : "File", i.field ?? "", i.message]));
  show(`${id}-block`, items.length > 0);
  at(`${id}-all`).href = `${api}/imports/${importId}/${id}.csv`;
}

/** The errors of an import in the background, from their export. */
async function exported(id, kind) {
  const text = await request("GET", `/imports/${id}/${kind}.csv`).catch(() => "");
  return text.split(/\r?\n/).slice(1, 101).filter(Boolean).map(line => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(m => m[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
    return kind === "errors"
      ? { line: Number(cells[0]), field: cells[1], message: cells[2] }
      : { line: Number(cells[0]), field: cells[1], message: cells[3] ?? cells[2] };
  });
}

function title(text) {
  at("result-title").textContent = text;
  show("result");
  at("result-title").focus();
}

/** Shows why an import or its undo failed. */
function report(text) {
  at("result-text").textContent = text ?? "";
  show("result-text", Boolean(text));
}

function progress(share) {
  show("progress", share !== undefined);
  if (share === null)
    at("progress").removeAttribute("value");
  else if (share !== undefined)
    at("progress").value = share;
}
