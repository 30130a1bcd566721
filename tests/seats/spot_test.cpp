// The buttons of a seat: what is drawn is what is hit, and what the probe is told.
#include "seats/spot.h"

#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;
using seats::Spot;

namespace {

bool is_paper(SpotKind kind) {
  return kind == SpotKind::card || kind == SpotKind::tray_card || kind == SpotKind::pad ||
         kind == SpotKind::cell;
}

/// The face that is drawn just where this button lies; null: none.
const canvas::Box* face_of(const canvas::DrawList& list, const seats::SeatFrame& frame,
                           const desk::Button& b) {
  const Vec2 centre = frame.to_window(b.place.centre);
  for (const auto& entry : list.entries) {
    const auto* box = std::get_if<canvas::Box>(&entry.item);
    if (box && base::distance(box->centre, centre) < 1e-9 && box->size == b.place.size &&
        box->radius == b.radius)
      return box;
  }
  return nullptr;
}

canvas::DrawList drawn(SeatTable& t) {
  canvas::DrawList list;
  t.seats->draw(canvas::Look{}, list);
  return list;
}

/// Each button of the seat is where it is drawn, and looks pressed while a finger is there.
std::size_t check_buttons(SeatTable& t, int number) {
  std::size_t seen = 0;
  const seats::SeatFrame frame = t.seat(number).frame();
  for (const Spot& spot : t.seat(number).spots()) {
    CAPTURE(spot.button.name);
    CHECK(spot.button.name == std::string("seat-") + seats::name_of(spot.kind));
    CHECK_FALSE(spot.button.pressed);
    if (is_paper(spot.kind)) continue;
    ++seen;
    const canvas::DrawList before = drawn(t);
    const canvas::Box* face = face_of(before, frame, spot.button);
    REQUIRE(face != nullptr);
    CHECK(face->turn == frame.turn);
    CHECK(face->fill == spot.button.rest.face);
    CHECK((!spot.button.icon.empty() || spot.button.words != nullptr));
    // Anywhere on it, and beside it a little.
    const Vec2 middle = spot.button.place.centre;
    for (const Vec2 corner : spot.button.quad()) {
      t.down(3, frame.to_window(middle + (corner - middle) * 0.95));
      const canvas::DrawList now = drawn(t);
      face = face_of(now, frame, spot.button);
      REQUIRE(face != nullptr);
      CHECK(face->fill == (spot.button.enabled ? spot.button.down.face : spot.button.rest.face));
      t.sample(3, Phase::cancel, frame.to_window(middle));
      t.wait(0.5);
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("spot: each button of a seat is hit where it is drawn, at every side of the table") {
  SeatTable t({eight_places()});
  for (const int n : {1, 3, 5, 7}) {
    CHECK(check_buttons(t, n) == 11);
    t.write(n, "words");
    CHECK(check_buttons(t, n) == 11);
    t.press(n, SpotKind::name);
    CHECK(check_buttons(t, n) == 11);
    t.press(n, SpotKind::name_done);
    t.press(n, SpotKind::pen);
    CHECK(check_buttons(t, n) == 14);
    t.seat(n).set_open(false);
    t.tick();
    CHECK(check_buttons(t, n) == 1);
  }
}

TEST_CASE("spot: what cannot be done now is faint, and is not hit") {
  SeatTable t;
  const auto put = [&] {
    for (const Spot& spot : t.seat(1).spots())
      if (spot.kind == SpotKind::put) return spot;
    return Spot{};
  };
  const auto faint_words = [&](const std::string& words) {
    for (const auto& entry : drawn(t).entries) {
      const auto* text = std::get_if<canvas::Text>(&entry.item);
      if (text && text->layout->source == words) return text->color.a < 255;
    }
    FAIL(words << " is not drawn");
    return false;
  };
  CHECK_FALSE(put().button.enabled);
  CHECK(faint_words("Onto the table"));
  t.down(1, t.spot(1, SpotKind::put));
  CHECK_FALSE(put().button.pressed);
  t.up(1);
  t.wait(1);
  t.write(1, "words");
  CHECK(put().button.enabled);
  CHECK_FALSE(faint_words("Onto the table"));
  t.down(1, t.spot(1, SpotKind::put));
  CHECK(put().button.pressed);
  t.up(1);
  CHECK(t.count(Place::table) == 1);
}

TEST_CASE("spot: the card is a paper that a finger pulls out; its button says where it lies") {
  SeatTable t;
  t.write(1, "words");
  for (const Spot& spot : t.seat(1).spots()) {
    CHECK(spot.card.nil() == (spot.kind != SpotKind::card));
    if (spot.kind != SpotKind::card) continue;
    CHECK(spot.card == t.card("words").id);
    CHECK(spot.rect() == t.seat(1).card_rect());
    CHECK(spot.button.icon.empty());
  }
}

TEST_CASE(
    "spot: words too long for one line stand in two, large enough to be read across a table") {
  SeatTable t;
  bool met = false;
  for (const auto& entry : drawn(t).entries) {
    const auto* text = std::get_if<canvas::Text>(&entry.item);
    if (!text || text->layout->source != "Onto the table") continue;
    met = true;
    CHECK(text->layout->em >= 3.7);
    CHECK(text->layout->lines.size() <= 2);
    CHECK_FALSE(text->layout->ellipsized);
  }
  CHECK(met);
}
