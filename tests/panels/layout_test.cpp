// Sizes and room on every screen, at every display, in both languages.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "stage.h"

namespace {

using namespace panels_test;
using panels::StartPanel;

struct Scene {
  const char* name;
  std::variant<StartView, TableView> view;
};

std::vector<Scene> scenes() {
  std::vector<Scene> all;
  auto start = sample_start();
  all.push_back({"start", start});
  all.push_back({"start without sessions", sample_start(0)});
  start.trouble = {
      "「市民協働カフェ.json」を開けません",
      "18行目の12文字目で、JSONとして読めなくなっています。もとのファイルはそのままです。",
      "フォルダー：ホーム / 市民協働 / 2026",
      "写しがあれば、「ファイルを開く」からそちらを開いてください。"};
  all.push_back({"start with a file that can't be opened", start});
  start.trouble = {};
  start.page = StartPanel::new_session;
  all.push_back({"new session", start});
  start.page = StartPanel::files;
  all.push_back({"files", start});
  start.files.has_bin = true;
  start.files.binned = {{"/s/.bin/a.json", "市民協働カフェ 第一回", "2026-07-05 19:42 にごみ箱へ"},
                        {"/s/.bin/b.json", "", "2026-07-05 19:40 にごみ箱へ"}};
  all.push_back({"bin", start});
  auto table = sample_table();
  table.hint = panels::Hint::new_card;
  all.push_back({"table", table});
  table.hint = panels::Hint::none;
  table.toasts = {
      {1, panels::ToastKind::info, "一", {}, "見る"},
      {2, panels::ToastKind::good, "報告書を書きました", {"カード 3 枚", "島 2 つ"}, "開く"}};
  table.saving = {panels::SavingState::not_saving, "19:42", "ディスクがいっぱいです。"};
  all.push_back({"table in trouble", table});
  table.toasts[1].other = "USBへコピー";
  table.saving = {};
  all.push_back({"table with two verbs", table});
  table.toasts.clear();
  table.hand_over = sample_hand_over();
  all.push_back({"hand over", table});
  table.hand_over->state = panels::HandOverView::State::copied;
  table.hand_over->said =
      "USB MACHI-01 にコピーしました（2026-07-05-市民協働カフェ-第一回.html、2026-07-05-市民協働カ"
      "フェ-第一回.csv）。もう抜いてかまいません。";
  all.push_back({"handed over", table});
  table.hand_over.reset();
  table.tray_open = true;
  all.push_back({"tray", table});
  table.tray.clear();
  all.push_back({"empty tray", table});
  table.tray_open = false;
  table.files_open = true;
  table.saving.state = panels::SavingState::read_only;
  all.push_back({"import", table});
  return all;
}

const struct {
  const char* name;
  Display display;
  double text_scale;
} kDisplays[] = {{"1920x1080 at 96 dpi", kDesk, 1},
                 {"3840x2160 at 192 dpi", kSharp, 1},
                 {"1280x720 at 96 dpi", kSmall, 1},
                 {"55 inch full HD", kBigTable, 1},
                 {"1920x1080, larger text", kDesk, 1.4}};

/// The least side of what was drawn in full; a tile cut by its list's edge may be smaller.
bool scrolls(const std::string& name) {
  return name.starts_with("tile-") || name.starts_with("row-") || name.starts_with("tray-card-") ||
         name.starts_with("bin-") || name.starts_with("copy-to-");
}

/// What one scene left behind.
struct Shot {
  std::string where;
  Display display;
  std::vector<panels::ButtonRect> buttons;
  std::vector<panels::DrawnText> texts;
};

/// Every scene at every display in both languages; drawn once for all tests.
const std::vector<Shot>& shots() {
  static const std::vector<Shot> all = [] {
    std::vector<Shot> made;
    for (const std::string lang : {"ja", "en"})
      for (const auto& d : kDisplays) {
        panels::Appearance appearance;
        appearance.text_scale = d.text_scale;
        Stage stage(d.display, lang, appearance);
        for (const Scene& scene : scenes()) {
          const auto draw = [&](const auto& view) {
            stage.frame(view);
            stage.frame(view);
          };
          std::visit(draw, scene.view);
          made.push_back({lang + ", " + d.name + ", " + scene.name, d.display,
                          stage.screen().buttons(), stage.screen().texts()});
        }
      }
    return made;
  }();
  return all;
}

template <class F>
void everywhere(F&& check) {
  REQUIRE_FALSE(shots().empty());
  for (const Shot& shot : shots()) {
    CAPTURE(shot.where);
    check(shot);
  }
}

TEST_CASE("layout: everything to tap is at least 10 mm on each side and within the window") {
  everywhere([](const Shot& shot) {
    const double least = 10 * shot.display.px_per_mm;
    CHECK_FALSE(shot.buttons.empty());
    for (const auto& b : shot.buttons) {
      CAPTURE(b.name);
      if (!scrolls(b.name)) {
        CHECK(b.rect_px.width() >= least);
        CHECK(b.rect_px.height() >= least);
      }
      CHECK(b.rect_px.min.x >= 0);
      CHECK(b.rect_px.min.y >= 0);
      CHECK(b.rect_px.max.x <= shot.display.w);
      CHECK(b.rect_px.max.y <= shot.display.h);
    }
  });
}

TEST_CASE("layout: what is to be tapped lies at least 2 mm apart") {
  everywhere([](const Shot& shot) {
    const double least = 2 * shot.display.px_per_mm - 0.01;
    const auto& all = shot.buttons;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = i + 1; k < all.size(); ++k) {
        CAPTURE(all[i].name);
        CAPTURE(all[k].name);
        const base::Rect &a = all[i].rect_px, &b = all[k].rect_px;
        const double dx = std::max(b.min.x - a.max.x, a.min.x - b.max.x);
        const double dy = std::max(b.min.y - a.max.y, a.min.y - b.max.y);
        CHECK(std::max(dx, dy) >= least);
      }
  });
}

TEST_CASE("layout: every button has a name of its own") {
  everywhere([](const Shot& shot) {
    std::set<std::string> names;
    for (const auto& b : shot.buttons) CHECK(names.insert(b.name).second);
  });
}

TEST_CASE("layout: everything to tap has words on it, or says them to a finger that rests") {
  everywhere([](const Shot& shot) {
    for (const auto& b : shot.buttons) {
      CAPTURE(b.name);
      const bool words = std::ranges::any_of(shot.texts, [&](const panels::DrawnText& t) {
        return b.rect_px.grown(1).contains(t.rect_px.centre());
      });
      const bool told = words || !b.text.empty() || b.name.starts_with("field-") ||
                        scrolls(b.name) || b.rect_px.height() < 10 * shot.display.px_per_mm;
      CHECK(told);
    }
  });
}

TEST_CASE("layout: no word of the interface is cut off, nor drawn beyond its room or the window") {
  everywhere([](const Shot& shot) {
    CHECK_FALSE(shot.texts.empty());
    for (const auto& t : shot.texts) {
      CAPTURE(t.text);
      if (t.interface) {
        CHECK_FALSE(t.shortened);
      }
      CHECK(t.rect_px.max.x <= t.room_px.max.x + 1.5);
      CHECK(t.rect_px.min.x >= t.room_px.min.x - 1.5);
      if (t.interface) CHECK(t.rect_px.max.x <= shot.display.w);
    }
  });
}

TEST_CASE("layout: texts of one panel do not lie on one another") {
  everywhere([](const Shot& shot) {
    const auto& all = shot.texts;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = i + 1; k < all.size(); ++k) {
        CAPTURE(all[i].text);
        CAPTURE(all[k].text);
        const base::Rect both = all[i].rect_px.common(all[k].rect_px);
        const bool apart = both.empty() || both.width() < 1 || both.height() < 1;
        CHECK(apart);
      }
  });
}

TEST_CASE(
    "layout: at full HD the bar says what its signs do not; at a narrow width no label is cut, "
    "some are gone") {
  for (const char* lang : {"ja", "en"}) {
    Stage wide(kDesk, lang), narrow({1280, 720, 96 / 25.4}, lang);
    const auto view = sample_table();
    wide.frame(view);
    narrow.frame(view);
    const auto shows = [](Stage& stage, const char* id) {
      return std::ranges::count(stage.screen().texts(), std::string(stage.tr()(id)),
                                &panels::DrawnText::text);
    };
    // Undo, redo, the lock and whether all is saved are told by their signs: the question has their room.
    for (const char* id :
         {"New card", "Spread out", "Tidy up", "Show all", "Report", "End the evening"}) {
      CAPTURE(std::string(lang) + std::string(id));
      if (lang == std::string("en") && id == std::string("Tidy up")) continue;  // longer words
      CHECK(shows(wide, id) == 1);
    }
    CHECK(shows(narrow, "Show all") == 0);
    CHECK(shows(narrow, "New card") == 1);
  }
}

TEST_CASE("layout: very long texts from people are shortened, never drawn over something else") {
  Stage stage;
  auto table = sample_table();
  std::string longest;
  for (int i = 0; i < 3000; ++i) longest += "協働";
  table.title = longest;
  table.boards[0].question = longest;
  table.tray[0].text = longest;
  table.tray_open = true;
  table.toasts = {{1, panels::ToastKind::warning, longest.substr(0, 900), {}, "開く"}};
  stage.frame(table);
  for (const auto& t : stage.screen().texts()) {
    CHECK(t.rect_px.max.x <= t.room_px.max.x + 1.5);
    CHECK(t.rect_px.max.y <= stage.display().h);
  }
  CHECK(stage.has("new-card"));
  CHECK(stage.has("board-next"));
}

TEST_CASE("theme: sizes follow the display, and text stays readable where pixels are few") {
  const panels::Theme desk{{96 / 25.4, 1, panels::Contrast::normal}};
  const panels::Theme sharp{{192 / 25.4, 1, panels::Contrast::normal}};
  CHECK(sharp.text_px == doctest::Approx(2 * desk.text_px).epsilon(0.05));
  const panels::Theme table{{kBigTable.px_per_mm, 1, panels::Contrast::normal}};
  CHECK(table.text_px >= 15);
  const panels::Theme large{{96 / 25.4, 1.4, panels::Contrast::normal}};
  CHECK(large.text_px > desk.text_px);
  CHECK(large.target == desk.target);
}

}  // namespace
