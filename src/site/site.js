/* SPDX-License-Identifier: MIT */
/* Search over the shards that shards.c wrote, which come as scripts. */
(function () {
  "use strict";
  var SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
      "!#$%()*+,-./:;=?@[]^_`{|}~", BASE = 44, BLOCK = 128, SHOWN = 20;
  var form = document.getElementById("search");
  if (!form) return;
  var shards = Number(form.dataset.shards);
  var status = document.getElementById("status");
  var list = document.getElementById("results");
  var more = document.getElementById("more");
  var waiting = {}, loaded = {}, found = [], shown = 0, turn = 0;

  window.dafu = function (name, data) { loaded[name] = data; };

  /* A shard's data, which its script hands to dafu. */
  function load(name) {
    if (!waiting[name]) waiting[name] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = "search/" + name + ".js";
      script.onload = function () { done(loaded[name]); };
      script.onerror = function () { failed(new Error(name)); };
      document.head.appendChild(script);
    });
    return waiting[name];
  }

  function isWord(c) {
    return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF ||
        c === 0x3007 || c >= 0x2E80 && c <= 0x2FDF ||
        c >= 0xF900 && c <= 0xFAFF || c >= 0x20000 && c <= 0x3FFFF ||
        c >= 48 && c <= 57 || c >= 97 && c <= 122 || c >= 0xC0 && c < 0x2000;
  }

  /* The pairs of characters of what was typed; a lone one makes none. */
  function pairs(text) {
    var out = [], before = 0;
    Array.from(text.normalize("NFKC").toLowerCase()).forEach(function (s) {
      var c = s.codePointAt(0);
      if (!isWord(c)) { before = 0; return; }
      if (before) {
        var key = String.fromCodePoint(before, c);
        if (!out.some(function (x) { return x.key === key; }))
          out.push({ key: key, shard: String((before * 31 + c) % shards) });
      }
      before = c;
    });
    return out;
  }

  /* Numbers of letters; flags: times two, plus one where in a title. */
  function decode(text, flags) {
    var out = new Map(), next = 0, n = 0, scale = 1;
    for (var i = 0; i < text.length; i++) {
      var d = SIGNS.indexOf(text[i]);
      if (d >= BASE) { n += (d - BASE) * scale; scale *= BASE; continue; }
      n += d * scale;
      next += flags ? Math.floor(n / 2) : n;
      out.set(next++, flags ? n % 2 : 0);
      n = 0; scale = 1;
    }
    return out;
  }

  /* Letters that are in all of the maps, those with all pairs in a title first. */
  function meet(maps) {
    var out = [];
    maps.sort(function (a, b) { return a.size - b.size; });
    if (maps.length) maps[0].forEach(function (t, letter) {
      var title = 1;
      for (var i = 0; i < maps.length; i++) {
        if (!maps[i].has(letter)) return;
        if (maps[i].flags) title &= maps[i].get(letter);
      }
      out.push({ letter: letter, title: title });
    });
    return out.sort(function (a, b) {
      return b.title - a.title || a.letter - b.letter;
    });
  }

  function element(name, text, to) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    to.appendChild(e);
    return e;
  }

  function item(row) {
    var li = element("li", "", list);
    var a = element("a", row[1], li);
    a.href = "letters/" + row[0] + ".html";
    if (row[2] && row[2] !== row[1]) element("div", row[2], li);
    var small = element("small", "", li);
    [row[3], row[4], row[5], row[6] && row[6] + "类"].filter(Boolean)
        .forEach(function (x) { element("span", x, small); });
  }

  function show() {
    var part = found.slice(shown, shown + SHOWN), mine = turn;
    return Promise.all(part.map(function (x) {
      return load("m" + Math.floor(x.letter / BLOCK));
    })).then(function (blocks) {
      if (mine !== turn) return;
      part.forEach(function (x, i) { item(blocks[i][x.letter % BLOCK]); });
      shown += part.length;
      more.hidden = shown >= found.length;
    });
  }

  function say(text) { status.textContent = text; }

  function search() {
    var start = performance.now(), mine = ++turn;
    var words = pairs(form.elements.q.value);
    var facets = ["year", "class", "topic", "issuer"].filter(function (f) {
      return form.elements[f] && form.elements[f].value;
    });
    list.textContent = ""; found = []; shown = 0; more.hidden = true;
    if (!words.length && !facets.length) {
      say(form.elements.q.value.trim() ? "请写两个字以上的词。" : "");
      return;
    }
    Promise.all(words.map(function (w) { return load(w.shard); })
        .concat(facets.map(load))).then(function (data) {
      if (mine !== turn) return;
      found = meet(words.map(function (w, i) {
        var map = decode(Object.hasOwn(data[i], w.key) ? data[i][w.key] : "", true);
        map.flags = true;
        return map;
      }).concat(facets.map(function (f, i) {
        var of = data[words.length + i], key = form.elements[f].value;
        return decode(Object.hasOwn(of, key) ? of[key] : "", false);
      })));
      return show().then(function () {
        say("找到" + found.length + "封。");
        status.dataset.ms = String(Math.round(performance.now() - start));
      });
    }).catch(function (e) { say("不能读入索引：" + e.message); });
  }

  function write() {
    var q = new URLSearchParams();
    ["q", "year", "class", "topic", "issuer"].forEach(function (n) {
      var e = form.elements[n];
      if (e && e.value) q.set(n, e.value);
    });
    try {
      history.replaceState(null, "", "search.html" + (String(q) ? "?" + q : ""));
    } catch (e) { /* a page that was opened from a file may not */ }
  }

  form.addEventListener("submit", function (e) {
    e.preventDefault(); write(); search();
  });
  form.addEventListener("change", function () { write(); search(); });
  more.addEventListener("click", function () {
    var last = list.lastElementChild;
    show().then(function () {
      var next = last && last.nextElementSibling;
      if (next) next.querySelector("a").focus();
    });
  });
  new URLSearchParams(location.search).forEach(function (value, name) {
    if (form.elements[name] && form.elements[name].name === name)
      form.elements[name].value = value;
  });
  search();
})();
