"use strict";
const data = JSON.parse(document.getElementById("rows").textContent), {states, signs} = data, $ = id => document.getElementById(id);
const [A, B, LANG, DAY, TITLE, FILES, TURNOVER, CONFLICTS, FINDINGS, ID] = Array(10).keys(); // of a row
const by = {turnover: TURNOVER, conflicts: CONFLICTS, findings: FINDINGS}, step = 100;
const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (s, of) => s[0] == "=" ? s.slice(1) : s.replace(/\{(\w+)\}/g, (_, k) => of[k]);
let folded, ranks, found = data.rows, shown = step;

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
function show(r) {
  const [a, an] = states[r[A]], [b, bn] = states[r[B]], lang = data.langs[r[LANG]], day = data.days[r[DAY]];
  const of = {id: r[ID] ?? (a + "-" + b).toLowerCase(), a, b, lang, year: day.slice(0, 4)}, own = lang == data.lang ? {} : {lang};
  const files = data.files[r[FILES]].map(([format, path, whole]) => [format, href(whole ? path : fill(path, of))]);
  const main = files.find(f => f[0] == "html") || files.find(f => f[0] == "pdf") || files[0];
  const tr = add($("list").tBodies[0], "tr"), th = add(tr, "th", undefined, {scope: "row"});
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
  $("list").tBodies[0].replaceChildren();
  found.slice(0, shown).forEach(show);
  $("count").textContent = $("count").dataset.text.replace("{found}", group(found.length)).replace("{all}", group(data.rows.length));
  $("more").hidden = found.length <= shown;
}
function find() {
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
    found = [...found].sort((x, y) => y[k] - x[k]);
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
$("more").addEventListener("click", () => { shown += step; draw(); });
addEventListener("hashchange", fromAddress);
if (location.hash.length > 1) fromAddress();
