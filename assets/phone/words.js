/* What the pages say, in Japanese, easy Japanese and English. ES5: an old Android reads it, too. */
var KZ = { words: {
  ja: {
    write: "書く", points: "点を入れる", survey: "アンケート", map: "地図を見る",
    card: "思ったことを一つ書いてください", send: "送る", name: "名前(書かなくてもかまいません)",
    left: "あと{0}字", over: "{0}字多すぎます",
    sent: "送ったもの", there: "✓ テーブルに届きました", waits: "送信待ち…そのままお待ちください",
    never: "送れませんでした", again: "書き直す",
    anonymous: "だれが書いたかは、だれにも分かりません。", named: "名前を書いたカードには、名前がつきます。",
    over_now: "受付は終わりました。ありがとうございました。",
    key: "このQRコードは古くなりました。テーブルのQRコードをもう一度読み取ってください。",
    nokey: "テーブルのQRコードを読み取ると、ここからカードを送れます。",
    away: "テーブルにつながりません。書いたカードはここに残り、つながったら送られます。",
    later: "少し待ってから送ります。", enough: "この電話からは、もう十分に書いていただきました。",
    full: "いまは混み合っています。あとでもう一度送ります。", disk: "テーブルがいま保存できません。つづけて試しています。",
    closed_cards: "いまはカードを受け付けていません。受け付けが始まったら送られます。",
    stickers: "大切だと思うものに点を入れてください。", scale: "いちばん大切なものから順に選んでください。点は上から順に大きくなります。",
    secret: "何に入れたかは、集計するまでだれにも見えません。",
    remaining: "のこり {0}", none: "ぜんぶ入れました", refused: "これには入れられません。",
    asked: "答えたいところだけ答えてください。だれの答えかは分かりません。", give: "答えを送る",
    thanks: "アンケートにお答えいただき、ありがとうございました。", nothing: "一つも答えていません。",
    few: "少ない", much: "多い", back: "もどる", nomap: "地図はまだありません。", mapaway: "テーブルにつながりません。最後に見えていた地図です。",
    photo: "紙に書いたものを写す", taking: "写真を小さくしています…", picture: "写真", closed_photos: "いまは写真を受け付けていません。受け付けが始まったら送られます。",
    photo_how: "書いた文字だけを、明るいところで写してください。人の顔は写さないでください。✓が付くまで、このページを閉じないでください。",
    nopicture: "写真として読めません。もう一度写してください。",
    smaller: "小さく", larger: "大きく", nomaps: "地図はいま見られません。", whole: "全体"
  },
  easy: {
    write: "かく", points: "てんを いれる", survey: "しつもん", map: "ちずを みる",
    card: "おもったことを ひとつ かいて ください", send: "おくる", name: "なまえ(かかなくても いいです)",
    left: "あと {0}もじ", over: "{0}もじ おおいです",
    sent: "おくったもの", there: "✓ テーブルに つきました", waits: "まっています… このまま まって ください",
    never: "おくれませんでした", again: "かきなおす",
    anonymous: "だれが かいたかは わかりません。", named: "なまえを かくと、カードに なまえが つきます。",
    over_now: "おわりました。ありがとう ございました。",
    key: "この QRコードは ふるいです。テーブルの QRコードを もういちど よみとって ください。",
    nokey: "テーブルの QRコードを よみとって ください。そのあと、ここから カードを おくれます。",
    away: "テーブルに つながりません。かいた カードは のこります。つながったら おくります。",
    later: "すこし まってから おくります。", enough: "このでんわからは もう たくさん かきました。ありがとう ございます。",
    full: "いまは こんでいます。あとで もういちど おくります。", disk: "テーブルが いま ほぞん できません。もういちど ためします。",
    closed_cards: "いまは カードを おくれません。はじまったら おくります。",
    stickers: "だいじだと おもうものに てんを いれて ください。", scale: "いちばん だいじなものから じゅんばんに えらんで ください。",
    secret: "なにに いれたかは、かぞえるまで だれにも みえません。",
    remaining: "のこり {0}", none: "ぜんぶ いれました", refused: "これには いれられません。",
    asked: "こたえたいところだけ こたえて ください。だれの こたえかは わかりません。", give: "こたえを おくる",
    thanks: "こたえて くれて、ありがとう ございました。", nothing: "まだ ひとつも こたえて いません。",
    faces: ["よくなかった", "あまり よくなかった", "ふつう", "よかった", "とても よかった"],
    few: "すくない", much: "おおい", back: "もどる", nomap: "ちずは まだ ありません。", mapaway: "テーブルに つながりません。さいごに みえた ちずです。",
    photo: "かみに かいたものを うつす", taking: "しゃしんを ちいさく しています…", picture: "しゃしん", closed_photos: "いまは しゃしんを おくれません。はじまったら おくります。",
    photo_how: "もじだけを、あかるいところで うつして ください。ひとの かおは うつさないで ください。✓が つくまで、このページを とじないで ください。",
    nopicture: "しゃしんが よめません。もういちど うつして ください。",
    smaller: "ちいさく", larger: "おおきく", nomaps: "ちずは いま みられません。", whole: "ぜんぶ"
  },
  en: {
    write: "Write", points: "Give points", survey: "Questions", map: "See the map",
    card: "Write one thing that you think", send: "Send", name: "Your name (you need not)",
    left: "{0} letters left", over: "{0} letters too many",
    sent: "What you sent", there: "✓ It is on the table", waits: "Waiting to be sent… please leave this open",
    never: "It could not be sent", again: "Write it again",
    anonymous: "Nobody learns who wrote what.", named: "A card with a name shows that name.",
    over_now: "Cards are no longer taken. Thank you very much.",
    key: "This code is an old one. Please scan the one at the table again.",
    nokey: "Scan the code at the table; then you can send cards from here.",
    away: "The table cannot be reached. What you wrote stays here and is sent later.",
    later: "It will be sent in a moment.", enough: "You have written a great deal from this phone. Thank you.",
    full: "It is busy now. It will be sent again later.", disk: "The table cannot save just now. Trying again.",
    closed_cards: "Cards are not taken at the moment. Yours will be sent when they are.",
    stickers: "Give your points to what matters most to you.", scale: "Choose what matters most first, then the next. The first gets most points.",
    secret: "Nobody sees what they were given to before they are counted.",
    remaining: "{0} left", none: "All given", refused: "This one can have none.",
    asked: "Answer what you like. Nobody learns whose answers they are.", give: "Send the answers",
    thanks: "Thank you for your answers.", nothing: "Nothing has been answered yet.",
    few: "Little", much: "Much", back: "Back", nomap: "There is no map yet.", mapaway: "The table cannot be reached. This is the map as it was last.",
    photo: "Take a picture of your paper", taking: "Making the picture smaller…", picture: "Picture", closed_photos: "Pictures are not taken at the moment. Yours will be sent when they are.",
    photo_how: "Only the words, in good light, and nobody's face, please. Leave this page open until there is a ✓.",
    nopicture: "This cannot be read as a picture. Please take it again.",
    smaller: "Smaller", larger: "Larger", nomaps: "The map cannot be seen now.", whole: "All"
  }
} };
(function () {
  "use strict";
  var memory = {};
  KZ.get = function (name) {
    try { var v = window.localStorage.getItem("kz." + name); if (v !== null) return v; } catch (e) { /* private */ }
    return memory.hasOwnProperty(name) ? memory[name] : "";
  };
  KZ.put = function (name, value) {
    memory[name] = value;
    try { window.localStorage.setItem("kz." + name, value); } catch (e) { /* private, or full */ }
  };
  var letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  KZ.chance = function (length) {
    var out = "", i, bytes = [];
    if (window.crypto && window.crypto.getRandomValues) {
      bytes = new Uint8Array(length);
      window.crypto.getRandomValues(bytes);
    } else {
      for (i = 0; i < length; ++i) bytes.push(Math.floor(Math.random() * 256));
    }
    for (i = 0; i < length; ++i) out += letters.charAt(bytes[i] % letters.length);
    return out;
  };
  KZ.tongue = function () {
    var chosen = KZ.get("tongue");
    return KZ.words.hasOwnProperty(chosen) ? chosen : (KZ.usual || "ja");
  };
  KZ.say = function (name) {
    var text = KZ.words[KZ.tongue()][name], i;
    for (i = 1; i < arguments.length && typeof text === "string"; ++i) text = text.replace("{" + (i - 1) + "}", arguments[i]);
    return text;
  };
  KZ.id = function (name) { return document.getElementById(name); };
  /* Asks the table; `done(status, text, request)`, 0 where it cannot be reached. */
  KZ.ask = function (method, target, body, done, head) {
    var request = new XMLHttpRequest(), name;
    request.open(method, target, true);
    var picture = !!(window.Uint8Array && body instanceof window.Uint8Array);
    request.timeout = picture ? 45000 : 12000;
    request.setRequestHeader("X-Kurumaza", KZ.get("key"));
    request.setRequestHeader("X-Phone", KZ.get("phone"));
    for (name in head || {}) if (head.hasOwnProperty(name)) request.setRequestHeader(name, head[name]);
    request.onreadystatechange = function () {
      if (request.readyState === 4) done(request.status, request.responseText || "", request);
    };
    if (body !== null) request.setRequestHeader("Content-Type", picture ? "image/jpeg" : "application/json");
    request.send(body === null ? null : picture ? body.buffer : JSON.stringify(body));
  };
  KZ.read = function (text) { try { return JSON.parse(text); } catch (e) { return {}; } };
  /* The key came in the code: it is kept here, and stands in no address any more. */
  KZ.take_key = function () {
    var hash = window.location.hash.replace(/^#/, "");
    if (/^[a-z2-9]{12}$/.test(hash)) {
      KZ.put("key", hash);
      if (window.history && window.history.replaceState) window.history.replaceState(null, "", window.location.pathname);
    }
    if (!KZ.get("phone")) KZ.put("phone", KZ.chance(20));
  };
}());
