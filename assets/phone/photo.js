/* Pictures of what stands on paper. Each is drawn anew, smaller: so nothing goes along but what is seen. They are kept in
   memory alone, as the phone's storage has no room for them. ES5. */
(function () {
  "use strict";
  var MOST_SIDE = 1600, SMALL_SIDE = 240, MOST_BYTES = 900000, kept = {};

  function drawn(image, most) {
    var w = image.naturalWidth || image.width, h = image.naturalHeight || image.height, k = Math.min(1, most / Math.max(w, h));
    var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    canvas.width = Math.max(1, Math.round(w * k));
    canvas.height = Math.max(1, Math.round(h * k));
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }
  function bytes_of(canvas, quality) {
    var head = "data:image/jpeg;base64,", url = canvas.toDataURL("image/jpeg", quality), packed, out, i;
    if (url.indexOf(head) !== 0) return null;
    packed = window.atob(url.substr(head.length));
    out = new Uint8Array(packed.length);
    for (i = 0; i < packed.length; ++i) out[i] = packed.charCodeAt(i);
    return out;
  }
  function packed(image) {
    var canvas = drawn(image, MOST_SIDE), bytes = null, quality;
    for (quality = 0.8; quality > 0.2 && (!bytes || bytes.length > MOST_BYTES); quality -= 0.15) bytes = bytes_of(canvas, quality);
    return bytes && bytes.length <= MOST_BYTES ? bytes : null;
  }

  /* This browser can do it. */
  KZ.takes_photos = !!(window.Uint8Array && window.atob && (window.URL || window.webkitURL) && document.createElement("canvas").getContext);
  /* Keeps it under this name; `done(true)`, or false where it is no picture. */
  KZ.keep_photo = function (name, file, done) {
    var url = window.URL || window.webkitURL, address = url.createObjectURL(file), image = new Image();
    function end(bytes) {
      if (bytes) kept[name] = { bytes: bytes, small: drawn(image, SMALL_SIDE) };
      url.revokeObjectURL(address);
      done(!!bytes);
    }
    image.onload = function () {
      var bytes = null;
      try { bytes = packed(image); } catch (e) { /* more pixels than this phone can hold */ }
      end(bytes);
    };
    image.onerror = function () { end(null); };
    image.src = address;
  };
  /* What is to be sent; null: the page was opened anew since, and it is gone. */
  KZ.photo = function (name) { return kept.hasOwnProperty(name) ? kept[name].bytes : null; };
  /* It was sent: only what is shown of it is kept. */
  KZ.drop_photo = function (name) { if (kept.hasOwnProperty(name)) kept[name].bytes = null; };
  KZ.show_photo = function (name, parent) { if (kept.hasOwnProperty(name)) parent.appendChild(kept[name].small); };
}());
