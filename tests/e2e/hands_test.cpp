// Many fingers at the real program: cards, islands, turning and throwing.
#include <cmath>
#include <numbers>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Item;
using e2e::Look;
using e2e::Vec2;
using e2e::Way;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

using e2e::json;

constexpr double kSame_mm = 0.15;  // pixels and the probe's rounding

/// The text of the card's only change of place in the journal.
std::map<std::string, Vec2> last_places(const base::Path& journal) {
  std::map<std::string, Vec2> places;
  for (const auto& op : e2e::read_journal(journal))
    if (op["do"] == "change" && op["what"] == "card" && op["set"].contains("pos"))
      places[op["id"]] = {op["set"]["pos"][0], op["set"]["pos"][1]};
  return places;
}

Item card(const Look& look, const std::string& text) {
  const Item* found = look.card(text);
  REQUIRE_MESSAGE(found, text << " is on the table");
  return *found;
}

/// The island that these cards, and no others, belong to directly.
std::string island_of(const Look& look, const std::vector<std::string>& texts) {
  const std::string island = card(look, texts.front()).island;
  std::size_t in_it = 0;
  for (const Item& i : look.all("card")) in_it += i.island == island;
  for (const auto& t : texts)
    if (card(look, t).island != island) return {};
  return in_it == texts.size() ? island : std::string();
}

void drag_ten(int width_px, int height_px, const std::string& dpi) {
  auto screen = screen_or_skip<TouchScreen>(width_px, height_px);
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(5, 2, 95, 110));
  Driver driver(*screen, room.on_session({"--dpi", dpi}));
  const Look before =
      driver.until("ten cards", [](const Look& l) { return l.all("card").size() == 10; });
  const double mm = before.scale();
  std::map<int, Way> ways;
  std::map<std::string, Vec2> dropped;  // map mm
  int finger = 0;
  for (const Item& c : before.all("card")) {
    ++finger;
    // Held off its middle, each its own way.
    const Vec2 by{(finger % 3 - 1) * 12.0 + finger, 30.0 + 2 * finger};
    const Vec2 hold = c.centre() + Vec2{8 * mm, -5 * mm};
    ways[finger] = {hold, hold + by * mm};
    dropped[c.id] = before.to_map(c.centre() + by * mm);
  }
  driver.drag(ways);
  driver.until("all ten where they were dropped", [&](const Look& l) {
    for (const auto& [id, pos] : dropped)
      if (base::distance(l.to_map(l.with_id(id)->centre()), pos) > kSame_mm + 0.1) return false;
    return l.is("settled");
  });
  CHECK(driver.leave() == 0);
  const auto journal = last_places(room.journal());
  CHECK(journal.size() == 10);
  for (const auto& [id, pos] : dropped) {
    const Vec2 saved = room.saved_pos(id);
    CHECK_MESSAGE(base::distance(saved, pos) < kSame_mm, id);
    REQUIRE(journal.contains(id));
    CHECK(base::distance(journal.at(id), saved) < 1e-9);
  }
  room.check_clean();
}

}  // namespace

TEST_CASE("ten fingers drag ten cards at once; all ten end in the JSON where they were dropped") {
  drag_ten(1920, 1080, "96");
}

TEST_CASE("ten fingers drag ten cards at once at 3840 x 2160 too") { drag_ten(3840, 2160, "192"); }

TEST_CASE("one drags a card, another taps buttons, a third draws a ring: nobody disturbs anybody") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(
      {{"dragged", {-170, -60}}, {"a", {30, -60}}, {"b", {125, -60}}, {"far", {-170, 60}}});
  Driver driver(*screen, room.on_session());
  const Look before =
      driver.until("four cards", [](const Look& l) { return l.all("card").size() == 4; });
  const Vec2 from = card(before, "dragged").centre();
  const auto ring = Driver::ring_round({card(before, "a"), card(before, "b")}, 40);
  auto& touch = driver.touch();
  // Finger 1 drags all the while; 2 draws the ring point by point; 3 taps three buttons between.
  Vec2 at = from;
  const auto drag_on = [&] {
    at += {5, 2};
    touch.update(1, at.x, at.y);
    touch.sync();
  };
  touch.begin(1, at.x, at.y);
  touch.begin(2, ring[0].x, ring[0].y);
  touch.sync();
  const std::vector<std::string> buttons{"tray", "language", "tray-close"};
  std::size_t tapped = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    touch.update(2, ring[i].x, ring[i].y);
    drag_on();
    if (i % 20 == 0 && tapped < buttons.size()) {
      const Look now =
          driver.until("a button to tap", [&](const Look& l) { return l.button(buttons[tapped]); });
      const Vec2 b = now.button(buttons[tapped++])->centre();
      touch.begin(3, b.x, b.y);
      drag_on();
      touch.end(3, b.x, b.y);
      drag_on();
    }
  }
  REQUIRE(tapped == buttons.size());
  touch.end(2, ring.back().x, ring.back().y);
  drag_on();
  const Look during = driver.until("the ring is an island", [](const Look& l) {
    return !island_of(l, {"a", "b"}).empty();
  });
  CHECK(!during.is("settled"));  // the first finger still holds its card
  CHECK(base::distance(card(during, "dragged").centre(), at) < 1.5);
  support::pause_s(0.1);  // rest, so that it is not thrown
  touch.end(1, at.x, at.y);
  touch.sync();
  const Look after = driver.until_calm();
  CHECK(after.str("lang") == "ja");
  CHECK(!after.button("tray-close"));
  CHECK(base::distance(card(after, "dragged").centre(), at) < 1.5);
  CHECK(base::distance(card(after, "far").centre(), card(before, "far").centre()) < 0.2);
  CHECK(driver.leave() == 0);
  CHECK(base::distance(room.saved_pos("dragged"), before.to_map(at)) < 0.3);
  room.check_clean();
}

TEST_CASE(
    "a card joins an island where it is dropped into it, and leaves it where it is dragged out") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-80, 0}}, {"b", {15, 0}}, {"c", {180, 60}}});
  Driver driver(*screen, room.on_session());
  Look look = driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  driver.ring({card(look, "a"), card(look, "b")}, 40);
  look = driver.until("an island", [](const Look& l) { return !island_of(l, {"a", "b"}).empty(); });
  const std::string island = card(look, "a").island;

  // Into it: between the two.
  const Vec2 between = (card(look, "a").centre() + card(look, "b").centre()) / 2;
  driver.drag({{1, {card(look, "c").centre(), between + Vec2{0, 30}}}});
  look =
      driver.until("c in the island", [&](const Look& l) { return l.card("c")->island == island; });
  driver.drag({{1, {card(look, "a").centre(), {card(look, "a").centre().x, 880}}}});
  look = driver.until("a out of it", [](const Look& l) { return l.card("a")->island.empty(); });
  CHECK(card(look, "b").island == island);
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(room.saved(), "c")["island"] == island);
  CHECK(e2e::card_in(room.saved(), "a")["island"].is_null());
  room.check_clean();
}

TEST_CASE("a card rested on another makes an island; its plate carries all of it along") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-120, -40}}, {"b", {60, -40}}, {"c", {160, 60}}});
  Driver driver(*screen, room.on_session());
  Look look = driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  const Vec2 onto = card(look, "a").centre() + Vec2{40, 10};
  driver.trace({{1, {card(look, "b").centre(), onto}}}, 0.25, {}, Driver::kGathers_s);
  look = driver.until("an island of two", [](const Look& l) {
    return !island_of(l, {"a", "b"}).empty();
  });
  look = driver.until_calm();
  const std::string island = card(look, "a").island;
  REQUIRE(look.with_id(island));
  CHECK(look.with_id(island)->kind == "plate");
  // Beside each other, so that both can be read.
  CHECK(base::distance(card(look, "a").centre(), card(look, "b").centre()) >
        card(look, "a").height());

  const Vec2 by{120, 150};
  const Vec2 plate = look.with_id(island)->centre();
  driver.drag({{4, {plate, plate + by}}});
  const Look after = driver.until("the island moved", [&](const Look& l) {
    return base::distance(l.with_id(island)->centre(), plate + by) < 0.3 && l.is("settled");
  });
  for (const char* text : {"a", "b"})
    CHECK(base::distance(card(after, text).centre(), card(look, text).centre() + by) < 0.3);
  CHECK(base::distance(card(after, "c").centre(), card(look, "c").centre()) < 0.2);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("two fingers that part on two cards zoom the free map, and the cards stay") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-45, -40}}, {"b", {45, -40}}});
  Driver driver(*screen, room.on_session());
  driver.tap_button("lock");
  const Look before = driver.until(
      "two cards", [](const Look& l) { return l.all("card").size() == 2 && !l.is("locked"); });
  const Vec2 a = card(before, "a").centre(), b = card(before, "b").centre();
  driver.drag({{1, {a, a - Vec2{120, 0}}}, {2, {b, b + Vec2{120, 0}}}}, 0.3);
  const Look after = driver.until(
      "closer", [&](const Look& l) { return l.scale() > before.scale() * 1.4 && l.is("settled"); });
  // The fingers are still on the middles of their cards.
  CHECK(base::distance(card(after, "a").centre(), a - Vec2{120, 0}) < 3);
  CHECK(base::distance(card(after, "b").centre(), b + Vec2{120, 0}) < 3);
  driver.tap_button("zoom-out");
  driver.until("one step away again", [&](const Look& l) {
    return std::abs(l.scale() * 1.25 / after.scale() - 1) < 0.01;
  });
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(room.saved(), "a")["pos"][0] == -45);
  room.check_clean();
}

TEST_CASE("an island that would take the held card shows so, all over") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  auto cards = e2e::grid(3, 3, 85, 60);
  for (auto& c : cards) c.pos += {-80, -20};
  cards.push_back({"held", {190, 60}});
  room.lay_out(cards);
  Driver driver(*screen, room.on_session());
  Look look = driver.until("the cards", [](const Look& l) { return l.card("held"); });
  std::vector<Item> members;
  for (const Item& c : look.all("card"))
    if (c.text != "held") members.push_back(c);
  driver.ring(members, 40);
  driver.until("an island", [](const Look& l) { return l.all("plate").size() == 1; });
  look = driver.until_calm();
  // Points of the papers in it.
  std::vector<std::pair<int, int>> points;
  for (const Item& c : look.all("card"))
    if (!c.island.empty())
      for (int k = 0; k < 40; ++k)
        points.push_back(
            {int(c.corners[0].x) + 10 + (k % 8) * 33, int(c.corners[0].y) + 10 + (k / 8) * 41});
  const auto before = screen->region(0, 0, 1920, 1080);
  const Vec2 from = card(look, "held").centre();
  // Its middle just inside, over the gap between two cards.
  const Vec2 to{card(look, "c6").corners[1].x + 5, card(look, "c6").corners[2].y + 15};
  auto& touch = driver.touch();
  touch.begin(1, from.x, from.y);
  for (int k = 1; k <= 40; ++k) {
    const Vec2 p = from + (to - from) * (k / 40.0);
    touch.update(1, p.x, p.y);
    touch.sync();
  }
  const Look now = driver.until("the card there", [&](const Look& l) {
    return base::distance(card(l, "held").centre(), to) < 1.5;
  });
  const auto after = screen->region(0, 0, 1920, 1080);
  const Item held = card(now, "held");
  std::size_t compared = 0, untinted = 0;  // the tint takes much green from paper
  for (const auto& [x, y] : points) {
    if (x > held.corners[0].x - 30 && y > held.corners[0].y - 30) continue;
    const std::size_t at = std::size_t(y) * 1920 + std::size_t(x);
    if (before[at].g < 180) continue;  // ink
    ++compared;
    untinted += after[at].g + 8 > before[at].g;
  }
  CHECK(compared > 250);
  CHECK(untinted == 0);
  driver.program().kill();
  touch.end(1, to.x, to.y);
}

TEST_CASE("a second finger turns the card, and only turns it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-60, 0}}, {"b", {120, 0}}});
  Driver driver(*screen, room.on_session());
  const Look before =
      driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  const Item a = card(before, "a");
  auto& touch = driver.touch();
  const Vec2 hold = a.centre();
  touch.begin(1, hold.x, hold.y);
  touch.begin(2, hold.x + 100, hold.y);
  touch.sync();
  const double quarter = std::numbers::pi / 2;
  for (int k = 1; k <= 30; ++k) {
    const Vec2 p = hold + base::turned({100, 0}, quarter * k / 30);
    touch.update(2, p.x, p.y);
    touch.sync();
    support::pause_s(0.008);
  }
  touch.end(2, hold.x, hold.y + 100);
  touch.sync();
  support::pause_s(0.1);
  touch.end(1, hold.x, hold.y);
  touch.sync();
  const Look after = driver.until_calm();
  CHECK(card(after, "a").turn() == doctest::Approx(quarter).epsilon(0.02));
  CHECK(card(after, "a").width() == doctest::Approx(a.width()).epsilon(0.01));
  CHECK(base::distance(card(after, "a").centre(), hold) < 2);
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(room.saved(), "a")["turn"].get<double>() ==
        doctest::Approx(quarter).epsilon(0.02));
  CHECK(e2e::card_in(room.saved(), "b")["turn"].get<double>() == 0);
}

TEST_CASE("a thrown card glides on and stops at the edge of the table") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"thrown", {-40, 0}}, {"rests", {100, 60}}});
  Driver driver(*screen, room.on_session());
  const Look before =
      driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  const Vec2 from = card(before, "thrown").centre();
  const Vec2 let_go{from.x - 400, from.y};
  driver.touch().drag({{1, {from.x, from.y, let_go.x, let_go.y}}}, 0.12);
  const Look after = driver.until_calm();
  const Item thrown = card(after, "thrown");
  CHECK(thrown.centre().x < let_go.x - 20);
  CHECK(thrown.corners[0].x ==
        doctest::Approx(0).epsilon(1.0));  // at the edge, wholly on the table
  CHECK(thrown.centre().y == doctest::Approx(from.y).epsilon(0.01));
  CHECK(driver.leave() == 0);
  CHECK(base::distance(room.saved_pos("thrown"), after.to_map(thrown.centre())) < 0.2);
}

TEST_CASE("a palm, or a sleeve with five contacts close together, does nothing") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Driver driver(*screen, room.on_session());
  const Look before = driver.until("a card", [](const Look& l) { return l.card("a"); });
  const Vec2 on = card(before, "a").centre();
  std::map<int, Way> palm;
  for (int f = 1; f <= 6; ++f) {
    const Vec2 p = on + Vec2{f * 14.0 - 50, f % 2 * 25.0};
    palm[f] = {p, p + Vec2{150, 60}};
  }
  driver.drag(palm, 0.2);
  // A later finger works, so the program has seen the palm by then.
  driver.drag({{10, {on, on + Vec2{0, 200}}}});
  const Look after = driver.until("the card moved", [&](const Look& l) {
    return base::distance(card(l, "a").centre(), on + Vec2{0, 200}) < 0.5 && l.is("settled");
  });
  CHECK(driver.leave() == 0);
  CHECK(e2e::read_journal(room.journal()).size() == 1);
}

TEST_CASE("table: the touchscreen unplugged in mid-drag lets every finger lift where it was") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1, 110));
  Driver driver(*screen, room.on_session({"--dpi", "96"}));
  driver.tap_button("add-seat");
  // A key of the seat, by what stands on it.
  const auto key = [](const Look& l, const std::string& label) {
    for (const json& item : l.answer()["items"])
      if (item["kind"] == "key" && item["text"] == label)
        return Vec2{item["quad"][0][0], item["quad"][0][1]} / 2 +
               Vec2{item["quad"][2][0], item["quad"][2][1]} / 2;
    return Vec2{};
  };
  const auto written = [](const Look& l) {
    for (const json& item : l.answer()["items"])
      if (item["kind"] == "seat") return item.value("text", "");
    return std::string();
  };
  driver.until("the keys", [&](const Look& l) { return key(l, "g").x > 0; });
  const Look before = driver.until_calm();
  // One throws a card: it is fast up to the last moment. One holds a key, one a bare card.
  const Vec2 from = card(before, "c1").centre(), to = from + Vec2{90, -160};
  const Vec2 rest = card(before, "c3").centre();
  screen->begin(1, from.x, from.y);
  screen->begin(2, key(before, "g").x, key(before, "g").y);
  screen->begin(3, rest.x, rest.y);
  for (int k = 1; k <= 12; ++k) {
    screen->update(1, from.x + (to.x - from.x) * k / 12, from.y + (to.y - from.y) * k / 12);
    screen->sync();
  }
  driver.until("the card in the hand", [&](const Look& l) { return card(l, "c1").held; });
  screen->set_plugged(false);
  const Look after = driver.until("everything let go", [&](const Look& l) {
    return l.is("settled") && written(l) == "g" && l.str("saved") == "saved";
  });
  CHECK(base::distance(card(after, "c1").centre(), to) < kSame_mm * before.scale() + 1);
  CHECK(base::distance(card(after, "c3").centre(), rest) < 1);
  CHECK(after.button_like("menu") == nullptr);
  CHECK_FALSE(after.is("editing"));
  // The table goes on: with the mouse, and with fingers once it is plugged in again.
  const auto moved = [&](const Look& l) {
    return base::distance(card(l, "c1").centre(), to - Vec2{60, 0}) < 30;
  };
  // A server that loses a touchscreen in the middle of a touch may still hold the mouse's button for it:
  // then the first press is none.
  for (int n = 0; n < 3 && !moved(driver.look()); ++n) {
    screen->drag_pointer(to.x, to.y, to.x - 60, to.y, 0.3);
    for (int k = 0; k < 50 && !moved(driver.look()); ++k) support::pause_s(0.1);
  }
  CHECK(moved(driver.look()));
  CHECK(driver.leave() == 0);
  room.check_clean();
}
