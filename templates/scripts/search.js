(function () {
  "use strict";
  var most = 200;
  var data = JSON.parse(document.getElementById("data").textContent);
  var form = document.querySelector("form");
  var input = document.getElementById("query");
  var count = document.getElementById("count");
  var results = document.getElementById("results");
  var issues = document.getElementById("issues");
  var folds = new Map();
  var from = Array.from(data.fold[0]), to = Array.from(data.fold[1]);
  from.forEach(function (character, place) { folds.set(character, to[place]); });
  function foldOne(character) {
    var code = character.codePointAt(0);
    if (code === 0x3000) { return " "; }
    if (code > 0xFF00 && code < 0xFF5F) { character = String.fromCodePoint(code - 0xFEE0); }
    var lower = character.toLowerCase();
    return folds.get(character) || (lower.length === character.length ? lower : character);
  }
  function fold(text) { return Array.from(text, foldOne).join(""); }
  var folded = null;
  function foldAll() {
    folded = data.issues.map(function (issue) {
      return issue.i.map(function (item) { return item.map(fold); });
    });
  }
  function add(parent, tag, text, language) {
    var element = document.createElement(tag);
    if (text !== undefined) { element.textContent = text; }
    if (language) { element.lang = language; }
    parent.appendChild(element);
    return element;
  }
  function mark(parent, text, plain, words) {
    var at = 0;
    while (at < text.length) {
      var next = -1, length = 0;
      words.forEach(function (word) {
        var found = plain.indexOf(word, at);
        if (found >= 0 && (next < 0 || found < next)) { next = found; length = word.length; }
      });
      if (next < 0) { break; }
      parent.appendChild(document.createTextNode(text.slice(at, next)));
      add(parent, "mark", text.slice(next, next + length));
      at = next + length;
    }
    parent.appendChild(document.createTextNode(text.slice(at)));
  }
  function show(issue, number, item, plain, words) {
    var row = add(results, "li");
    var heading = add(row, "h2");
    var title = issue.h ? add(heading, "a") : heading;
    if (issue.h) { title.href = issue.h.slice(-1) === "-" ? issue.h + (number + 1) : issue.h; }
    title.lang = item[1];
    mark(title, item[0], plain[0], words);
    item.slice(2).forEach(function (sentence, place) {
      if (words.some(function (word) { return plain[place + 2].indexOf(word) >= 0; })) {
        var line = add(row, "p", undefined, item[1]);
        line.className = "sentence";
        mark(line, sentence, plain[place + 2], words);
      }
    });
    add(row, "p", issue.d, issue.l);
  }
  function search() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    results.textContent = "";
    results.hidden = !words.length;
    issues.hidden = !!words.length;
    count.textContent = "";
    if (!words.length) { return; }
    if (!folded) { foldAll(); }
    var found = 0;
    data.issues.forEach(function (issue, place) {
      issue.i.forEach(function (item, number) {
        var plain = folded[place][number];
        var all = plain[0] + "\n" + plain.slice(2).join("\n");
        if (!words.every(function (word) { return all.indexOf(word) >= 0; })) { return; }
        found += 1;
        if (found <= most) { show(issue, number, item, plain, words); }
      });
    });
    var said = found > most ? count.dataset.more : found ? count.dataset.found : count.dataset.none;
    count.textContent = said.replace("{count}", String(found)).replace("{shown}", String(most));
  }
  function remember() {
    try { history.replaceState(null, "", input.value ? "#" + encodeURIComponent(input.value) : location.pathname); }
    catch (refused) { return; }
  }
  input.addEventListener("input", search);
  input.addEventListener("change", remember);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    remember();
    var first = results.querySelector("a");
    if (first) { first.focus(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); }
    if (event.key === "Escape" && input.value) { input.value = ""; search(); input.focus(); }
  });
  form.hidden = false;
  function recall() {
    try { input.value = decodeURIComponent(location.hash.slice(1)); } catch (malformed) { input.value = ""; }
    search();
  }
  window.addEventListener("hashchange", recall);
  recall();
})();
