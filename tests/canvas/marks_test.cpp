// The three signs on a card: the paper's own mark, the seat's number, the lone wolf's dots in a ring.
#include <doctest/doctest.h>

#include <algorithm>

#include "canvas/scene.h"
#include "support/manual_clock.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

DrawList drawn(const std::string& seat, int alone) {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  model::Board board;
  board.id = ids.next();
  model::Card card;
  card.id = ids.next();
  card.seat = seat;
  card.alone = alone;
  board.cards.emplace(card.id, card);
  return draw_board(board, *support::typesetter(), Look{}).list;
}

template <class T, class F>
int count(const DrawList& list, F&& is) {
  int n = 0;
  for (const auto& entry : list.entries)
    if (const auto* item = std::get_if<T>(&entry.item)) n += is(*item);
  return n;
}
int words(const DrawList& list, const std::string& says) {
  return count<Text>(list, [&](const Text& t) {
    return t.layout && !t.layout->lines.empty() && t.layout->lines[0].text == says;
  });
}
bool is_accent(const Color& c) { return c == Look{}.accent; }

}  // namespace

TEST_CASE("marks: a card without a seat that was never alone has its paper's mark, and no other") {
  const DrawList list = drawn("", 0);
  CHECK(count<Icon>(list, [](const Icon&) { return true; }) == 1);
  CHECK(count<Box>(list, [](const Box&) { return true; }) == 1);
}

TEST_CASE("marks: the seat is a tab with its number, in its colour") {
  for (const int seat : {3, 12}) {
    const DrawList list = drawn(std::to_string(seat), 0);
    CHECK(words(list, std::to_string(seat)) == 1);
    CHECK(count<Box>(list, [&](const Box& b) { return b.fill == seat_color(seat); }) == 1);
  }
  CHECK(words(drawn("x", 0), "0") == 0);
}

TEST_CASE("marks: a lone wolf has a dot for each round, all in one ring") {
  for (const int rounds : {1, 2, 8, 20}) {
    const DrawList list = drawn("", rounds);
    CHECK(count<Box>(list, [](const Box& b) { return is_accent(b.fill); }) == std::min(rounds, 8));
    CHECK(count<Box>(list, [](const Box& b) { return is_accent(b.edge) && b.edge_width > 0; }) ==
          1);
  }
}

TEST_CASE("marks: with larger letters a seat's number and a symbol mark are larger, too") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  model::Board board;
  board.id = ids.next();
  model::Card card;
  card.id = ids.next();
  card.seat = "12";
  model::Island island;
  island.id = card.island = ids.next();
  island.symbol = "ひろば";
  board.cards.emplace(card.id, card);
  board.islands.emplace(island.id, island);
  const auto size_of = [&](double scale, const std::string& says) {
    Look look;
    look.letters.scale = scale;
    const DrawList list = draw_board(board, *support::typesetter(), look).list;
    double em = 0, paper = 0;
    for (const auto& entry : list.entries) {
      const auto* words = std::get_if<Text>(&entry.item);
      if (!words || words->layout->lines.empty() || words->layout->lines[0].text != says) continue;
      em = words->layout->em;
      for (const auto& other : list.entries)
        if (const auto* box = std::get_if<Box>(&other.item); box && box->size.h < 40)
          if (box->centre == words->pivot) paper = box->size.h;
    }
    CHECK(paper > em);
    return em;
  };
  for (const char* says : {"12", "ひろば"})
    CHECK(size_of(1.6, says) == doctest::Approx(1.6 * size_of(1, says)));
}

TEST_CASE("marks: a card that lies on another hides its number, its dots and its points") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  model::Board board;
  board.id = ids.next();
  for (const int n : {1, 2, 3}) {
    model::Card card;
    card.id = ids.next();
    card.seat = std::to_string(n);
    card.alone = n;
    card.z = n;
    // The third lies above the second, which it does not touch but for the number.
    card.pos = n == 3 ? base::Vec2{5, -46.5} : base::Vec2{5.0 * n, 5};
    board.cards.emplace(card.id, card);
    model::Vote vote;
    vote.id = ids.next();
    vote.target = card.id;
    board.votes.emplace(vote.id, vote);
  }
  const DrawList list = draw_board(board, *support::typesetter(), Look{}).list;
  // Each is drawn in one go: its paper first.
  std::vector<std::uint32_t> papers, highest;
  for (const auto& entry : list.entries) {
    const auto* box = std::get_if<Box>(&entry.item);
    if (box && box->size == model::kCardSize) papers.push_back(entry.layer);
    const auto* text = std::get_if<Text>(&entry.item);
    if (text && text->color == Color{255, 255, 255}) highest.push_back(entry.layer);
  }
  REQUIRE(papers.size() == 3);
  REQUIRE(highest.size() >= 3);
  std::ranges::sort(papers);
  // Within a layer words are painted above boxes: the next paper lies in a higher one.
  CHECK(highest.front() < papers[1]);
  CHECK(std::ranges::count_if(highest, [&](std::uint32_t l) { return l < papers[1]; }) ==
        std::ranges::count_if(highest, [&](std::uint32_t l) { return l == highest.front(); }));
  for (const std::uint32_t layer : highest) CHECK(std::ranges::count(papers, layer) == 0);
}
