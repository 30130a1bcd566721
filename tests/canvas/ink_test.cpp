#include "canvas/ink.h"

#include <doctest/doctest.h>

#include <numbers>

#include "canvas/scene.h"
#include "support/typesetter.h"

using namespace canvas;
using namespace model;

namespace {

Card ink_card(std::vector<InkStroke> ink, std::string text = {}, Size size = kCardSize) {
  Card c;
  c.id.bytes[15] = 1;
  c.ink = std::move(ink);
  c.text = std::move(text);
  c.size = size;
  return c;
}

/// All over the card, to its very edge.
std::vector<InkStroke> full() {
  return {{0.7, {{-37, -24}, {37, 24}}}, {0.7, {{-37, 24}, {37, -24}}}};
}

Rect placed(const Card& c) {
  const InkPlace place = ink_place(c);
  const Rect ink = ink_bounds(c.ink);
  return {place.to_card(ink.min), place.to_card(ink.max)};
}

/// The board with this one card, as drawn at `scale` px/mm.
DrawList drawn(const Card& c, double scale) {
  Board board;
  board.cards[c.id] = c;
  const auto typesetter = support::shared_typesetter();
  return draw_board(board, *typesetter, Look{}, scale).list;
}

template <class T>
std::vector<T> all(const DrawList& list) {
  std::vector<T> out;
  for (const auto& entry : list.entries)
    if (const T* item = std::get_if<T>(&entry.item)) out.push_back(*item);
  return out;
}

std::string written(const DrawList& list) {
  std::string out, text = to_text(list);
  for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
    end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    if (line.find(" icon ") == line.npos) out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("ink: alone it lies as it was written, larger on a larger card") {
  CHECK(ink_place(ink_card(full())).scale == 1);
  CHECK(ink_place(ink_card(full())).offset == Vec2{});
  CHECK(ink_place(ink_card(full(), "", {150, 100})).scale == 2);
  CHECK(ink_place(ink_card(full(), "", {150, 50})).scale == 1);
  CHECK(ink_place(ink_card(full(), "", {10, 200})).scale == doctest::Approx(10.0 / 75));
}

TEST_CASE("ink: above text it keeps clear of it, on cards of any size") {
  const std::vector<InkStroke> dot{{5, {{38.5, 26}}}};
  for (const Size size : {kCardSize, Size{75, 120}, Size{200, 200}, Size{10, 10}, Size{200, 50}})
    for (const auto& ink : {full(), dot}) {
      CAPTURE(size.w);
      CAPTURE(size.h);
      const Card c = ink_card(ink, "書いたこと", size);
      const InkPlace place = ink_place(c);
      const Rect around = placed(c);
      CHECK(around.max.y <= place.words.min.y + 1e-9);
      CHECK(around.min.x >= -size.w / 2);
      CHECK(around.max.x <= size.w / 2);
      CHECK(around.min.y >= -size.h / 2);
      CHECK(place.words.max.y < size.h / 2);
      CHECK(place.words.width() > 0);
      CHECK(place.words.height() > place.words_em);
      const Vec2 p{12, -7};
      CHECK(base::distance(place.to_ink(place.to_card(p)), p) < 1e-9);
    }
}

TEST_CASE("ink: what lies clear of the text stays where it was written") {
  const Card c = ink_card({{0.7, {{-30, -20}, {20, 10}}}}, "あ");
  CHECK(ink_place(c).scale == 1);
  CHECK(ink_place(c).offset == Vec2{});
}

TEST_CASE("ink: bounds hold every point with the stroke's width; none has none") {
  CHECK(ink_bounds({}).empty());
  CHECK(ink_bounds({{2, {{1, 2}}}, {1, {{5, 5}, {-5, 0}}}}) == Rect{{-5.5, -0.5}, {5.5, 5.5}});
}

TEST_CASE("ink: thinned points keep both ends") {
  std::vector<Vec2> line;
  for (int i = 0; i <= 100; ++i) line.push_back({i * 0.1, 0});
  const auto few = thinned(line, 2.05);
  CHECK(few.size() == 6);
  CHECK(few.front() == line.front());
  CHECK(few.back() == line.back());
  CHECK(thinned(line, 0) == line);
  CHECK(thinned({{1, 1}}, 5).size() == 1);
}

TEST_CASE("scene: a card's ink is drawn in the layer above it, turned with the card") {
  Card c = ink_card({{0.7, {{-10, 0}, {10, 5}}}, {1.2, {{3, 4}}}});
  CHECK(written(drawn(c, 1e9)) ==
        "66 box 0,0 75x50 turn 0 fill #fae496ff shadow 1\n"
        "67 stroke width 0.7 #2b2622ff -10,0 10,5\n"
        "67 stroke width 1.2 #2b2622ff 3,4\n");
  c.pos = {100, 50};
  c.turn = std::numbers::pi / 2;
  c.size = {150, 100};
  CHECK(written(drawn(c, 1e9)) ==
        "66 box 100,50 150x100 turn 1.57 fill #fae496ff shadow 1\n"
        "67 stroke width 1.4 #2b2622ff 100,30 90,70\n"
        "67 stroke width 2.4 #2b2622ff 92,56\n");
}

TEST_CASE("scene: ink with text shows both, the text small at the bottom") {
  const DrawList list = drawn(ink_card(full(), "協働"), 4);
  const auto texts = all<Text>(list);
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].layout->em == 4);
  REQUIRE(texts[0].layout->lines.size() == 1);
  const double baseline = texts[0].origin.y + texts[0].layout->lines[0].baseline;
  CHECK(baseline > 13);
  CHECK(baseline < 25);
  // The caret counts from the place where any card's text begins.
  CHECK(texts[0].origin == Vec2{-37.5 + text::kPadding, -25 + text::kPadding});
  const auto caret = texts[0].layout->caret_at(0);
  CHECK(caret.top + texts[0].origin.y > 12);
  for (const Stroke& stroke : all<Stroke>(list))
    for (const Vec2 p : stroke.points) CHECK(p.y < 12.1);
}

TEST_CASE("scene: a long text below ink ends in dots and stays on the card") {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "長い文";
  const auto texts = all<Text>(drawn(ink_card(full(), words), 4));
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].layout->ellipsized);
  for (const auto& line : texts[0].layout->lines) {
    CHECK(texts[0].origin.y + line.baseline < 25);
    CHECK(texts[0].origin.y + line.baseline > 12);
  }
}

TEST_CASE("scene: from afar ink gets coarser, then two grey lines, and no words over it") {
  InkStroke wave;
  for (int i = 0; i <= 700; ++i) wave.points.push_back({i * 0.1 - 35, 5 * std::sin(i * 0.05)});
  const Card c = ink_card({wave}, "波");
  const auto near = all<Stroke>(drawn(c, 20)), far = all<Stroke>(drawn(c, 0.6));
  REQUIRE(near.size() == 1);
  REQUIRE(far.size() == 1);
  CHECK(near[0].points.size() > 300);
  CHECK(far[0].points.size() < 80);
  CHECK(far[0].width * 0.6 >= 1);
  CHECK(all<Text>(drawn(c, 0.6)).empty());
  const DrawList tiny = drawn(c, 0.4);
  CHECK(all<Stroke>(tiny).empty());
  REQUIRE(all<Box>(tiny).size() == 1);
  CHECK(all<Box>(tiny)[0].greek.lines == 2);
}

TEST_CASE("scene: a card that lies on an inked one covers its ink") {
  Board board;
  Card below = ink_card(full()), above = ink_card(full());
  above.id.bytes[15] = 2;
  above.pos = {20, 10};
  above.z = 1;
  board.cards = {{below.id, below}, {above.id, above}};
  const auto typesetter = support::shared_typesetter();
  const DrawList list = draw_board(board, *typesetter, Look{}).list;
  std::vector<std::uint32_t> boxes, strokes;
  for (const auto& entry : list.entries) {
    if (std::holds_alternative<Box>(entry.item)) boxes.push_back(entry.layer);
    if (std::holds_alternative<Stroke>(entry.item)) strokes.push_back(entry.layer);
  }
  REQUIRE(boxes.size() == 2);
  REQUIRE(strokes.size() == 4);
  // Within a layer strokes are painted before boxes.
  CHECK(boxes[0] < strokes[0]);
  CHECK(strokes[1] <= boxes[1]);
  CHECK(boxes[1] < strokes[2]);
}

TEST_CASE("scene: a held card takes its ink along, and its bounds hold all of it") {
  Board board;
  const Card c = ink_card({{5, {{38.5, 26}, {-38.5, -26}}}}, "", {200, 134});
  board.cards[c.id] = c;
  const auto typesetter = support::shared_typesetter();
  Scene scene(*typesetter, Look{});
  scene.show(&board);
  const auto hold_all = [](const DrawList& list, const Rect& bounds) {
    const auto strokes = all<Stroke>(list);
    REQUIRE(strokes.size() == 1);
    for (const Vec2 p : strokes[0].points) {
      CHECK(bounds.contains(p + Vec2{strokes[0].width / 2, 0}));
      CHECK(bounds.contains(p - Vec2{strokes[0].width / 2, 0}));
    }
  };
  DrawList still;
  scene.paint({{-500, -500}, {500, 500}}, 4, still);
  hold_all(still, scene.bounds());
  (void)scene.take_damage();
  const ItemRef ref{ItemKind::card, c.id};
  scene.hold(ref);
  Rect damaged;
  for (const Rect& r : scene.take_damage()) damaged = damaged.united(r);
  hold_all(still, damaged);
  scene.set_pose(ref, {{300, 0}, std::numbers::pi / 2, {}});
  DrawList empty, held;
  scene.paint({{-500, -500}, {500, 500}}, 4, empty);
  CHECK(all<Stroke>(empty).empty());
  std::vector<Rect> bounds;
  scene.paint_held(4, held, bounds);
  REQUIRE(bounds.size() == 1);
  hold_all(held, bounds[0]);
}

TEST_CASE("scene: new ink on a card is new damage there") {
  Board board;
  Card& c = board.cards[ink_card({}).id] = ink_card({}, "文字");
  const auto typesetter = support::shared_typesetter();
  Scene scene(*typesetter, Look{});
  scene.show(&board);
  (void)scene.take_damage();
  c.ink = full();
  scene.changed(ItemKind::card, c.id);
  Rect damaged;
  for (const Rect& r : scene.take_damage()) damaged = damaged.united(r);
  CHECK(damaged.contains({37, 24}));
  CHECK(damaged.contains({-37, -24}));
  const auto set = scene.layout_of({ItemKind::card, c.id});
  REQUIRE(set);
  CHECK(set->em == 4);
}
