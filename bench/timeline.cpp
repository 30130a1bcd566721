// bench_timeline [OPS…]: an evening of so many ops on its timeline: reading its record in the background,
// then any moment of it: making the table as it was, and painting what has changed, without a display.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

#include "base/assets.h"
#include "ops/op.h"
#include "pages/past_table.h"
#include "storage/journal.h"
#include "text/typesetter.h"

namespace {

using Clock = std::chrono::steady_clock;

struct StillClock : base::Clock {
  double now_s() const override { return 0; }
  base::WallTime wall() const override { return 1; }
};

template <class F>
double ms(F&& f) {
  const auto begin = Clock::now();
  f();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

struct Record {
  base::Id board;
  std::string text;
};

/// Cards are laid, moved, written and gathered, at last a twentieth of the ops in number.
Record record(int ops) {
  const StillClock clock;
  base::IdSource ids(clock, 3);
  model::Session session;
  session.id = ids.next();
  model::Board board;
  board.id = ids.next();
  session.boards.emplace(board.id, board);
  Record out{board.id, storage::journal_header(session, 0)};
  storage::Hash hash = storage::hash_of_beginning(session.id);
  std::mt19937 random(1);
  std::vector<base::Id> cards, islands;
  for (int n = 1; n <= ops; ++n) {
    const base::Vec2 pos{double(random() % 4000), double(random() % 3000)};
    ops::Op op = [&]() -> ops::Op {
      if (cards.size() < 3 || n % 20 == 0) {
        model::Card card;
        card.id = ids.next();
        card.pos = pos;
        card.text = fmt::format("みんなで話し合う {}", n);
        cards.push_back(card.id);
        return ops::Add<model::Card>{board.id, card};
      }
      if (n % 200 == 1) {
        model::Island island;
        island.id = ids.next();
        island.plate = "ともに";
        island.plate_pos = pos;
        islands.push_back(island.id);
        return ops::Add<model::Island>{board.id, island};
      }
      model::Patch<model::Card> set;
      if (n % 7 == 0)
        set.set<&model::Card::text>(fmt::format("なおした {}", n));
      else if (n % 11 == 0 && !islands.empty())
        set.set<&model::Card::island>(islands[random() % islands.size()]);
      else
        set.set<&model::Card::pos>(pos);
      return ops::Change<model::Card>{board.id, cards[random() % cards.size()], set};
    }();
    out.text += storage::journal_line(std::uint64_t(n), base::WallTime(n) * 3600, std::uint64_t(n),
                                      op, hash);
  }
  return out;
}

struct Figures {
  std::vector<double> all;
  double at(double part) {
    std::ranges::sort(all);
    return all[std::size_t(part * double(all.size() - 1))];
  }
};

void measure(int ops, text::Typesetter& typesetter) {
  const Record told = record(ops);
  std::shared_ptr<const storage::Past> past;
  const double reading = ms([&] {
    auto read = storage::Past::told_by(told.text, "bench", storage::Past::Names::kept);
    if (read) past = *read;
  });
  if (!past) return;
  pages::PastTable table(typesetter, past, told.board);
  const base::Rect view{{0, 0}, {4000, 3000}};
  const auto go = [&](std::size_t moment) {
    canvas::DrawList list;
    table.go(moment);
    (void)table.scene().take_damage();
    table.scene().paint(view, 0.4, list);
  };
  const std::size_t last = past->moments().size() - 1;
  std::mt19937 random(2);
  Figures made, shown, step;
  go(last);
  for (int n = 0; n < 100; ++n) {
    const std::size_t moment = random() % (last + 1);
    made.all.push_back(ms([&] { (void)past->at(moment); }));
    shown.all.push_back(ms([&] { go(moment); }));
  }
  go(last / 2);
  for (std::size_t n = 0; n < 200; ++n)
    step.all.push_back(ms([&] { go(std::min(last, last / 2 + n)); }));
  fmt::print(
      "{:7} ops, {} cards at last: read in {:.0f} ms; any moment made in {:.2f} ms (at most "
      "{:.2f}), "
      "made and drawn in {:.2f} ms (p95 {:.2f}, at most {:.2f}); the next in {:.2f} ms (at most "
      "{:.2f})\n",
      ops, ops / 20, reading, made.at(0.5), made.at(1), shown.at(0.5), shown.at(0.95), shown.at(1),
      step.at(0.5), step.at(1));
}

}  // namespace

int main(int argc, char** argv) {
  auto typesetter = text::Typesetter::create(base::find_assets().fonts);
  if (!typesetter) return 1;
  if (argc < 2)
    for (const int ops : {2000, 20000, 100000}) measure(ops, **typesetter);
  for (int i = 1; i < argc; ++i) measure(std::atoi(argv[i]), **typesetter);
}
