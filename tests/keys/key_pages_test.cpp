// The layouts that come with the program: what can be written with them, and where their keys lie.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "base/utf8.h"
#include "keys/key_hand.h"
#include "keys/keyboard.h"

using input::KeyAction;
using keys::KeyLayout;

namespace {

/// Everything one page can type in the ways given, as one text each.
std::set<std::string> typed_on(const keys::KeyLayout& layout, bool by_long_press = true) {
  std::set<std::string> out;
  const auto add = [&](const keys::KeyStroke& stroke) {
    for (const input::KeyAction& action : stroke.actions)
      if (!action.text.empty()) out.insert(action.text);
  };
  for (const auto& key : layout.keys) {
    add(key.stroke);
    if (key.shifted) add(*key.shifted);
    for (const auto& stroke : key.flick) add(stroke);
    if (!by_long_press) continue;
    for (const auto& stroke : key.variants) add(stroke);
    for (const auto& stroke : key.shifted_variants) add(stroke);
  }
  return out;
}

std::set<input::KeyAction::Kind> deeds_on(const keys::KeyLayout& layout) {
  std::set<input::KeyAction::Kind> out;
  for (const auto& key : layout.keys) {
    for (const auto& action : key.stroke.actions) out.insert(action.kind);
    if (key.converting)
      for (const auto& action : key.converting->actions) out.insert(action.kind);
  }
  return out;
}

std::vector<std::string> letters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    base::code_point_at(text, start, i);
    out.emplace_back(text.substr(start, i - start));
  }
  return out;
}

constexpr std::string_view kPlainKana =
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん";
constexpr std::string_view kOtherKana =
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょゎゔ";

/// The kana that 小゛゜ makes of others, as key_action.h describes it.
bool modify_reaches(const std::string& kana, const std::set<std::string>& typed) {
  for (const std::string_view chain :
       {"あぁ",   "いぃ",   "うぅゔ", "えぇ",   "おぉ",   "かが", "きぎ", "くぐ",   "けげ", "こご",
        "さざ",   "しじ",   "すず",   "せぜ",   "そぞ",   "ただ", "ちぢ", "つっづ", "てで", "とど",
        "はばぱ", "ひびぴ", "ふぶぷ", "へべぺ", "ほぼぽ", "やゃ", "ゆゅ", "よょ",   "わゎ"}) {
    const auto of = letters(chain);
    if (std::find(of.begin(), of.end(), kana) != of.end() && typed.contains(of.front()))
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("key pages: everything that comes with the program loads without a problem") {
  const auto all = support::shipped_layouts();
  for (const auto& problem : all->problems) MESSAGE(problem.text());
  CHECK(all->problems.empty());
  std::string japanese, english;
  for (const keys::KeyLayout* page : all->pages("ja")) japanese += page->name + " ";
  for (const keys::KeyLayout* page : all->pages("en")) english += page->name + " ";
  CHECK(japanese ==
        "flick kana-table kana-flat romaji-qwerty english digits ascii signs emoji-faces "
        "emoji-hands emoji-things ");
  CHECK(english ==
        "english ascii emoji-faces emoji-hands emoji-things flick kana-table kana-flat "
        "romaji-qwerty digits signs ");
  for (const keys::KeyLayout& page : all->layouts) {
    CAPTURE(page.name);
    CHECK(page.label.in("ja") != page.label.in("en"));
  }
}

TEST_CASE("key pages: the keys of a page are apart, inside, and no smaller than a finger needs") {
  const auto all = support::shipped_layouts();
  for (const keys::KeyLayout& page : all->layouts) {
    const base::Size least = keys::smallest_panel(page),
                     good = keys::smallest_panel(page, keys::kComfortableKeyMm);
    CAPTURE(page.name);
    // A seat of a 1080p table gives 160 × 60 mm at the long sides and 160 × 75 at the short ones;
    // those of a large 4K one give what they like.
    CHECK(least.w <= 160);
    CHECK(least.h <= (page.flatter.empty() ? 60 : 75));
    CHECK(good.w <= 240);
    CHECK(good.h <= 110);
    struct Case {
      base::Size panel;
      double key_mm;
    };
    for (const Case c : {Case{least, 10}, Case{{160, 75}, 10}, Case{good, 14}, Case{{240, 110}, 14},
                         Case{{400, 200}, 14}}) {
      double area = 0;
      for (const auto& key : page.keys) {
        const base::Rect rect = keys::key_rect(page, key, c.panel);
        area += (rect.width() + 2) * (rect.height() + 2);
        CAPTURE(key.stroke.label.in("en"));
        CHECK(rect.width() >= c.key_mm - 1e-6);
        CHECK(rect.height() >= c.key_mm - 1e-6);
        CHECK((rect.min.x >= -1e-6 && rect.min.y >= -1e-6 && rect.max.x <= c.panel.w + 1e-6 &&
               rect.max.y <= c.panel.h + 1e-6));
        for (const auto& other : page.keys)
          if (&other != &key)
            CHECK_FALSE(
                rect.grown(0.99).intersects(keys::key_rect(page, other, c.panel).grown(0.99)));
      }
      // All of it is keys: no page of ours has holes.
      CHECK(area == doctest::Approx((c.panel.w + 2) * (c.panel.h + 2)));
    }
  }
}

TEST_CASE("key pages: every hiragana can be written on flick and kana table, by taps and flicks") {
  const auto all = support::shipped_layouts();
  for (const char* name : {"flick", "kana-table", "kana-flat"}) {
    CAPTURE(name);
    const keys::KeyLayout& page = *all->find(name);
    const auto typed = typed_on(page, false), also = typed_on(page);
    CHECK(deeds_on(page).contains(input::KeyAction::Kind::modify));
    for (const std::string& kana : letters(kPlainKana)) CHECK_MESSAGE(typed.contains(kana), kana);
    for (const std::string& kana : letters(kOtherKana))
      CHECK_MESSAGE((typed.contains(kana) || modify_reaches(kana, typed)), kana);
    for (const std::string& kana : letters("ー、。？！")) CHECK_MESSAGE(typed.contains(kana), kana);
    for (const std::string& kana : letters("「」がぱっゃゅょ"))
      CHECK_MESSAGE(also.contains(kana), kana);
  }
}

TEST_CASE("key pages: the kana table reads from the right, a column a row of the 五十音") {
  const auto all = support::shipped_layouts();
  const keys::KeyLayout& page = *all->find("kana-table");
  const auto at = [&](std::string_view label) -> const keys::LayoutKey& {
    for (const auto& key : page.keys)
      if (key.stroke.label.in("ja") == label) return key;
    FAIL(label);
    return page.keys.front();
  };
  const auto heads = letters("あかさたなはまやらわ");
  for (std::size_t i = 0; i < heads.size(); ++i)
    CHECK(at(heads[i]).column == doctest::Approx(page.columns - 1 - double(i)));
  const auto column = letters("さしすせそ");
  for (std::size_t i = 0; i < column.size(); ++i) {
    CHECK(at(column[i]).row == doctest::Approx(double(i)));
    CHECK(at(column[i]).column == at("さ").column);
  }
}

TEST_CASE("key pages: the flat kana table is the same one, with as many keys in fewer rows") {
  const auto all = support::shipped_layouts();
  const keys::KeyLayout &high = *all->find("kana-table"), &flat = *all->find("kana-flat");
  CHECK(high.flatter == flat.name);
  CHECK(typed_on(flat) == typed_on(high));
  CHECK(deeds_on(flat) == deeds_on(high));
  CHECK(flat.keys.size() == high.keys.size());
  CHECK(flat.rows == high.rows - 1);
  // Columns from the right, too.
  for (const auto& key : high.keys)
    if (key.row < 5)
      for (const auto& other : flat.keys)
        if (other.stroke.label == key.stroke.label) {
          CHECK(other.row == key.row);
          CHECK(other.column == doctest::Approx(key.column + 1));
        }
}

TEST_CASE("key pages: romaji has the whole alphabet, and ー、。 as kana") {
  const auto all = support::shipped_layouts();
  std::set<std::string> romaji, kana;
  for (const auto& key : all->find("romaji-qwerty")->keys)
    for (const auto& action : key.stroke.actions) {
      if (action.kind == input::KeyAction::Kind::romaji) romaji.insert(action.text);
      if (action.kind == input::KeyAction::Kind::kana) kana.insert(action.text);
    }
  CHECK(romaji.size() == 26);
  CHECK(kana == std::set<std::string>{"ー", "、", "。"});
}

TEST_CASE("key pages: the English pages write all of ASCII, and the accents of its neighbours") {
  const auto all = support::shipped_layouts();
  auto typed = typed_on(*all->find("english"));
  for (const std::string& one : typed_on(*all->find("ascii"))) typed.insert(one);
  for (char c = 0x21; c < 0x7F; ++c) CHECK_MESSAGE(typed.contains(std::string(1, c)), c);
  for (const std::string& one : letters("éèüöäñçßøåÉÈÜÖÄÑÇØÅŸŒŠ"))
    CHECK_MESSAGE(typed.contains(one), one);
}

TEST_CASE("key pages: Japanese digits and signs, half and full width") {
  const auto all = support::shipped_layouts();
  auto typed = typed_on(*all->find("digits"));
  for (const std::string& one : letters("0123456789０１２３４５６７８９①⑨"))
    CHECK_MESSAGE(typed.contains(one), one);
  typed = typed_on(*all->find("signs"));
  for (const std::string& one : letters("「」『』【】（）！？、。・…〜ー○×△→←％￥※〒"))
    CHECK_MESSAGE(typed.contains(one), one);
}

TEST_CASE("key pages: brackets come in pairs with the caret between them") {
  support::KeyHand hand("signs");
  CHECK(hand.play("down 1 「; wait 0.6; slide 1 「」; up 1") == "「」 <left>");
}

TEST_CASE("key pages: sixty emoji and more, each once") {
  const auto all = support::shipped_layouts();
  std::vector<std::string> emoji;
  for (const keys::KeyLayout& page : all->layouts)
    if (page.kind == keys::PageKind::emoji)
      for (const std::string& one : typed_on(page)) emoji.push_back(one);
  CHECK(emoji.size() >= 60);
  CHECK(std::set<std::string>(emoji.begin(), emoji.end()).size() == emoji.size());
}

TEST_CASE("key pages: from every page every other one is reached, and what is written corrected") {
  const auto all = support::shipped_layouts();
  for (const keys::KeyLayout& from : all->layouts) {
    const auto deeds = deeds_on(from);
    CAPTURE(from.name);
    CHECK(deeds.contains(input::KeyAction::Kind::backspace));
    CHECK(deeds.contains(input::KeyAction::Kind::enter));
    if (from.kind != keys::PageKind::emoji) CHECK(deeds.contains(input::KeyAction::Kind::space));
    if (from.kind == keys::PageKind::kana) {
      CHECK(deeds.contains(input::KeyAction::Kind::shrink));
      CHECK(deeds.contains(input::KeyAction::Kind::grow));
    }
    std::set<std::string> seen{from.name};
    std::vector<std::string> next{from.name};
    while (!next.empty()) {
      const keys::KeyLayout& page = *all->find(next.back());
      next.pop_back();
      for (const auto& key : page.keys) {
        // By tapping alone, without knowing of flicks or long presses.
        if (!key.stroke.switches_page()) continue;
        for (const keys::KeyLayout& to : all->layouts)
          if (to.name == key.stroke.page ||
              (key.stroke.page_kind == to.kind && key.stroke.page.empty()))
            if (seen.insert(to.name).second) next.push_back(to.name);
      }
    }
    CHECK(seen.size() == all->layouts.size());
  }
}

TEST_CASE("key pages: every icon that a key names is there") {
  const auto all = support::shipped_layouts();
  std::set<std::string> icons;
  for (const keys::KeyLayout& page : all->layouts)
    for (const auto& key : page.keys)
      if (!key.stroke.icon.empty()) icons.insert(key.stroke.icon);
  CHECK(icons.size() == 3);
  for (const std::string& icon : icons)
    CHECK_MESSAGE(std::filesystem::exists(std::string(KURUMAZA_SOURCE_DIR) + "/assets/icons/" +
                                          icon + ".svg"),
                  icon);
}

TEST_CASE("pages: what is shown always fits, and a key for a kind leads back to its page") {
  const auto layouts = support::shipped_layouts();
  const base::Size large{160, 80};
  auto pages = keys::KeyPages::create(layouts, "ja", large);
  REQUIRE(pages.ok());
  const auto fits = [&] {
    const base::Size least = keys::smallest_panel(pages->shown());
    return least.w <= pages->panel_mm().w + 1e-6 && least.h <= pages->panel_mm().h + 1e-6;
  };
  CHECK(fits());
  for (const keys::PageView& view : pages->views()) {
    CAPTURE(view.name);
    const auto page = pages->find(view.name);
    CHECK(page.ok() == view.fits);
    if (!page) continue;
    pages->turn_to(**page);
    CHECK(fits());
    // Away and back.
    keys::KeyStroke back;
    back.page_kind = view.kind;
    pages->turn_to(**pages->find("english"));
    if (view.kind != keys::PageKind::latin) {
      const KeyLayout* to = pages->target(back);
      REQUIRE(to != nullptr);
      CHECK((to == *page || to->flatter == view.name));  // where there is room, its higher form
    }
    pages->turn_to(**page);
    for (double h = large.h; pages->resize({large.w, h}).ok(); h -= 4) CHECK(fits());
    REQUIRE(pages->resize(large).ok());
  }
  CHECK(pages->find("nowhere").error().code == base::ErrorCode::not_found);
  const std::string before = pages->shown().name;
  CHECK_FALSE(pages->resize({10, 10}).ok());
  CHECK(pages->shown().name == before);
  CHECK(pages->panel_mm() == large);
}
