"use strict";
const $ = id => document.getElementById(id);
const [A, B, TURNOVER, CONFLICTS, FINDINGS, LANG, DAY, TITLE, FILES, ID] = Array(10).keys(); // of a row
const by = {turnover: TURNOVER, conflicts: CONFLICTS, findings: FINDINGS}, step = 100, perBody = 20;
const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (s, of) => s[0] == "=" ? s.slice(1) : s.replace(/\{(\w+)\}/g, (_, k) => of[k]);
let data, states, signs, folded, ranks, found, shown = step;

function read() { // when it is first asked for: the page is there sooner
  if (data) return;
  data = JSON.parse($("rows").textContent);
  ({states, signs, rows: found} = data);
}

function group(n) {
  const s = String(n);
  return s.length < signs.least ? s : s.replace(/\B(?=(\d{3})+$)/g, signs.group);
}
function millions(t) {
  const tenth = n => Math.floor(n / 10) + signs.point + n % 10;
  return t < 0 ? "–" : t == 0 ? "<" + tenth(1) : t < 100 ? tenth(t) : group(Math.floor((t + 5) / 10));
}
function add(to, tag, text, set) {
  const e = document.createElement(tag);
  if (text !== undefined) e.textContent = text;
  for (const k in set) e.setAttribute(k, set[k]);
  to.append(e);
  return e;
}
function href(path) {
  const s = path.split("/").map(encodeURIComponent).join("/");
  return data.root ? data.root + "/" + s : s.split("/")[0].includes(":") ? "./" + s : s;
}
function show(row, body) {
  const r = Array.from({length: ID + 1}, (_, i) => row[i] ?? (i < ID ? 0 : undefined)); // zeros at the end are left out
  const [a, an] = states[r[A]], [b, bn] = states[r[B]], lang = data.langs[r[LANG]], day = data.days[r[DAY]];
  const of = {id: r[ID] ?? (a + "-" + b).toLowerCase(), a, b, lang, year: day.slice(0, 4)}, own = lang == data.lang ? {} : {lang};
  const files = data.files[r[FILES]].map(([format, path, whole]) => [format, href(whole ? path : fill(path, of))]);
  const main = files.find(f => f[0] == "html") || files.find(f => f[0] == "pdf") || files[0];
  const tr = add(body, "tr"), th = add(tr, "th", undefined, {scope: "row"});
  const cell = (c, text) => $("list").classList.contains("has-" + c) && add(tr, "td", text, {class: c});
  add(th, "a", an + " – " + bn, {href: main[1], ...own});
  add(th, "span", " " + a + "–" + b, {class: "code"});
  const title = fill(data.titles[r[TITLE]], {a: an, b: bn});
  if (title) add(th, "p", title, own);
  cell("lang", lang);
  cell("day", day);
  cell("turnover", millions(r[TURNOVER]));
  cell("conflicts", group(r[CONFLICTS]));
  cell("findings", group(r[FINDINGS]));
  const td = cell("formats");
  if (td) files.forEach(([format, to], i) => (i && td.append(" "), add(td, "a", format.toUpperCase(), {href: to})));
}
function draw() {
  for (const body of [...$("list").tBodies]) body.remove();
  for (let i = 0; i == 0 || i < Math.min(found.length, shown); i += perBody) {
    const body = add($("list"), "tbody", undefined, {class: "part"});
    found.slice(i, Math.min(i + perBody, shown)).forEach(r => show(r, body));
  }
  $("count").textContent = $("count").dataset.text.replace("{found}", group(found.length)).replace("{all}", group(data.rows.length));
  $("more").hidden = found.length <= shown;
}
function find() {
  read();
  folded ??= states.map(s => fold(s.join(" ")));
  const sort = $("sort").value;
  found = data.rows;
  for (const word of fold($("q").value).split(/[\s–-]+/).filter(Boolean)) {
    const has = folded.map(s => s.includes(word));
    found = found.filter(r => has[r[A]] || has[r[B]] || r[ID]?.includes(word));
  }
  if (sort == "name") {
    if (!ranks) {
      const {compare} = new Intl.Collator(data.lang);
      ranks = [];
      states.map((_, i) => i).sort((x, y) => compare(states[x][1], states[y][1])).forEach((i, at) => ranks[i] = at);
    }
    found = [...found].sort((x, y) => ranks[x[A]] - ranks[y[A]] || ranks[x[B]] - ranks[y[B]]);
  } else if (sort) {
    const k = by[sort.slice(1)];
    found = [...found].sort((x, y) => (y[k] ?? 0) - (x[k] ?? 0));
  }
  draw();
}
function changed() {
  shown = step;
  history.replaceState(null, "", "#" + new URLSearchParams([["q", $("q").value], ["sort", $("sort").value]].filter(x => x[1])));
  find();
}
function fromAddress() {
  const state = new URLSearchParams(location.hash.slice(1));
  $("q").value = state.get("q") || "";
  $("sort").value = state.get("sort") || "";
  if ($("sort").selectedIndex < 0) $("sort").value = "";
  shown = step;
  find();
}
$("search").hidden = false;
$("q").addEventListener("input", changed);
$("sort").addEventListener("input", changed);
$("more").addEventListener("click", () => { read(); shown += step; draw(); });
addEventListener("hashchange", fromAddress);
if (location.hash.length > 1) fromAddress();
