// Layout files: what they say, and how they are refused when they are broken.
#include "keys/key_file.h"

#include <doctest/doctest.h>

#include <utility>

#include "keys/key_hand.h"
#include "keys/keyboard.h"

using base::ErrorCode;
using keys::KeyLayouts;

namespace {

/// A sound file with `rows` put in.
std::string file_with(const std::string& rows, const std::string& more = "") {
  return R"({"format": "kurumaza-keyboard", "version": 1, "label": {"en": "Test", "ja": "試し"},
 "kind": "latin", "order": {"en": 1}, )" +
         more + R"("rows": )" + rows + "}";
}

std::string with_key(const std::string& key) {
  return file_with("[[\"a\", " + key + "], [\"b\", {\"label\": \"→\", \"page\": \"english\"}]]");
}

std::string refused(const std::string& text) {
  const auto layout = keys::parse_key_layout(text, "test.keys.json");
  return layout ? "accepted" : layout.error().text();
}

void write(support::MemoryFileSystem& files, const std::string& path, const std::string& text) {
  REQUIRE(files.make_folders(base::Path(path).parent_path()).ok());
  auto file = files.create(path);
  REQUIRE(file.ok());
  REQUIRE((*file)->append(text).ok());
}

}  // namespace

TEST_CASE("key layout: a file is read as it says") {
  const auto layout = keys::parse_key_layout(file_with(R"([
    ["a", {"label": "b", "types": "bee", "width": 2}, {"label": "↵", "do": "enter", "height": 2}],
    [{"gap": 0.5}, {"label": {"en": "Next", "ja": "次"}, "page": "english", "width": 1.5}, "ñ"]
  ])"),
                                             "test.keys.json");
  REQUIRE(layout.ok());
  CHECK(layout->name == "test");
  CHECK(layout->label.in("ja") == "試し");
  CHECK(layout->columns == doctest::Approx(4));
  CHECK(layout->rows == 2);
  REQUIRE(layout->keys.size() == 5);
  const auto& keys = layout->keys;
  CHECK(keys[1].stroke.actions ==
        std::vector<input::KeyAction>{{input::KeyAction::Kind::text, "bee"}});
  CHECK(keys[2].role == keys::KeyRole::function);
  CHECK(keys[2].composing_role == keys::KeyRole::accent);
  CHECK(keys[1].composing_role == keys::KeyRole::letter);
  CHECK(keys[3].column == doctest::Approx(0.5));
  CHECK(keys[3].stroke.label.in("ja") == "次");
  CHECK(keys[3].stroke.label.in("fr") == "Next");
  CHECK(keys[4].column == doctest::Approx(2));
  const base::Size panel{98, 48};
  CHECK(keys::key_rect(*layout, keys[2], panel) == base::Rect{{75, 0}, {98, 48}});
  CHECK(keys::key_rect(*layout, keys[3], panel) == base::Rect{{12.5, 25}, {48, 48}});
  CHECK(keys::smallest_panel(*layout).w == doctest::Approx(46));
  CHECK(keys::smallest_panel(*layout).h == doctest::Approx(22));
}

TEST_CASE("key layout: keys beside and below tall ones find their place") {
  const auto layout = keys::parse_key_layout(
      file_with(R"([[{"label": "L", "height": 3}, "a", {"label": "M", "height": 2}, "b"],
                    ["c", "d"], ["e", {"label": "x", "page": "p", "width": 2}]])"),
      "t.keys.json");
  REQUIRE_MESSAGE(layout.ok(), layout.error().text());
  const auto column = [&](std::string_view label) {
    for (const auto& key : layout->keys)
      if (key.stroke.label.in("en") == label) return key.column;
    return -1.0;
  };
  CHECK(column("c") == 1);
  CHECK(column("d") == 3);
  CHECK(column("e") == 1);
  CHECK(column("x") == 2);
}

TEST_CASE("key layout: with a shift key small letters get capitals by themselves") {
  const auto layout =
      keys::parse_key_layout(file_with(R"([["a", {"label": "ß", "variants": ["ś", "œ", "ÿ", "1"]},
                     {"label": "1", "shifted": "!"}, {"label": "⇧", "do": "shift"},
                     {"label": "x", "page": "p"}]])"),
                             "t.keys.json");
  REQUIRE_MESSAGE(layout.ok(), layout.error().text());
  const auto& keys = layout->keys;
  REQUIRE(keys[0].shifted);
  CHECK(keys[0].shifted->label.in("en") == "A");
  REQUIRE(keys[2].shifted);
  CHECK(keys[2].shifted->actions.front().text == "!");
  std::string capitals;
  for (const auto& stroke : keys[1].shifted_variants) capitals += stroke.actions.front().text;
  CHECK(capitals == "ŚŒŸ1");
  CHECK_FALSE(keys[4].shifted);
}

TEST_CASE("key layout: what is no JSON is refused with line and column") {
  CHECK(refused("{\n  \"format\": \"kurumaza-keyboard\",\n  oops}")
            .find("test.keys.json, line 3, column 3: This is not JSON") == 0);
  CHECK(refused("").find("This is not JSON") != std::string::npos);
  CHECK(refused("{\"version\": 1e999}").find("too large") != std::string::npos);
  CHECK(refused("{\"label\": \"\xFF\"}").find("UTF-8") != std::string::npos);
  CHECK(refused(std::string(100000, '[')).find("This is not JSON") != std::string::npos);
}

TEST_CASE("key layout: a file of another kind or of a newer program is refused as such") {
  for (const char* text : {"[]", "7", "null", "{}", R"({"format": 3})", R"({"format": "other"})"})
    CHECK(refused(text) ==
          "test.keys.json: This is no keyboard layout: \"format\" is not \"kurumaza-keyboard\".");
  const auto newer =
      keys::parse_key_layout(R"({"format": "kurumaza-keyboard", "version": 2})", "t.keys.json");
  CHECK(newer.error().code == ErrorCode::version);
}

TEST_CASE("key layout: each fault is said with its key and a remedy") {
  const std::pair<std::string, const char*> faults[] = {
      {R"({"lable": "x"})", "row 1, key 2: The field \"lable\" is unknown. Known here: label,"},
      {R"({"label": "x", "label": "y"})", "The field \"label\" stands twice in one object"},
      {R"({"do": "enter"})", "row 1, key 2: \"label\" is missing: what stands on the key."},
      {R"({"label": "x", "do": "jump"})",
       "row 1, key 2 (\"x\"): \"do\" is not one of modify, space, enter, backspace, left"},
      {R"({"label": "x", "do": "enter", "page": "english"})", "Keep one"},
      {R"({"label": {"en": "x"}})", "It does not say what the key does"},
      {R"({"label": "x", "as": "roman"})", "\"as\" is not one of kana, romaji, text"},
      {R"({"label": "か", "as": "romaji"})", "cannot be typed as romaji"},
      {R"({"label": "x", "width": 0})", "\"width\" is not a number from 0.4 to 24"},
      {R"({"label": "x", "width": "2"})", "\"width\" is not a number"},
      {R"({"label": "x", "height": 1.5})", "not a whole number of rows"},
      {R"({"label": "x", "height": 3})", "reaches below the last row"},
      {R"({"label": "x", "flick": ["a", "b", "c"]})", "\"flick\" is not a list of four"},
      {R"({"label": "x", "flick": ["a", {"label": "b", "does": 1}, "", ""]})",
       "row 1, key 2 (\"x\"), flick up: The field \"does\" is unknown"},
      {R"({"label": "x", "flick": ["a", 7, "", ""]})", "flick up: This is neither a text nor"},
      {R"({"label": "x", "variants": []})", "\"variants\" is not a list of 1 to 20"},
      {R"({"label": "x", "variants": ["a", {"label": ""}]})",
       "variant 2: \"label\" is not a text of 1 to 16 characters"},
      {R"({"label": "x", "do": "backspace", "repeat": true, "variants": ["a"]})", "Keep one"},
      {R"({"label": "x", "page": "english", "repeat": true})", "does not repeat"},
      {R"({"label": "x", "role": "blue"})", "\"role\" is not one of letter, function, accent"},
      {R"({"label": "x", "icon": "../../etc/passwd"})", "\"icon\" is not a name of small letters"},
      {R"({"label": "x\u0007"})", "\"label\" is not a text"},
      {R"({"label": "x", "types": "a\nb"})", "\"types\" is not a text"},
      {R"({"label": "abcdefghijklmnopq"})", "1 to 16 characters"},
      {R"({"label": "x", "then": ["left", "dance"]})", "An entry of \"then\" is not one of"},
      {R"({"label": "x", "then": ["shift"]})", "An entry of \"then\" is not one of"},
      {R"({"label": "x", "composing": {"label": "y", "do": "shift"}})",
       "A shift key is one always"},
      {R"({"label": "x", "variants": [{"label": "y", "do": "shift"}]})", "a key of its own"},
      {R"({"label": "x", "composing": 4})", "composing: This is neither a text nor"},
      {R"({"label": {}})", "holds no language"},
      {R"({"label": "x", "page_kind": "runes"})", "\"page_kind\" is not one of kana, latin"},
      {"17", "row 1, key 2: This is neither a text nor an object"},
      {"\"\"", "is not a text of 1 to 16"},
  };
  CHECK(refused(with_key("\"x\"")) == "accepted");
  for (const auto& [key, why] : faults) {
    const std::string said = refused(with_key(key));
    CHECK_MESSAGE(said.find(why) != std::string::npos, key << " → " << said);
    CHECK(said.find("test.keys.json") == 0);
  }
}

TEST_CASE("key layout: faults of the page as a whole are said too") {
  const std::string leave = R"({"label": "→", "page": "english"})";
  const std::pair<std::string, const char*> faults[] = {
      {file_with("[]"), "\"rows\" is not a list of 1 to 10 rows"},
      {file_with("{}"), "\"rows\" is not a list"},
      {file_with("[[]]"), "There is no key"},
      {file_with("[[\"a\"]]"), "No key leads to another page"},
      {file_with("[[\"a\", " + leave + "], [\"b\"]]"),
       "row 2: This row is 1 wide, the first one 2."},
      {file_with("[[\"a\", " + leave + "], 5]"), "row 2: This row is not a list of keys."},
      {file_with("[[" + leave + R"(, {"label": "t", "height": 2}, "c"],
                  [{"label": "over", "width": 2}, "x"]])"),
       "row 2, key 1 (\"over\"): The key lies over \"t\", which reaches down from row 1."},
      {file_with("[[" + leave + R"(, {"gap": 0}]])"), "\"gap\" is not a number"},
      {file_with("[[" + leave + R"(, {"label": "x", "width": 24}]])"), "wider than 24 columns"},
      {file_with("[[" + leave + "]]", "\"colour\": 3, "), "The field \"colour\" is unknown"},
      {file_with("[[" + leave + "]]", "\"typing\": \"fast\", "), "\"typing\" is not one of"},
      {file_with("[[" + leave + "]]", "\"flatter\": 7, "), "\"flatter\""},
      {R"({"format": "kurumaza-keyboard", "version": 1, "rows": [["a"]]})", "\"label\" is missing"},
      {R"({"format": "kurumaza-keyboard", "version": 1, "label": "x", "kind": "latin",
          "order": {"ja": "first"}, "rows": [[)" +
           leave + "]]}",
       "\"order\" of \"ja\" is not a whole number"},
      {R"({"format": "kurumaza-keyboard", "version": "1"})", "\"version\" is missing"},
  };
  for (const auto& [text, why] : faults) {
    const std::string said = refused(text);
    CHECK_MESSAGE(said.find(why) != std::string::npos, text << " → " << said);
  }
  CHECK(refused(file_with("[[\"a\", {\"labl\": 1}]]")).find("more after this.)") !=
        std::string::npos);
}

TEST_CASE("key layout: the shipped files cut anywhere are refused, never worse") {
  base::RealFileSystem files;
  const std::string text =
      files.read(std::string(KURUMAZA_SOURCE_DIR) + "/assets/keyboards/english.keys.json", 1 << 20)
          .value();
  REQUIRE(keys::parse_key_layout(text, "english.keys.json").ok());
  for (std::size_t size = 0; size + 3 < text.size(); size += 7)
    REQUIRE_FALSE(keys::parse_key_layout(text.substr(0, size), "english.keys.json").ok());
}

TEST_CASE("key layouts: a broken file is a problem, and the others work") {
  support::MemoryFileSystem files;
  const std::string leave = R"([["a", {"label": "→", "page": "two"}]])";
  write(files, "/keys/one.keys.json", file_with(leave));
  write(files, "/keys/two.keys.json",
        file_with("[[\"b\", {\"label\": \"←\", \"page\": \"one\"}]]"));
  write(files, "/keys/bad.keys.json", "{");
  write(files, "/keys/romaji.json", "this is somebody else's");
  write(files, "/more/one.keys.json", file_with(leave));
  const keys::KeyLayouts all = keys::load_key_layouts(files, {"/keys", "/nowhere", "/more"});
  CHECK(all.layouts.size() == 2);
  REQUIRE(all.problems.size() == 2);
  CHECK(all.problems[0].context == "bad.keys.json, line 1, column 1");
  CHECK(all.problems[1].text() ==
        "/more/one.keys.json: There is a layout one already, which stays. Give this file another "
        "name.");
}

TEST_CASE("key layouts: a key that leads nowhere is a problem, is seen so, and does nothing") {
  support::MemoryFileSystem files;
  write(files, "/keys/one.keys.json",
        file_with(
            R"([["a", {"label": "→", "page": "gone"}, {"label": "☺", "page_kind": "emoji"}]])"));
  auto all = keys::load_key_layouts(files, {"/keys"});
  REQUIRE(all.problems.size() == 2);
  CHECK(all.problems[0].text().find(
            "one.keys.json, key \"→\": This key leads to the page \"gone\"") == 0);
  CHECK(all.problems[1].message.english().find("a kind of page of which there is none") !=
        std::string::npos);
  support::KeyHand hand("one", {100, 20}, std::make_shared<const keys::KeyLayouts>(std::move(all)));
  CHECK_FALSE(hand.look("→").enabled);
  CHECK_FALSE(hand.look("☺").enabled);
  CHECK(hand.look("a").enabled);
  CHECK(hand.play("tap →; tap ☺; tap a") == "t(a)");
  CHECK(hand.keyboard.page() == "one");
}

TEST_CASE("key layouts: a flatter page that is not there is said, and the page works without") {
  support::MemoryFileSystem files;
  files.put("/keys/one.keys.json", file_with(R"([["a", {"label": "x", "page_kind": "latin"}]])",
                                             "\"flatter\": \"gone\", "));
  auto all = keys::load_key_layouts(files, {"/keys"});
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].text().find("one.keys.json: The flatter page \"gone\" is not there.") == 0);
  CHECK(all.find("one") != nullptr);
}

TEST_CASE("key layouts: without any layout there is a problem and no keyboard") {
  support::MemoryFileSystem files;
  auto none = keys::load_key_layouts(files, {"/keys"});
  REQUIRE(none.problems.size() == 1);
  CHECK(none.problems[0].code == ErrorCode::not_found);
  const auto keyboard =
      keys::Keyboard::create(std::make_shared<const keys::KeyLayouts>(none), "ja", {150, 75});
  CHECK(keyboard.error().code == ErrorCode::unavailable);
}

TEST_CASE("keyboard: too small a panel is refused with the sizes that would do") {
  const auto all = support::shipped_layouts();
  for (const base::Size size : {base::Size{100, 40}, base::Size{0, 0}, base::Size{-5, 75},
                                base::Size{std::nan(""), 75}, base::Size{1e9, 1e9}})
    CHECK(keys::Keyboard::create(all, "ja", size).error().code == ErrorCode::invalid);
  CHECK(keys::Keyboard::create(all, "ja", {100, 40})
            .error()
            .message.english()
            .find("flick 118 × 46") != std::string::npos);
  auto keyboard = keys::Keyboard::create(all, "ja", {118, 46});
  REQUIRE(keyboard.ok());
  CHECK(keyboard->page() == "flick");
  CHECK(keyboard->show_page("kana-table").error().message.english() ==
        "The layout kana-table needs 130 × 70 mm; this keyboard has 118 × 46.");
  for (const auto& key : keyboard->view().keys) CHECK(key.enabled == (key.label != "五十音"));
  REQUIRE(keyboard->resize({150, 75}).ok());
  REQUIRE(keyboard->show_page("kana-table").ok());
  CHECK_FALSE(keyboard->resize({50, 50}).ok());
  CHECK(keyboard->page() == "kana-table");
  CHECK(keyboard->size_mm() == base::Size{150, 75});
  REQUIRE(keyboard->resize({125, 60}).ok());
  CHECK(keyboard->page() == "flick");
  for (const auto& page : keyboard->pages())
    CHECK(page.fits == (page.smallest_mm.w <= 125 && page.smallest_mm.h <= 60));
}
