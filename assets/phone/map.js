/* The table's map, fresh, to be read: larger and smaller by buttons or two fingers, its words are words. ES5. */
(function () {
  "use strict";
  var ASK_MS = 900, MOST = 40;
  var room = KZ.id("map-room"), version = "", picture = null, wide = 0, high = 0, zoom = 1, timer = 0, wait = ASK_MS;
  var saved = KZ.get("state") ? KZ.read(KZ.get("state")) : {};
  KZ.usual = saved.tongue;

  function says(text) {
    var notice = KZ.id("map-notice");
    KZ.id("map-says").textContent = text;
    if (text) notice.removeAttribute("hidden"); else notice.setAttribute("hidden", "");
  }
  /* At 1 all of it is seen. */
  function fit() { return Math.min(room.clientWidth / wide, room.clientHeight / high); }
  function size() {
    picture.setAttribute("width", String(Math.max(1, wide * fit() * zoom)));
    picture.setAttribute("height", String(Math.max(1, high * fit() * zoom)));
  }
  /* What lies at (x, y) of the room stays there. */
  function zoom_to(to, x, y) {
    if (!picture) return;
    to = Math.max(1, Math.min(MOST, to));
    var at_x = (room.scrollLeft + x) / zoom, at_y = (room.scrollTop + y) / zoom;
    zoom = to;
    size();
    room.scrollLeft = at_x * zoom - x;
    room.scrollTop = at_y * zoom - y;
  }
  function zoom_middle(by) { zoom_to(zoom * by, room.clientWidth / 2, room.clientHeight / 2); }

  function show(text) {
    var read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement, box;
    if (!read || read.nodeName !== "svg") return;
    box = (read.getAttribute("viewBox") || "").split(/[ ,]+/);
    if (box.length !== 4) return;
    var left = room.scrollLeft, top = room.scrollTop;
    wide = parseFloat(box[2]);
    high = parseFloat(box[3]);
    read = document.importNode(read, true);
    if (picture) room.replaceChild(read, picture); else room.appendChild(read);
    picture = read;
    size();
    room.scrollLeft = left;
    room.scrollTop = top;
  }
  /* Whoever is reading a word marked is not interrupted. */
  function marking() { var s = window.getSelection && window.getSelection(); return !!(s && String(s)); }

  function look() {
    clearTimeout(timer);
    if (document.hidden || marking()) { timer = setTimeout(look, ASK_MS); return; }
    KZ.ask("GET", "/map.svg", null, function (status, text, request) {
      wait = status === 200 || status === 204 ? ASK_MS : Math.min(15000, wait * 1.7);
      if (status === 200) {
        version = request.getResponseHeader("X-Version") || "";
        show(text);
        says("");
      } else if (status === 204) says(picture ? "" : KZ.say("nomap"));
      else if (status === 410) says(KZ.say("over_now"));
      else if (status === 403) says(KZ.say("key"));
      else if (status === 404) says(KZ.say("nomaps"));
      else if (status !== 429) says(KZ.say(picture ? "mapaway" : "away"));
      timer = setTimeout(look, wait);
    }, { "X-Have": version });
  }

  var pinch = null;
  function between(event) {
    var a = event.touches[0], b = event.touches[1], box = room.getBoundingClientRect();
    return { d: Math.sqrt(Math.pow(a.clientX - b.clientX, 2) + Math.pow(a.clientY - b.clientY, 2)) || 1,
             x: (a.clientX + b.clientX) / 2 - box.left, y: (a.clientY + b.clientY) / 2 - box.top };
  }
  room.addEventListener("touchstart", function (event) {
    if (event.touches.length === 2) { pinch = between(event); pinch.zoom = zoom; event.preventDefault(); }
  }, false);
  room.addEventListener("touchmove", function (event) {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    var now = between(event);
    zoom_to(pinch.zoom * now.d / pinch.d, now.x, now.y);
  }, false);
  room.addEventListener("touchend", function (event) { if (event.touches.length < 2) pinch = null; }, false);

  KZ.take_key();
  document.documentElement.lang = KZ.tongue() === "en" ? "en" : "ja";
  KZ.id("back").textContent = KZ.say("back");
  KZ.id("map-title").textContent = saved.question || saved.title || "";
  KZ.id("smaller").setAttribute("aria-label", KZ.say("smaller"));
  KZ.id("larger").setAttribute("aria-label", KZ.say("larger"));
  KZ.id("whole").textContent = KZ.say("whole");
  KZ.id("smaller").onclick = function () { zoom_middle(1 / 1.5); };
  KZ.id("larger").onclick = function () { zoom_middle(1.5); };
  KZ.id("whole").onclick = function () { zoom_to(1, 0, 0); };
  window.addEventListener("resize", function () { if (picture) size(); });
  document.addEventListener("visibilitychange", look);
  look();
}());
