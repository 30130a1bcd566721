// How a word's reading is put right by taps: what is offered, what is written, what comes of it.
#include <doctest/doctest.h>

#include "support/worker_bench.h"
#include "text/furigana.h"
#include "tools/menu.h"
#include "tools/reading_sheets.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;

namespace {

/// Finds 市場, which may be read in two ways, and 朝, wherever they stand.
class Market final : public text::Readings {
 public:
  base::Result<text::Read> of(std::string_view text, const text::OwnReadings& own) override {
    text::Read out;
    const auto find = [&](std::string_view word, std::string shown,
                          std::vector<std::string> others) {
      const auto at = static_cast<std::uint32_t>(text.find(word));
      if (text.find(word) == text.npos) return;
      if (const auto said = own.find(word); said != own.end()) shown = said->second;
      const auto end = static_cast<std::uint32_t>(at + word.size());
      if (!shown.empty()) out.rubies.push_back({at, end, shown});
      out.words.push_back({at, end, shown, std::move(others)});
    };
    find("朝", "あさ", {"ちょう"});
    find("市場", "", {"いちば", "しじょう"});
    return out;
  }
};

struct Table : support::ToolsDesk {
  support::WorkerBench bench;
  text::Furigana furigana{[]() -> base::Result<std::unique_ptr<text::Readings>> {
                            return std::unique_ptr<text::Readings>(std::make_unique<Market>());
                          },
                          clock, [this] { bench.set([&] { ++bench.wakes; }); }};
  tools::ReadingSheets sheets{desk};
  Id a;

  Table() : ToolsDesk(4) {
    camera.window_px = {1366, 768};
    desk.bar_px = 60;
    canvas::Look look;
    look.letters.furigana = true;
    scene.set_look(look);
    scene.set_furigana(&furigana);
    a = card({0, 0}, "朝の市場で話す");
    doc.subscribe([this](const ops::Op&, ops::ActionId) {
      if (furigana.set_own(doc.session().readings)) scene.read_anew();
    });
    learn();
  }
  ~Table() { scene.set_furigana(nullptr); }
  const std::string& text() const { return board().cards.at(a).text; }
  void learn() {
    (void)furigana.of(text());
    for (int n = 0; n < 200 && !furigana.knows(text()); ++n) {
      const int before = bench.wakes;
      if (furigana.poll()) continue;
      bench.wait([&] { return bench.wakes > before || furigana.knows(text()); });
    }
    REQUIRE(furigana.knows(text()));
    sheets.tick(clock.now_s());
  }
  void open() { sheets.open({ItemKind::card, a}, 0, clock.now_s()); }
  std::vector<desk::Button> buttons() const {
    std::vector<desk::Button> all;
    sheets.add_buttons(all);
    return all;
  }
  const desk::Button* find(const std::string& name, const std::vector<desk::Button>& all) const {
    const auto at = std::ranges::find(all, name, &desk::Button::name);
    return at == all.end() ? nullptr : &*at;
  }
  bool has(const std::string& name) const {
    const auto all = buttons();
    return find(name, all) != nullptr;
  }
  void tap(const std::string& name) {
    INFO(name);
    const auto all = buttons();
    const desk::Button* b = find(name, all);
    REQUIRE(b);
    input::Gesture g;
    g.finger = 1;
    g.pos_px = g.origin_px = b->place.centre * camera.px_per_mm;
    g.time_s = clock.now_s();
    const auto grip = sheets.grip(g.pos_px);
    REQUIRE(grip);
    for (const GestureKind kind : {GestureKind::press, GestureKind::tap, GestureKind::release}) {
      g.kind = kind;
      sheets.on_grip(*grip, g);
    }
  }
};

}  // namespace

TEST_CASE("reading sheet: a way that is known is one tap, holds for the session, and is undone") {
  Table t;
  t.open();
  REQUIRE(t.has("reading-word-1"));
  t.tap("reading-word-1");
  CHECK(t.has("reading-way-1"));
  t.tap("reading-way-0");
  CHECK(t.doc.session().readings == Readings{{"市場", "いちば"}});
  t.learn();
  CHECK(t.furigana.of(t.text()).rubies.size() == 2);
  CHECK(t.has("reading-word-0"));  // the list again
  CHECK(t.desk.undo());
  CHECK(t.doc.session().readings.empty());
  t.learn();
  CHECK(t.furigana.of(t.text()).rubies.size() == 1);
}

TEST_CASE("reading sheet: another reading is written with kana") {
  Table t;
  t.open();
  t.tap("reading-word-0");
  const auto all = t.buttons();
  CHECK_FALSE(t.find("reading-done", all)->enabled);
  for (const char* key :
       {"reading-key-か", "reading-key-modify", "reading-key-erase", "reading-key-き",
        "reading-key-よ", "reading-key-modify", "reading-key-う", "reading-done"})
    t.tap(key);
  CHECK(t.doc.session().readings == Readings{{"朝", "きょう"}});
}

TEST_CASE("reading sheet: no reading is a choice, too, and going back changes nothing") {
  Table t;
  t.open();
  t.tap("reading-word-0");
  t.tap("reading-key-か");
  t.tap("reading-back");
  CHECK(t.doc.session().readings.empty());
  t.tap("reading-word-0");
  t.tap("reading-none");
  CHECK(t.doc.session().readings == Readings{{"朝", ""}});
  t.learn();
  CHECK(t.furigana.of(t.text()).rubies.empty());
  t.tap("reading-close");
  CHECK_FALSE(t.sheets.any_open());
}

TEST_CASE(
    "reading sheet: it goes with its card, when it is forgotten, and while all can only look") {
  Table t;
  t.open();
  CHECK(t.sheets.any_open());
  REQUIRE(t.desk.apply(ops::card_to_tray(t.board(), t.a)));
  t.sheets.tick(t.clock.now_s());
  CHECK_FALSE(t.sheets.any_open());
  t.open();
  CHECK_FALSE(t.sheets.any_open());
  REQUIRE(t.desk.undo());
  t.open();
  CHECK(t.sheets.any_open());
  t.sheets.tick(t.clock.now_s() + 61);
  CHECK_FALSE(t.sheets.any_open());
  t.desk.read_only = true;
  t.open();
  CHECK_FALSE(t.sheets.any_open());
}

TEST_CASE(
    "reading sheet: everything to tap is large enough, apart, on the sheet and in the window") {
  for (const double turn : {0.0, 1.5707963267948966, 3.141592653589793}) {
    Table t;
    t.sheets.open({ItemKind::card, t.a}, turn, t.clock.now_s());
    for (const char* page : {"list", "kana"}) {
      CAPTURE(page);
      if (page == std::string("kana")) t.tap("reading-word-1");
      const auto all = t.buttons();
      for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].name);
        CHECK(std::min(all[i].place.size.w, all[i].place.size.h) >= 10);
        const base::Rect box = all[i].place.bounds();
        CHECK(box.min.x >= 0);
        CHECK(box.min.y >= 0);
        CHECK(box.max.x <= t.camera.window_px.w / t.camera.px_per_mm);
        CHECK(box.max.y <= (t.camera.window_px.h - t.desk.bar_px) / t.camera.px_per_mm);
        for (std::size_t j = 0; j < i; ++j)
          CHECK_FALSE(box.grown(0.99).intersects(all[j].place.bounds().grown(0.99)));
      }
    }
  }
}

TEST_CASE("menu: readings are offered where they are shown and there is something to read") {
  Table t;
  const Id kana = t.card({0, 80}, "みんなで");
  canvas::Look look;
  const base::Messages tr;
  const auto offers = [&](Id id) {
    const auto all = tools::choices_for({ItemKind::card, id}, t.board(), look, tr);
    return std::ranges::any_of(
        all, [](const auto& c) { return c.does == tools::MenuChoice::Does::reading; });
  };
  CHECK_FALSE(offers(t.a));
  look.letters.furigana = true;
  CHECK(offers(t.a));
  CHECK_FALSE(offers(kana));
}
