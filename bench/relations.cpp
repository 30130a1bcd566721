// Lines that follow what is dragged, as people see it: the real program at 1920×1080 with 1,000 cards and
// 100 lines, an island dragged about at which most of them end. Prints the frames.
//
//   bench_relations [PROGRAM]
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "base/clock.h"
#include "real_table.h"

namespace {

using namespace bench;

constexpr int kCards = 1000, kLines = 100, kAtOne = 60;

/// The island in whose plate's name most lines begin.
base::Id join(model::Session& session) {
  const base::RealClock clock;
  base::IdSource ids(clock, 9);
  model::Board& board = session.boards.begin()->second;
  std::vector<const model::Card*> loose;
  for (const auto& [id, card] : board.cards)
    if (card.island.nil()) loose.push_back(&card);
  base::Id island;
  double least = 1e300;
  for (const auto& [id, i] : board.islands)
    if (const double away = base::length(i.plate_pos);
        away < least && !model::cards_in(board, id).empty()) {
      island = id;
      least = away;
    }
  for (int n = 0; n < kLines; ++n) {
    model::Relation line;
    line.id = ids.next();
    line.kind = model::RelationKind(n % 9);
    const std::size_t at = std::size_t(n) * 7 % loose.size();
    line.from = n < kAtOne ? island : loose[(at + 31) % loose.size()]->id;
    line.to = loose[at]->id;
    if (n % 4 == 0) line.words = "だから";
    board.relations[line.id] = line;
  }
  return island;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const base::Path program = argc > 1 ? argv[1] : base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  auto screen = support::TouchScreen::create(1920, 1080);
  if (!screen) {
    fmt::print(stderr, "{}\n", screen.error().text());
    return 1;
  }
  model::Session session = session_of(kCards);
  const base::Id island = join(session);
  RealTable table(**screen, program, session);
  pause(1);
  Spot plate{0, 0};
  const Json seen = table.ask("screen");
  for (const auto& item : seen["items"])
    if (item["kind"] == "plate" && item["id"] == island.str()) plate = middle(item["quad"]);
  (*screen)->begin(1, plate.x, plate.y);
  (*screen)->sync();
  (void)table.ask("frames");
  constexpr double kSeconds = 8, kHz = 120;
  const double start = now_s();
  for (int k = 0; k < int(kSeconds * kHz); ++k) {
    const double a = 2 * std::numbers::pi * k / kHz;
    (*screen)->update(1, plate.x + 160 * std::sin(a * 0.5), plate.y + 110 * std::sin(a * 0.3));
    (*screen)->sync();
    pause(std::max(0.0, start + (k + 1) / kHz - now_s()));
  }
  const Json frames = table.ask("frames");
  (*screen)->end(1, plate.x, plate.y);
  (*screen)->sync();
  fmt::print("{} cards, {} lines, {} of them at the island that is dragged\n", kCards, kLines,
             kAtOne);
  print_frames("drag an island at 120 Hz", frames, kSeconds);
  return 0;
}
