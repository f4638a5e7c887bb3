// Elements of the page, made without HTML in texts: values of a file are never markup.

const at = id => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter(c => c !== null && c !== undefined));
  return element;
}

function show(id, visible = true) {
  at(id).hidden = !visible;
}

/** Fills a table's body; a cell is a text, a number or an element. */
function fillRows(table, rows) {
  const body = table.tBodies[0];
  body.replaceChildren(
    ...rows.map(cells =>
      make("tr", {}, ...cells.map((cell, i) =>
        make(
          i === 0 ? "th" : "td",
          { scope: i === 0 ? "row" : null, class: typeof cell === "number" ? "num" : null },
          cell instanceof Node ? cell : cell === null || cell === undefined ? "" : typeof cell === "number" ? number(cell) : cell
        )
      ))
    )
  );
}

/** Fills a list of choices of value and label, and chooses one. */
function fillChoices(select, choices, chosen) {
  select.replaceChildren(
    ...choices.map(([value, label]) => make("option", { value, selected: value === chosen }, label))
  );
  select.value = chosen;
}

const number = value => value.toLocaleString("en-GB", { maximumFractionDigits: 6 });

function showStatus(text) {
  at("status").textContent = text;
}

function complain(text) {
  at("problem-text").textContent = text ?? "";
  show("problem", Boolean(text));
}
