#include "support/whole_table.h"

#include <fmt/core.h>

#include "base/assert.h"
#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "text/typesetter.h"

namespace support {

using input::Phase;

std::unique_ptr<text::Typesetter> WholeTable::make_typesetter() {
  auto made = text::Typesetter::create(base::find_assets().fonts);
  ASSERT(made.ok(), "the house's fonts are there");
  return std::move(made).value();
}

model::Session WholeTable::make_session(base::IdSource& ids) {
  model::Session s;
  s.id = ids.next();
  model::Board b;
  b.id = ids.next();
  s.boards.emplace(b.id, b);
  return s;
}

std::shared_ptr<const keys::KeyLayouts> WholeTable::read_layouts() {
  static const auto read = [] {
    base::RealFileSystem files;
    return std::make_shared<const keys::KeyLayouts>(
        keys::load_key_layouts(files, {base::find_assets().keyboards}));
  }();
  return read;
}

WholeTable::WholeTable(const Set& set)
    : ids(clock, set.seed),
      typesetter(make_typesetter()),
      doc(make_session(ids)),
      board_id(doc.session().boards.begin()->first),
      scene(*typesetter, canvas::Look{}),
      desk{doc, scene, camera, *typesetter, ids, clock, board_id},
      table(desk),
      layouts(read_layouts()),
      aids{layouts} {
  camera.px_per_mm = camera.scale = set.px_per_mm;
  camera.window_px = set.window_px;
  desk.bar_px = set.bar_px;
  doc.subscribe([this](const ops::Op& op, ops::ActionId) {
    if (seats) seats->changed(op);
    desk::follow(scene, board(), op);
  });
  scene.show(&board());
  seats.emplace(desk, aids, seats::SeatSettings{});
  router.set_takers({&bar, &*seats, &table});
  cover();
}

void WholeTable::cover() {
  const double mm = camera.px_per_mm;
  seats->set_table({{0, 0}, {camera.window_px.w / mm, (camera.window_px.h - desk.bar_px) / mm}});
  seats->tick(clock.now_s());
  for (const desk::Notice& notice : desk.notices.take())
    if (notice.offer) offered.push_back(std::get<desk::BackToSeat>(*notice.offer));
  for (const seats::SeatWish& wish : seats->take_wishes())
    if (const auto* turn = std::get_if<seats::WantsTurn>(&wish))
      turned[turn->number].press(desk, turn->turn_rad);
}

void WholeTable::sample(input::FingerId finger, Phase phase, Vec2 px) {
  input::TouchSample s;
  s.finger = finger;
  s.phase = phase;
  s.pos_px = px;
  s.time_s = clock.now_s();
  router.feed(s);
  cover();
}

void WholeTable::wait(double seconds) {
  constexpr double kTurn_s = 0.01;
  for (double left = seconds; left > 1e-9; left -= kTurn_s) {
    clock.advance(std::min(left, kTurn_s));
    table.tick(clock.now_s());
    cover();
    (void)scene.take_damage();
  }
}

void WholeTable::tap(Vec2 px, input::FingerId finger) {
  down(finger, px);
  wait(0.05);
  up(finger, px);
  wait(0.4);  // no double tap
}

void WholeTable::go(Vec2 from, Vec2 to, double seconds, bool rest, input::FingerId finger) {
  constexpr int kSteps = 12;
  down(finger, from);
  wait(0.02);
  for (int n = 1; n <= kSteps; ++n) {
    wait(seconds / kSteps);
    move(finger, from + (to - from) * (double(n) / kSteps));
  }
  if (rest) wait(0.2);
  up(finger, to);
}

void WholeTable::settle() {
  const auto moves = [&] { return scene.holds_anything() || table.view().moving(); };
  for (int n = 0; n < 500 && moves(); ++n) wait(0.02);
  wait(0.15);  // the view looks whether panels hide something
  for (int n = 0; n < 100 && moves(); ++n) wait(0.02);
  ASSERT(!moves(), "everything comes to rest");
}

Id WholeTable::lay_card(Vec2 map_mm, const std::string& words, double turn) {
  model::Card c;
  c.id = ids.next();
  c.text = words;
  c.size = typesetter->fit_size(words, model::kCardSize);
  c.pos = map_mm;
  c.turn = turn;
  c.z = model::top_z(board());
  ASSERT(doc.apply_all({ops::Add<model::Card>{board_id, c}}).ok(), "a card can be laid there");
  return c.id;
}

Id WholeTable::lay_island(const std::vector<Id>& cards, const std::vector<Id>& islands) {
  const auto made = ops::make_island(board(), cards, islands, 0, ids, clock.wall());
  ASSERT(doc.apply_all(made.ops).ok(), "an island can be made of these");
  return made.id;
}

std::string WholeTable::out_of_sight(bool reach) const {
  const ops::Sight seen = sight();
  const auto wrong = [&](const base::TurnedRect& shape) -> const char* {
    const Rect box = shape.bounds();
    const Size size{box.width(), box.height()};
    const bool fits = size.w <= seen.table.width() && size.h <= seen.table.height();
    if (fits && !ops::whole_in_sight(seen, box)) return "is not whole on the table";
    if (reach && !ops::in_reach(seen, shape) && ops::nearest_free(seen, shape.centre, size))
      return "cannot be reached";
    return nullptr;
  };
  const auto told = [&](const char* what, const std::string& words, const base::TurnedRect& shape,
                        const char* why) {
    const Vec2 px = camera.to_px(shape.centre);
    return fmt::format(
        "{} “{}” {}: its middle is at {:.3f}, {:.3f} px, turned {:.6f}, {:.3f} × "
        "{:.3f} mm",
        what, words.substr(0, 30), why, px.x, px.y, shape.turn, shape.size.w, shape.size.h);
  };
  for (const auto& [id, c] : board().cards)
    if (c.place == model::Place::table)
      if (const char* why = wrong(model::shape_of(c)))
        return told("card", c.text, model::shape_of(c), why);
  for (const auto& [id, i] : board().islands)
    if (const char* why = wrong(model::plate_shape_of(i)))
      return told("plate", i.plate, model::plate_shape_of(i), why);
  return {};
}

std::optional<Vec2> WholeTable::grip(canvas::ItemRef thing, unsigned random) {
  const bool card = thing.kind == canvas::ItemKind::card;
  base::TurnedRect shape = card ? model::shape_of(board().cards.at(thing.id))
                                : model::plate_shape_of(board().islands.at(thing.id));
  if (const auto pose =
          scene.pose_of(card ? thing : canvas::ItemRef{canvas::ItemKind::plate, thing.id}))
    shape = pose->apply(shape);
  constexpr unsigned kTries = 25;
  for (unsigned n = 0; n < kTries; ++n) {
    const unsigned at = (random + n) % kTries;
    const Vec2 px = camera.to_px(
        shape.to_world({shape.size.w * (at % 5 * 0.2 - 0.4), shape.size.h * (at / 5 * 0.2 - 0.4)}));
    const Rect window{{0, 0}, {camera.window_px.w, camera.window_px.h - desk.bar_px}};
    if (!window.contains(px) || seats->covers(px)) continue;
    if (table.touched(px).item == thing) return px;
  }
  return {};
}

}  // namespace support
