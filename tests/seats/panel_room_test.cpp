// Room for open panels: by plain values, and with people who open, move and close at random.
#include "seats/panel_room.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <random>

#include "seats/seat_plan.h"
#include "seats/seat_table.h"

using namespace support;
using seats::Panel;
using seats::PanelWish;

namespace {

Rect area_of(Edge edge, const Panel& panel, const Rect& table) {
  const double along = panel.span.middle / seats::length_of(edge, table);
  return seats::frame_of({1, edge, along, {}}, {panel.span.width, panel.depth}, table).area();
}

/// Of what is laid there: nothing on anything, all of it on the table.
void check_apart(const std::vector<PanelWish>& wishes, const std::vector<Panel>& panels,
                 const Rect& table) {
  REQUIRE(panels.size() == wishes.size());
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const Rect a = area_of(wishes[i].edge, panels[i], table);
    CHECK(table.grown(1e-6).common(a) == a);
    for (std::size_t j = i + 1; j < panels.size(); ++j)
      CHECK_FALSE(a.grown(-0.01).intersects(area_of(wishes[j].edge, panels[j], table)));
  }
}

/// The table of a window of so many pixels, less the bar.
Rect table_of(double w_px, double h_px, double dpi) {
  const double mm = dpi / 25.4;
  return {{0, 0}, {w_px / mm, h_px / mm - 20}};
}

PanelWish at(Edge edge, double middle) { return {edge, middle, {}}; }

}  // namespace

TEST_CASE("panels: alone one is as large as the table allows, where it was asked for") {
  const Rect table{{0, 0}, {1210, 662}};
  const auto laid = seats::lay_panels({at(Edge::bottom, 300)}, table);
  REQUIRE(laid);
  CHECK((*laid)[0].span == seats::Span{300, 166});
  CHECK((*laid)[0].depth == seats::panel_size({1, Edge::bottom, 0.5, {}}, table).h);
}

TEST_CASE("panels: two face one another at 1366 × 768, four sit round 1920 × 1080, at 96 dpi") {
  const Rect small = table_of(1366, 768, 96), usual = table_of(1920, 1080, 96);
  for (const double where : {0.1, 0.5, 0.8}) {
    const std::vector<PanelWish> two{at(Edge::bottom, small.width() / 2),
                                     at(Edge::top, small.width() * where)};
    const auto laid = seats::lay_panels(two, small);
    REQUIRE(laid);
    check_apart(two, *laid, small);
    const std::vector<PanelWish> four{
        at(Edge::bottom, usual.width() * where), at(Edge::left, usual.height() * where),
        at(Edge::top, usual.width() * where), at(Edge::right, usual.height() * where)};
    const auto round = seats::lay_panels(four, usual);
    REQUIRE(round);
    check_apart(four, *round, usual);
  }
}

TEST_CASE("panels: eight open one after another round a large table of few pixels") {
  const Rect table{{0, 0}, {576, 306}};
  std::vector<PanelWish> wishes;
  const std::vector<std::pair<Edge, double>> people{
      {Edge::bottom, 0.5}, {Edge::top, 0.5},    {Edge::left, 0.5}, {Edge::right, 0.5},
      {Edge::bottom, 0.2}, {Edge::bottom, 0.8}, {Edge::top, 0.2},  {Edge::top, 0.8}};
  for (const auto& [edge, along] : people) {
    wishes.push_back(at(edge, along * seats::length_of(edge, table)));
    const auto laid = seats::lay_panels(wishes, table, seats::kMapShare);
    REQUIRE(laid);
    check_apart(wishes, *laid, table);
    for (std::size_t i = 0; i < wishes.size(); ++i) wishes[i].has = (*laid)[i];
  }
}

TEST_CASE("panels: who lies there stays where there is room, and grows no more") {
  const Rect table = table_of(1920, 1080, 96);
  const Panel low = seats::lay_panels({at(Edge::top, 250)}, table_of(1920, 500, 96))->front();
  const std::vector<PanelWish> wishes{{Edge::top, 250, low}, at(Edge::left, 100)};
  const auto laid = seats::lay_panels(wishes, table);
  REQUIRE(laid);
  CHECK((*laid)[0] == low);
  check_apart(wishes, *laid, table);
}

TEST_CASE("panels: at a large text two that face one another leave a third of the map") {
  const double px = 96 / 25.4;
  // The bar grows with the text.
  for (const double text : {1.25, 1.6})
    for (const Size window : {Size{1920, 1080}, Size{2048, 1536}, Size{3840, 2160}}) {
      const Size table{window.w / px, window.h / px - 17 * text};
      const seats::SeatScale scale = seats::seat_scale(table, px, text);
      CAPTURE(text);
      CAPTURE(window.h);
      CHECK(scale.room * scale.words == doctest::Approx(text));
      CHECK(scale.room >= 1);
      const Rect area{{0, 0}, {table.w / scale.room, table.h / scale.room}};
      const double share = seats::kMapShare;
      std::vector<PanelWish> wishes{at(Edge::bottom, area.width() / 2)};
      auto laid = seats::lay_panels(wishes, area, share);
      REQUIRE(laid);
      // Who sits there already gives way to whoever comes.
      wishes[0].has = laid->front();
      wishes.push_back(at(Edge::top, area.width() / 2));
      laid = seats::lay_panels(wishes, area, share);
      REQUIRE(laid);
      check_apart(wishes, *laid, area);
      const double between = area.height() - (*laid)[0].depth - (*laid)[1].depth;
      CHECK(between >= seats::kMapShare * area.height());
    }
}

TEST_CASE(
    "panels: two who face one another at 1366 × 768 leave a third of it, in large text, too") {
  const double px = 96 / 25.4;
  for (const double text : {1.0, 1.6}) {
    const Size window{1366 / px, 768 / px - 17 * text};
    const seats::SeatScale scale = seats::seat_scale(window, px, text);
    CAPTURE(text);
    const Rect table{{0, 0}, {window.w / scale.room, window.h / scale.room}};
    std::vector<PanelWish> wishes{at(Edge::bottom, table.width() / 2)};
    const double share = text > 1 ? seats::kMapShare : 0;
    auto laid = seats::lay_panels(wishes, table, share);
    REQUIRE(laid);
    wishes[0].has = laid->front();
    wishes.push_back(at(Edge::top, table.width() / 2));
    laid = seats::lay_panels(wishes, table, share);
    REQUIRE(laid);
    check_apart(wishes, *laid, table);
    CHECK(table.height() - (*laid)[0].depth - (*laid)[1].depth >= 0.35 * table.height());
  }
}

TEST_CASE("panels: what cannot be read grows, and words grow where panels cannot") {
  const seats::SeatScale wall = seats::seat_scale({1210, 662}, 40 / 25.4, 1);
  CHECK(wall.room * 40 / 25.4 == doctest::Approx(15 / 4.5));
  CHECK(wall.words == doctest::Approx(1));
  const seats::SeatScale small = seats::seat_scale({361, 183}, 96 / 25.4, 1.6);
  CHECK(small.room == 1);
  CHECK(small.words == doctest::Approx(1.6));
  CHECK(seats::seat_scale({1000, 1000}, 96 / 25.4, 99).room == doctest::Approx(1.6));
}

TEST_CASE("panels: beyond what a side has room for there is none") {
  const Rect table = table_of(1366, 768, 96);
  std::vector<PanelWish> wishes{at(Edge::bottom, 50), at(Edge::bottom, 150)};
  CHECK(seats::lay_panels(wishes, table));
  wishes.push_back(at(Edge::bottom, 250));
  CHECK_FALSE(seats::lay_panels(wishes, table));
}

TEST_CASE("panels: every combination that is laid lies apart, on tables of every size") {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> share(0, 1);
  int laid = 0;
  for (int n = 0; n < 400; ++n) {
    const double dpi = 40 + 110 * share(random);
    const Rect table = table_of(700 + 3200 * share(random), 500 + 1700 * share(random), dpi);
    CAPTURE(table.width());
    CAPTURE(table.height());
    std::vector<PanelWish> wishes;
    for (int seats = 0; seats < 6; ++seats) {
      const Edge edge = Edge(random() % 4);
      wishes.push_back(at(edge, share(random) * seats::length_of(edge, table)));
      const auto panels = seats::lay_panels(wishes, table);
      if (!panels) {
        wishes.pop_back();
        continue;
      }
      ++laid;
      check_apart(wishes, *panels, table);
      for (std::size_t i = 0; i < panels->size(); ++i) wishes[i].has = (*panels)[i];
    }
  }
  CHECK(laid > 400);
}

TEST_CASE("seats: whoever finds no room waits with a sentence, and opens when there is some") {
  SeatTable t({.places = {{1, Edge::bottom, 0.2, {}},
                          {2, Edge::bottom, 0.5, {}},
                          {3, Edge::bottom, 0.8, {}}},
               .table = {361, 183},
               .open = false});
  t.press(1, SpotKind::handle);
  t.press(2, SpotKind::handle);
  t.type_english(1, "one");
  t.press(3, SpotKind::handle);
  CHECK(t.seat(1).open());
  CHECK(t.seat(2).open());
  CHECK_FALSE(t.seat(3).open());
  CHECK(t.seat(3).waits());
  // Whoever taps again does not want it any more.
  t.press(3, SpotKind::handle);
  CHECK_FALSE(t.seat(3).waits());
  t.press(3, SpotKind::handle);
  CHECK(t.seat(3).waits());
  t.press(2, SpotKind::fold);
  CHECK(t.seat(3).open());
  CHECK_FALSE(t.seat(3).waits());
  t.press(2, SpotKind::handle);
  CHECK(t.seat(2).waits());
  t.leave(3);
  t.tick();
  CHECK(t.seat(2).open());
  CHECK(t.seat(1).text().text() == "one");
}

TEST_CASE("seats: six at a small table, and whoever waits lies on nobody's buttons") {
  std::mt19937 random(9);
  const std::vector<std::vector<SeatPlace>> rounds{{{1, Edge::bottom, 0.2, {}},
                                                    {2, Edge::bottom, 0.5, {}},
                                                    {3, Edge::bottom, 0.8, {}},
                                                    {4, Edge::top, 0.2, {}},
                                                    {5, Edge::top, 0.5, {}},
                                                    {6, Edge::top, 0.8, {}}},
                                                   {{1, Edge::bottom, 0.3, {}},
                                                    {2, Edge::bottom, 0.7, {}},
                                                    {3, Edge::top, 0.3, {}},
                                                    {4, Edge::top, 0.7, {}},
                                                    {5, Edge::left, 0.5, {}},
                                                    {6, Edge::right, 0.5, {}}}};
  for (const auto& places : rounds)
    for (int n = 0; n < 12; ++n) {
      SeatTable t({.places = places, .table = {361.4, 183}, .open = false});
      std::vector<int> order{1, 2, 3, 4, 5, 6};
      std::ranges::shuffle(order, random);
      for (const int who : order) {
        if (!t.seat(who).waits() && !t.seat(who).open()) t.press(who, SpotKind::handle);
        CAPTURE(n);
        CAPTURE(who);
        std::string layout;
        for (const auto& s : t.seats->all()) {
          const Rect r = s->frame().area();
          layout += fmt::format("{} {} {}: {:.1f} {:.1f} {:.1f} {:.1f}; ", s->place().number,
                                seats::name_of(s->place().edge), s->open() ? "open" : "", r.min.x,
                                r.min.y, r.max.x, r.max.y);
        }
        CAPTURE(layout);
        for (const Rect& panel : t.seats->open_seats())
          for (const auto& s : t.seats->all()) {
            CAPTURE(s->place().number);
            if (!s->open()) CHECK_FALSE(s->frame().area().grown(-0.01).intersects(panel));
          }
      }
      CHECK(t.seats->open_seats().size() >= 2);
    }
}

TEST_CASE("seats: when the window shrinks, who writes keeps the panel, and no card is lost") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}});
  t.wait(30);
  t.type_english(2, "two");
  t.seats->set_table({{0, 0}, {361, 105}});
  CHECK(t.seat(1).waits());
  CHECK(t.seat(2).open());
  t.type_english(2, "s");
  CHECK(t.card("twos").seat == "2");
  t.seats->set_table({{0, 0}, {361, 183}});
  CHECK(t.seat(1).open());
  CHECK(t.seat(2).open());
}

TEST_CASE("seats: people come, move, open and go, and no panel ever lies on another") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> share(0, 1);
  SeatTable t({.places = {}, .table = {508, 266}});
  Rect table = t.table;
  const auto anybody = [&]() -> seats::Seat* {
    const auto& all = t.seats->all();
    return all.empty() ? nullptr : all[random() % all.size()].get();
  };
  for (int n = 0; n < 300; ++n) {
    CAPTURE(n);
    seats::Seat* s = anybody();
    switch (random() % 6) {
      case 0:
        if (t.seats->all().size() < 7) (void)t.seats->add();
        break;
      case 1:
      case 2:
        if (s) s->set_open(!s->open());
        break;
      case 3:
        if (s)
          t.drag(t.spot(s->place().number, SpotKind::handle),
                 {share(random) * table.width(), share(random) * table.height()});
        break;
      case 4:
        if (random() % 3 == 0 && s && s->open()) t.press(s->place().number, SpotKind::leave);
        break;
      default:
        if (random() % 4 == 0) {
          table = table_of(800 + 2000 * share(random), 600 + 1000 * share(random),
                           60 + 70 * share(random));
          t.seats->set_table(table);
        }
    }
    t.tick();
    const std::vector<Rect> open = t.seats->open_seats();
    for (std::size_t i = 0; i < open.size(); ++i) {
      CHECK(table.grown(1e-6).common(open[i]) == open[i]);
      for (std::size_t j = i + 1; j < open.size(); ++j)
        CHECK_FALSE(open[i].grown(-0.01).intersects(open[j]));
    }
    for (const auto& one : t.seats->all())
      if (one->open() && one->keyboard())
        for (const keys::KeyView& key : one->keyboard()->view().keys) {
          CHECK(key.rect.width() >= keys::kSmallestKeyMm - 1e-6);
          CHECK(key.rect.height() >= keys::kSmallestKeyMm - 1e-6);
        }
  }
}
