// bench_neighbours [CARDS…]: which of so many cards use the same words as one that is held: until all have
// been read in the background, what each frame has to do meanwhile, and what asking costs a frame.
// Milliseconds.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/clock.h"
#include "base/file_system.h"
#include "sentences.h"
#include "text/gists.h"
#include "text/gram_gists.h"
#include "text/likeness.h"
#include "text/mecab_gists.h"

namespace {

using bench::ms;
using bench::RealClock;
using bench::sentences;

void measure(std::size_t count, bool by_words, const std::vector<std::string>& words) {
  const RealClock clock;
  base::IdSource ids(clock, 3);
  base::RealFileSystem files;
  std::vector<std::pair<base::Id, std::string>> cards;
  for (std::size_t i = 0; i < count; ++i) {
    // No two say the same; most say a little of two sentences.
    std::string said = words[i % words.size()];
    if (i >= words.size()) said += words[(i * 7 + i / words.size()) % words.size()];
    cards.emplace_back(ids.next(), said);
  }
  text::Gists gists(
      [&]() -> base::Result<std::unique_ptr<text::GistReader>> {
        if (by_words) return text::MecabGists::open(files);
        return std::unique_ptr<text::GistReader>(std::make_unique<text::GramGists>());
      },
      clock, [] {});
  text::Likeness likeness;
  double worst = 0, taken = 0;
  std::vector<std::size_t> left(count);
  for (std::size_t i = 0; i < count; ++i) left[i] = i;
  const double all = ms([&] {
    while (!left.empty()) {
      gists.poll();
      const double frame = ms([&] {
        std::erase_if(left, [&](std::size_t i) {
          const text::Gist* gist = gists.of(cards[i].second);
          if (gist) likeness.set(cards[i].first, gist->words);
          return gist != nullptr;
        });
      });
      worst = std::max(worst, frame);
      std::this_thread::sleep_for(std::chrono::milliseconds(8));
    }
  });
  std::vector<double> asked;
  std::size_t found = 0;
  for (const auto& [id, said] : cards)
    asked.push_back(ms([&, held = id] { found += likeness.like(held, 5).size(); }));
  std::ranges::sort(asked);
  taken = asked[asked.size() / 2];
  fmt::print(
      "{:6} cards by {}: all read after {:7.1f} ms, the worst frame meanwhile {:5.2f}; asked "
      "{:5.3f} (p99 {:5.3f}, worst {:5.3f}); {:.1f} neighbours a card\n",
      count, by_words ? "words" : "letters", all, worst, taken, asked[asked.size() * 99 / 100],
      asked.back(), double(found) / double(count));
}

}  // namespace

int main(int count, char** given) {
  const std::vector<std::string> words = sentences();
  if (words.empty()) return 1;
  base::RealFileSystem files;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::strtoul(given[i], nullptr, 10));
  if (sizes.empty()) sizes = {1000};
  const bool dictionary = text::MecabGists::open(files).ok();
  for (const std::size_t size : sizes) {
    if (dictionary) measure(size, true, words);
    measure(size, false, words);
  }
}
