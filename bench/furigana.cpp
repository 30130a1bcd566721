// bench_furigana [CARDS…]: readings above so many cards of a table that opens with furigana on: until the
// first picture, until every reading stands there, and what that costs the frames meanwhile.
// Milliseconds, of the scene alone.
#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "base/assets.h"
#include "canvas/scene.h"
#include "sentences.h"
#include "text/furigana.h"
#include "text/mecab_readings.h"
#include "text/typesetter.h"

namespace {

using bench::ms;
using bench::RealClock;
using bench::sentences;
using bench::Steady;

struct Wakes {
  std::mutex mutex;
  std::condition_variable changed;
  int count = 0;
  void wake() {
    const std::lock_guard lock(mutex);
    ++count;
    changed.notify_all();
  }
  void wait(int after) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::milliseconds(200), [&] { return count > after; });
  }
};

void measure(int cards, text::Typesetter& typesetter, const std::vector<std::string>& words) {
  const RealClock clock;
  base::IdSource ids(clock, 3);
  base::RealFileSystem files;
  model::Board board;
  board.id = ids.next();
  const int columns = int(std::ceil(std::sqrt(double(cards))));
  for (int i = 0; i < cards; ++i) {
    model::Card c;
    c.id = ids.next();
    // No two say the same.
    c.text = words[std::size_t(i) % words.size()];
    if (std::size_t(i) >= words.size()) c.text += fmt::format("（{}）", i);
    c.pos = {double(i % columns) * 79, double(i / columns) * 54};
    c.z = i;
    board.cards[c.id] = c;
  }
  Wakes wakes;
  const auto begin = Steady::now();
  const auto since = [&] {
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
  };
  text::Furigana furigana([&files] { return text::MecabReadings::open(files); }, clock,
                          [&wakes] { wakes.wake(); });
  canvas::Look look;
  look.letters.furigana = true;
  canvas::Scene scene(typesetter, look);
  scene.set_furigana(&furigana);
  scene.show(&board);
  const double first = ms([&] {
    canvas::DrawList list;
    scene.paint(scene.bounds(), 1e9, list);
  });
  double worst = 0, frames = 0;
  int seen = 0, rounds = 0;
  std::size_t left = board.cards.size();
  while (left > 0 && since() < 120000) {
    if (furigana.poll()) {
      ++rounds;
      const double frame = ms([&] {
        scene.readings_came();
        for (const base::Rect& damaged : scene.take_damage()) {
          canvas::DrawList list;
          scene.paint(damaged, 1e9, list);
        }
      });
      worst = std::max(worst, frame);
      frames += frame;
      left = 0;
      for (const auto& [id, c] : board.cards) left += furigana.knows(c.text) ? 0 : 1;
    } else {
      wakes.wait(seen);
      const std::lock_guard lock(wakes.mutex);
      seen = wakes.count;
    }
  }
  fmt::print(
      "{:6} cards: first picture {:7.1f} ms; all readings after {:7.1f} ms, in {} rounds of "
      "{:5.2f} "
      "ms (worst {:5.2f})\n",
      cards, first, since(), rounds, frames / std::max(1, rounds), worst);
  scene.set_furigana(nullptr);
}

}  // namespace

int main(int count, char** given) {
  base::RealFileSystem files;
  if (!text::MecabReadings::dictionary(files)) {
    fmt::print("no dictionary of readings on this machine\n");
    return 0;
  }
  auto typesetter = text::Typesetter::create(base::find_assets().fonts);
  if (!typesetter) return 1;
  double opening = 0, reading = 0;
  const std::vector<std::string> words = sentences();
  base::Result<std::unique_ptr<text::Readings>> readings = base::Error{};
  opening = ms([&] { readings = text::MecabReadings::open(files); });
  if (!readings) return 1;
  std::size_t n = 0;
  reading = ms([&] {
    for (const std::string& w : words)
      if ((*readings)->of(w, {})) ++n;
  });
  fmt::print("dictionary opened in {:.1f} ms; a sentence read in {:.3f} ms\n", opening,
             reading / double(std::max<std::size_t>(1, n)));
  if (count < 2) measure(1000, **typesetter, words);
  for (int i = 1; i < count; ++i) measure(std::atoi(given[i]), **typesetter, words);
}
