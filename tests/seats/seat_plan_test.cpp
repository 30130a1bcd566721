// The plan of an open panel, on tables of every usual size.
#include "seats/seat_plan.h"

#include <doctest/doctest.h>

#include "keys/key_hand.h"

using namespace seats;

namespace {

constexpr Edge kEdges[] = {Edge::bottom, Edge::left, Edge::top, Edge::right};
constexpr double kTapMm = 10;

struct Part {
  const char* name;
  Rect rect;
};

// What there is to tap, and what there is to see, each with its name.
std::vector<Part> parts_of(const SeatPlan& p, bool naming) {
  std::vector<Part> out{{"put", p.put},         {"fresh", p.fresh},   {"candidates", p.candidates},
                        {"keys", p.keys},       {"handle", p.handle}, {"name", p.name},
                        {"arrange", p.arrange}, {"paste", p.paste},   {"leave", p.leave},
                        {"fold", p.fold},       {"help", p.help},     {"card", p.card}};
  if (naming) {
    out.erase(out.begin() + 1);  // fresh
    out.push_back({"no names", p.no_names});
    out.push_back({"about names", p.about_names});
    return out;
  }
  for (const Rect& r : p.tray) out.push_back({"tray", r});
  return out;
}

void check_plan(Size panel, bool naming) {
  CAPTURE(panel.w);
  CAPTURE(panel.h);
  const SeatPlan plan(panel);
  const auto parts = parts_of(plan, naming);
  const Rect all{{0, 0}, {panel.w, panel.h}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    CAPTURE(parts[i].name);
    const Rect& r = parts[i].rect;
    CHECK_FALSE(r.empty());
    CHECK(all.grown(1e-9).common(r) == r);
    CHECK(r.width() >= kTapMm - 1e-9);
    CHECK(r.height() >= kTapMm - 1e-9);
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      CAPTURE(parts[j].name);
      CHECK_FALSE(r.grown(0.5).intersects(parts[j].rect));
    }
  }
}

}  // namespace

TEST_CASE("plan: at every side of usual tables all parts lie apart, on the panel, and can be hit") {
  // 23", 27", 32", 43", 55", 65" and 84" screens, less the bar.
  for (const Size table : {Size{508, 268}, Size{597, 318}, Size{708, 380}, Size{941, 511},
                           Size{1210, 662}, Size{1429, 785}, Size{1860, 1027}})
    for (const Edge edge : kEdges) {
      const Rect t{{0, 0}, {table.w, table.h}};
      const Size panel = panel_size({1, edge, 0.5, {}}, t);
      check_plan(panel, false);
      check_plan(panel, true);
      const bool level = edge == Edge::bottom || edge == Edge::top;
      CHECK(panel.w <= (level ? table.w : table.h));
      CHECK(panel.h <= (level ? table.h : table.w));
    }
}

TEST_CASE("plan: the keyboard is never under its smallest size, at any side of any usual table") {
  const auto layouts = support::shipped_layouts();
  for (const Size table : {Size{508, 268}, Size{597, 318}, Size{941, 511}, Size{1429, 785}})
    for (const Edge edge : kEdges) {
      CAPTURE(table.w);
      CAPTURE(name_of(edge));
      const Rect keys =
          SeatPlan(panel_size({1, edge, 0.5, {}}, Rect{{0, 0}, {table.w, table.h}})).keys;
      const bool narrow = table.h < 300 && (edge == Edge::bottom || edge == Edge::top);
      CAPTURE(keys.width());
      CAPTURE(keys.height());
      for (const char* lang : {"ja", "en"}) {
        auto made = keys::Keyboard::create(layouts, lang, {keys.width(), keys.height()});
        REQUIRE(made.ok());
        // Everything that somebody may want to type with fits.
        for (const keys::PageView& page : made->pages()) {
          CAPTURE(page.name);
          // Six rows are too many across the smallest table; the flat form does there.
          if (page.name == "kana-table" && narrow) continue;
          CHECK(page.fits);
        }
        for (const keys::KeyView& key : made->view().keys) {
          CHECK(key.rect.width() >= keys::kSmallestKeyMm - 1e-6);
          CHECK(key.rect.height() >= keys::kSmallestKeyMm - 1e-6);
        }
      }
    }
}

TEST_CASE("plan: in every step that a panel shrinks, all parts lie apart and can be hit") {
  for (const Size table : {Size{361, 183}, Size{508, 266}, Size{1210, 662}})
    for (const Edge edge : kEdges)
      for (const PanelStep& step : panel_steps(edge, Rect{{0, 0}, {table.w, table.h}}))
        for (const double w : {step.least, step.widest}) {
          if (w < kNarrowPanel) continue;
          check_plan({w, step.depth}, false);
          const SeatPlan plan({w, step.depth});
          CHECK(plan.keys.width() >= 10 * (keys::kSmallestKeyMm + keys::kKeyGapMm) - 2 - 1e-9);
          CHECK(plan.tray.size() >= 1);
          CHECK(plan.card.height() >= 26);
        }
}

TEST_CASE("plan: on the smallest table two who face one another leave a strip between them") {
  const Rect table{{0, 0}, {508, 268}};
  const Size bottom = panel_size({1, Edge::bottom, 0.5, {}}, table);
  const Size top = panel_size({2, Edge::top, 0.5, {}}, table);
  CHECK(bottom == top);
  CHECK(bottom.h + top.h < table.height());
  const Size left = panel_size({3, Edge::left, 0.5, {}}, table);
  const Size right = panel_size({4, Edge::right, 0.5, {}}, table);
  CHECK(left.h + right.h < table.width());
  CHECK(left.w <= table.height());
}

TEST_CASE("plan: there is always room for at least one waiting card") {
  for (const Size table : {Size{508, 268}, Size{1429, 785}})
    for (const Edge edge : kEdges) {
      const SeatPlan plan(panel_size({1, edge, 0.5, {}}, Rect{{0, 0}, {table.w, table.h}}));
      CHECK(plan.tray.size() >= 1);
    }
}

TEST_CASE("plan: longer candidates are wider, and none is too small to hit") {
  CHECK(candidate_width("") >= kTapMm);
  CHECK(candidate_width("木") >= kTapMm);
  CHECK(candidate_width("協働のまちづくり") > candidate_width("協働の"));
  // By characters, not by bytes.
  CHECK(candidate_width("あいうえ") == candidate_width("abcd"));
}
