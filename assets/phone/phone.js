/* The page people write on. ES5; only textContent is ever filled with what people wrote. */
(function () {
  "use strict";
  var MOST = 200, MOST_NAME = 40, LOOK_MS = 10000;
  var state = null, way = "write", trouble = "", wait_s = 1, sending = false, timer = 0, look_timer = 0;
  var answers = {}, pointing = false, taking = false;
  var id = KZ.id, say = KZ.say;

  function show(element, on) { element.hidden = !on; if (on) element.removeAttribute("hidden"); else element.setAttribute("hidden", ""); }
  function put(element, text) { if (element.textContent !== text) element.textContent = text; }
  function make(kind, parent, text, name) {
    var element = document.createElement(kind);
    if (text) element.textContent = text;
    if (name) element.className = name;
    parent.appendChild(element);
    return element;
  }
  function empty(element) { while (element.firstChild) element.removeChild(element.firstChild); }
  /* As the table counts: a letter outside the usual plane is one. */
  function letters(text) { return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "x").length; }
  /* Tabs and other signs that no card has. */
  function plain(text) { return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").replace(/^\s+|\s+$/g, ""); }

  // --- what was written: each {id, text, who, board, session, there, never}; of a picture {photo: true} in place of text

  function cards() { var all = KZ.read(KZ.get("cards")); return all.length ? all : []; }
  function keep(all) { KZ.put("cards", JSON.stringify(all.slice(-300))); }
  function change(card_id, how) {
    var all = cards(), i;
    for (i = 0; i < all.length; ++i) if (all[i].id === card_id) how(all[i], i, all);
    keep(all);
  }
  function of_now(card) { return !state || !card.session || card.session === state.session; }
  function next() {
    var all = cards(), i;
    for (i = 0; i < all.length; ++i) {
      if (all[i].there || all[i].never || !of_now(all[i])) continue;
      if (!all[i].photo || (state && state.photo)) return all[i];  // a picture that is not taken now keeps no card back
    }
    return null;
  }

  function write(event) {
    event.preventDefault();
    var text = plain(id("text").value), all = cards();
    if (!text || letters(text) > MOST) return;
    all.push({ id: KZ.chance(20), text: text, who: state && state.name ? plain(id("name").value).substr(0, MOST_NAME) : "",
               board: state ? state.board : "", session: state ? state.session : "" });
    keep(all);
    KZ.put("draft", "");
    id("text").value = "";
    if (state && state.name) KZ.put("name", id("name").value);
    draw();
    wait_s = 1;
    send();
  }

  function take_photo() {
    var file = id("photo").files && id("photo").files[0], name = KZ.chance(20);
    if (!file || taking) return;
    taking = true;
    trouble = "";
    draw();
    KZ.keep_photo(name, file, function (well) {
      var all = cards();
      taking = false;
      id("photo").value = "";  // the same one can be taken again
      if (well) {
        all.push({ id: name, photo: true, text: "", board: state ? state.board : "", session: state ? state.session : "" });
        keep(all);
      } else trouble = "nopicture";
      draw();
      wait_s = 1;
      send();
    });
  }
  /* The page was opened anew: what it had in memory is gone. */
  function lose_photos() {
    var all = cards(), i;
    for (i = 0; i < all.length; ++i) if (all[i].photo && !all[i].there && !KZ.photo(all[i].id)) all[i].never = true;
    keep(all);
  }

  function later(least_s) {
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(least_s || 0, wait_s) * 1000);
    wait_s = Math.min(15, wait_s * 1.7);
  }

  function send() {
    var card = next();
    clearTimeout(timer);
    if (sending || !card || !KZ.get("key")) return;
    sending = true;
    var body = card.photo ? KZ.photo(card.id) : { id: card.id, text: card.text, who: card.who, board: card.board };
    KZ.ask("POST", card.photo ? "/photo" : "/card", body, function (status, text, request) {
      sending = false;
      var why = KZ.read(text).say, after = parseInt(request.getResponseHeader ? request.getResponseHeader("Retry-After") || "0" : "0", 10) || 0;
      if (status === 200) {
        change(card.id, function (c) { c.there = true; });
        if (card.photo) KZ.drop_photo(card.id);
        trouble = "";
        wait_s = 1;
        send();
      } else if (status === 400 || status === 413 || (status === 403 && why === "enough")) {
        change(card.id, function (c) { c.never = true; });
        trouble = why === "enough" ? "enough" : "";
        send();
      } else if (status === 410) trouble = "over_now";
      else if (status === 403 && why === "key") trouble = "key";
      else {
        trouble = status === 0 || status === 421 ? "away" : status === 409 ? (card.photo ? "closed_photos" : "closed_cards") : why === "disk" || why === "full" ? why : status === 429 ? "" : "away";
        later(after);
      }
      draw();
    }, card.photo ? { "X-Photo": card.id } : {});
  }

  // --- how things stand at the table

  function look() {
    clearTimeout(look_timer);
    if (!KZ.get("key")) { trouble = "nokey"; return draw(); }
    KZ.ask("GET", "/state", null, function (status, text) {
      var why = KZ.read(text).say;
      look_timer = setTimeout(look, status === 410 ? 30000 : LOOK_MS);
      if (status === 200) {
        state = KZ.read(text);
        KZ.usual = state.tongue;
        KZ.put("state", text);
        if (trouble === "away" || trouble === "over_now" || trouble === "key" || trouble === "nokey") trouble = "";
        if (next()) send();
      } else if (status === 410) trouble = "over_now";
      else if (status === 403 && why === "key") trouble = "key";
      else if (status !== 429) trouble = "away";
      draw();
    });
  }

  // --- points

  function mine(target) {
    var given = 0, i;
    for (i = 0; i < state.weigh.mine.length; ++i) if (state.weigh.mine[i].id === target) ++given;
    return given;
  }
  function give(target, times) {
    if (pointing) return;
    pointing = true;
    KZ.ask("POST", "/points", { target: target, times: times }, function (status) {
      pointing = false;
      trouble = status === 409 ? "refused" : status === 200 ? "" : "away";
      look();
    });
  }
  function draw_points() {
    var w = state.weigh, left = w.points - w.mine.length, list = id("targets"), i;
    put(id("points-how"), say(w.manner === "scale" ? "scale" : "stickers") + (w.secret ? " " + say("secret") : ""));
    put(id("points-left"), left > 0 ? say("remaining", left) : say("none"));
    empty(list);
    function row(target) {
      var item = make("li", list), there = mine(target.id), dots = "", worth = "", k;
      make("div", item, target.words, target.island ? "words island" : "words");
      var steps = make("div", item, "", "steps"), less = make("button", steps, "−"), shown = make("div", steps, "", "dots"), more = make("button", steps, "＋");
      less.type = more.type = "button";
      for (k = 0; k < there; ++k) dots += "●";
      for (k = 0; k < w.mine.length; ++k) if (w.mine[k].id === target.id) worth = String(w.mine[k].points);
      put(shown, w.manner === "scale" ? worth : dots.length > 8 ? "● × " + there : dots);
      less.disabled = there === 0;
      more.disabled = left <= 0 || (there > 0 && !(w.several && w.manner === "stickers"));
      less.onclick = function () { give(target.id, there - 1); };
      more.onclick = function () { give(target.id, there + 1); };
    }
    for (i = 0; i < w.targets.length; ++i) row(w.targets[i]);
  }

  // --- the questionnaire

  function answered() { return state && KZ.get("sheet." + state.session); }
  function draw_survey() {
    var room = id("inquiries"), shape = JSON.stringify(state.survey) + KZ.tongue(), i;
    put(id("survey-how"), answered() ? say("thanks") : say("asked"));
    show(room, !answered());
    show(id("survey-send"), !answered());
    put(id("survey-send"), say("give"));
    if (room.shape === shape) return;
    room.shape = shape;
    empty(room);
    function choice(inquiry, parent, label, value) {
      var button = make("button", parent, label, "choice"), several = inquiry.kind === "choices";
      button.type = "button";
      function chosen() { return (answers[inquiry.id] || []).indexOf(value) >= 0; }
      function mark() {
        var all = parent.querySelectorAll(".choice"), k;
        for (k = 0; k < all.length; ++k) all[k].mark();
      }
      button.mark = function () { button.className = chosen() ? "choice on" : "choice"; button.setAttribute("aria-pressed", chosen() ? "true" : "false"); };
      button.onclick = function () {
        var now = answers[inquiry.id] || [], at = now.indexOf(value);
        if (at >= 0) now.splice(at, 1);
        else if (several) now.push(value);
        else now = [value];
        answers[inquiry.id] = now;
        mark();
      };
      button.mark();
    }
    function face(value) {
      var tongue = KZ.tongue(), names = tongue === "easy" ? say("faces") : (state.faces || {})[tongue] || [];
      return names[value - 1] || String(value);
    }
    function inquiry(one) {
      var box = make("div", room, "", "inquiry"), k, row;
      make("p", box, one.text);
      if (one.kind === "text") {
        var field = make("textarea", box);
        field.rows = 3;
        field.value = answers[one.id] || "";
        field.setAttribute("aria-label", one.text);
        field.oninput = function () { answers[one.id] = field.value; };
      } else if (one.kind === "faces") {
        for (k = 5; k >= 1; --k) choice(one, box, face(k), k);
      } else if (one.kind === "scale") {
        row = make("div", box, "", "row");
        for (k = 1; k <= 5; ++k) choice(one, row, k === 1 ? "1 " + say("few") : k === 5 ? "5 " + say("much") : String(k), k);
      } else for (k = 0; k < (one.choices || []).length; ++k) choice(one, box, one.choices[k], k + 1);
    }
    for (i = 0; i < state.survey.length; ++i) inquiry(state.survey[i]);
  }
  function give_answers() {
    var said = [], i, k, one, now;
    for (i = 0; i < state.survey.length; ++i) {
      one = state.survey[i];
      now = answers[one.id];
      if (one.kind === "text") { if (now && plain(now)) said.push({ inquiry: one.id, value: 0, text: plain(now).substr(0, 500) }); }
      else for (k = 0; now && k < now.length; ++k) said.push({ inquiry: one.id, value: now[k] });
    }
    if (!said.length) { trouble = "nothing"; return draw(); }
    if (!KZ.get("sheetid")) KZ.put("sheetid", KZ.chance(20));
    id("survey-send").disabled = true;
    KZ.ask("POST", "/sheet", { id: KZ.get("sheetid"), said: said }, function (status) {
      id("survey-send").disabled = false;
      trouble = status === 200 ? "" : status === 410 ? "over_now" : status === 429 || status === 503 ? "later" : status === 0 ? "away" : "never";
      if (status === 200) {
        KZ.put("sheet." + state.session, "1");
        KZ.put("sheetid", "");
        answers = {};
        id("inquiries").shape = "";
      }
      draw();
    });
  }

  // --- the page

  function draw_sent() {
    var all = cards(), list = id("sent"), i, any = false;
    empty(list);
    function row(card) {
      var name = card.there ? "there" : card.never ? "never" : "waits", item = make("li", list, card.photo ? say("picture") : card.text, name);
      if (card.photo) KZ.show_photo(card.id, item);
      make("span", item, say(name), "state");
      if (!card.never || card.photo) return;
      var again = make("button", item, say("again"), "way");
      again.type = "button";
      again.onclick = function () {
        id("text").value = card.text;
        change(card.id, function (c, at, from) { from.splice(at, 1); });
        draw();
      };
    }
    for (i = all.length - 1; i >= 0; --i) if (of_now(all[i])) { row(all[i]); any = true; }
    put(id("sent-head"), say("sent"));
    show(id("sent-head"), any);
  }
  function draw_count() {
    var left = MOST - letters(plain(id("text").value));
    put(id("count"), left < 0 ? say("over", -left) : left < 60 ? say("left", left) : "");
    id("count").className = left < 0 ? "over" : "";
    id("send").disabled = left === MOST || left < 0;
  }
  function draw() {
    var over = trouble === "over_now" || trouble === "key" || trouble === "nokey", en = KZ.tongue() === "en", names = ["ja", "easy", "en"], i;
    document.documentElement.lang = en ? "en" : "ja";
    put(id("title"), state ? state.title : "");
    put(id("question"), state ? state.question : "");
    put(id("step"), state && !over ? (en ? state.step.en : state.step.ja) : "");
    show(id("notice"), !!trouble);
    put(id("notice"), trouble ? say(trouble) : "");
    id("notice").className = trouble === "away" || trouble === "key" || trouble === "disk" ? "bad" : "";
    var points = !!(state && state.weigh), survey = !!(state && state.survey), map = !!(state && state.map);
    if ((way === "points" && !points) || (way === "survey" && !survey)) way = "write";
    show(id("ways"), !over && (points || survey || map));
    show(id("way-points"), points);
    show(id("way-survey"), survey);
    show(id("way-map"), map);
    names.concat(["write", "points", "survey"]).forEach(function (name) {
      var button = id("way-" + name);
      if (!button) return;
      put(button, say(name));
      button.className = way === name ? "way on" : "way";
      button.setAttribute("aria-pressed", way === name ? "true" : "false");
    });
    put(id("way-map"), say("map"));
    show(id("write"), way === "write" && trouble !== "nokey" && !(over && !cards().length));
    show(id("form"), !over);
    show(id("points"), !over && way === "points");
    show(id("survey"), !over && way === "survey");
    put(id("text-label"), say("card"));
    put(id("send"), say("send"));
    put(id("name-label"), say("name"));
    show(id("name-row"), !!(state && state.name));
    show(id("photo-row"), !!(state && state.photo && KZ.takes_photos));
    put(id("photo-label"), say(taking ? "taking" : "photo"));
    put(id("photo-how"), say("photo_how"));
    put(id("anonymous"), state && state.name ? say("named") : say("anonymous"));
    for (i = 0; i < names.length; ++i) id("tongue-" + names[i]).className = KZ.tongue() === names[i] ? "on" : "";
    draw_count();
    draw_sent();
    if (way === "points") draw_points();
    if (way === "survey") draw_survey();
  }

  function choose(name) { return function () { way = name; trouble = trouble === "refused" || trouble === "nothing" ? "" : trouble; draw(); look(); }; }
  function speak(name) { return function () { KZ.put("tongue", name); draw(); }; }
  function wake() { wait_s = 1; if (next()) send(); look(); }

  KZ.take_key();
  state = KZ.get("state") ? KZ.read(KZ.get("state")) : null;
  if (state && !state.session) state = null;
  if (state) KZ.usual = state.tongue;
  lose_photos();
  id("text").value = KZ.get("draft");
  id("name").value = KZ.get("name");
  id("name").maxLength = MOST_NAME;
  id("text").oninput = function () { KZ.put("draft", id("text").value); draw_count(); };
  id("form").onsubmit = write;
  id("photo").onchange = take_photo;
  id("survey-send").onclick = give_answers;
  ["write", "points", "survey"].forEach(function (name) { id("way-" + name).onclick = choose(name); });
  ["ja", "easy", "en"].forEach(function (name) { id("tongue-" + name).onclick = speak(name); });
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("hashchange", function () { KZ.take_key(); trouble = ""; wake(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) wake(); });
  draw();
  look();
  send();
}());
