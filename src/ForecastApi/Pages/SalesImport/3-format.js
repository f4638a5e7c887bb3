// The second step: how the file is read, and corrections of it.

const fields = [
  ["", "(not read)"], ["sku", "Product (sku)"], ["date", "Date"], ["quantity", "Quantity"], ["unitPrice", "Unit price"],
  ["channel", "Channel"], ["stockout", "Stockout share"], ["periodEnd", "Last day of the period"],
  ["quantities", "Quantities of the product or month in the header"],
];
const delimiters = [[",", "Comma ,"], [";", "Semicolon ;"], ["tab", "Tab"], ["|", "Bar |"]];
const decimals = [["point", "Point: 1.5"], ["comma", "Comma: 1,5"]];
const periods = [
  ["day", "One day"], ["week", "A week from the date on"], ["weekEnding", "A week up to the date"], ["month", "The month of the date"],
];
const encodings = ["utf-8", "windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "utf-16"];
const maxColumns = 200;

const dateFormats = [
  ["yyyy-MM-dd", "2026-01-31 (yyyy-MM-dd)"],
  ...[".", "/", "-"].flatMap(s => [`d${s}M${s}yyyy`, `M${s}d${s}yyyy`, `M${s}yyyy`].map(f => [f, f])),
  ["yyyy/M/d", "yyyy/M/d"], ["yyyyMMdd", "yyyyMMdd"], ["excel", "Serial days of a spreadsheet"],
];

/** A choice of the list that reads the same: d and M read two digits as well. */
const plainFormat = format =>
  format?.replace(/ ?'?T?'?[Hh]+:.*$/, "").replace("dd", "d").replace("MM", "M") ?? "yyyy-MM-dd";

function showFormat(found) {
  const listed = (choices, value) =>
    choices.some(([v]) => v === value) ? choices : [[value, value], ...choices];
  const isText = found.mediaType !== "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  fillChoices(at("delimiter"), listed(delimiters, found.delimiter), found.delimiter);
  fillChoices(at("decimal"), decimals, found.decimal);
  const format = found.dateFormat === null ? "yyyy-MM-dd" : dateFormats.some(([v]) => v === plainFormat(found.dateFormat)) ? plainFormat(found.dateFormat) : found.dateFormat;
  fillChoices(at("dateFormat"), listed(dateFormats, format), format);
  fillChoices(at("period"), periods, found.period);
  fillChoices(at("encoding"), listed(encodings.map(e => [e, e]), found.encoding), found.encoding);
  fillChoices(at("sheet"), found.sheets.map(s => [s, s]), found.sheet ?? found.sheets[0]);
  for (const id of ["delimiter", "decimal", "encoding"])
    show(`${id}-field`, isText);
  show("sheet-field", found.sheets.length > 1);
  showColumns(found.columns);
  showNotes(found);
  fillRows(at("rows"), found.rows.map(r =>
    [r.sku, r.date, r.periodEnd, r.quantity, r.unitPrice, r.channel, r.stockout, r.line]));
  show("rows-region", found.rows.length > 0);
  show("no-rows", found.rows.length === 0);
}

function showColumns(columns) {
  fillRows(at("columns"), columns.slice(0, maxColumns).filter(c => c.theirs !== "").map((column, i) => {
    const select = make("select", { id: `column-${i}`, "aria-label": `Read ${column.theirs} as`, "data-theirs": column.theirs });
    fillChoices(select, fields, column.ours ?? "");
    const certainty = column.ours === null ? "" : column.confidence >= 0.8 ? "certain" : column.confidence >= 0.5 ? "likely" : "uncertain";
    return [column.theirs, select, certainty, column.samples.join(" · ")];
  }));
}

function showNotes(found) {
  at("notes").replaceChildren(...found.notes.map(note =>
    make("li", {},
      make("strong", {}, note.line === null ? "File" : `Line ${number(note.line)}`),
      `: ${note.field ? note.field + ": " : ""}${note.message}`)));
  show("notes-block", found.notes.length > 0);
  const lines = found.leftOut;
  show("leave-out-field", lines.length > 0);
  at("leave-out").checked = lines.length > 0;
  at("leave-out-label").textContent =
    `Leave out ${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, 12).map(number).join(", ")}${lines.length > 12 ? " …" : ""}, which ${lines.length === 1 ? "is" : "are"} no part of the table`;
}

/** The column of ours for each column of the file: the choice, or the detected one for a column that is not shown. */
function chosen() {
  const selects = new Map([...at("columns").querySelectorAll("select")].map(s => [s.dataset.theirs, s.value]));
  return found.columns
    .filter(c => c.theirs !== "")
    .map(c => ({ theirs: c.theirs, ours: selects.get(c.theirs) ?? c.ours ?? "" }));
}

const escaped = name => (/[:,%]/.test(name) ? encodeURIComponent(name) : name);

/** The parameter columns; quantities are named in one where no column is left out. */
function columnsText(columns) {
  const read = columns.filter(c => c.ours !== "");
  const isRest = read.length === columns.length && read.filter(c => c.ours === "quantities").length > 1;
  return [
    ...read.filter(c => !isRest || c.ours !== "quantities").map(c => `${escaped(c.theirs)}:${c.ours}`),
    ...(isRest ? ["*:quantities"] : []),
  ].join(",");
}

/** The reason why an import refuses the chosen columns; null when it accepts them. */
function wrongColumns() {
  const read = chosen().map(c => c.ours).filter(v => v !== "");
  const label = name => fields.find(([value]) => value === name)[1];
  const twice = read.find((v, i) => v !== "quantities" && read.indexOf(v) !== i);
  if (twice)
    return `Two columns are read as ${label(twice)}. Choose one of them.`;
  const isWide = read.includes("quantities");
  if (isWide && read.includes("quantity"))
    return "Choose either one column of quantities, or those whose header is a product or a month.";
  if (isWide)
    return read.includes("sku") !== read.includes("date") ? null
      : "Where the headers are products, choose the date and no product; where they are months, the product and no date.";
  const missing = ["sku", "date", "quantity"].filter(v => !read.includes(v));
  return missing.length === 0 ? null : `No column is read as ${missing.map(label).join(", ")}. Choose it.`;
}
