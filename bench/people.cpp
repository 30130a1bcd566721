// bench_people [FILE…]: how much of what is marked on the cards of tests/data/personal is found, and how much of
// what is found is marked; what was missed and what was wrong; and how long a thousand cards take.
#include <fmt/core.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "support/marked_cards.h"

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty())
    paths = {KURUMAZA_SOURCE_DIR "/tests/data/personal/cards.txt",
             KURUMAZA_SOURCE_DIR "/tests/data/personal/cards-held-back.txt"};
  base::RealFileSystem files;
  using Clock = std::chrono::steady_clock;
  const auto ms = [](Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
  };
  const auto begin = Clock::now();
  const text::PersonalData data(files);
  fmt::print("opened in {:.0f} ms, names: {}\n", ms(begin), data.knows_names());
  for (const std::string& path : paths) {
    const auto cards = support::marked_cards(path);
    fmt::print("\n{}: {} cards\n", path, cards.size());
    for (const char* kind : support::kMarkedKinds) {
      const support::Score s = support::score_of(data, cards, kind);
      fmt::print("{:8} recall {:3}/{:3} = {:.2f}   precision {:3}/{:3} = {:.2f}\n", kind, s.found,
                 s.marked, s.recall(), s.right, s.finds, s.precision());
    }
    // What the held-back cards are missed by is not looked at.
    if (path.find("held-back") != std::string::npos) continue;
    for (const char* kind : support::kMarkedKinds) {
      const support::Score s = support::score_of(data, cards, kind);
      for (const std::string& line : s.missed) fmt::print("missed {}: {}\n", kind, line);
      for (const std::string& line : s.wrong) fmt::print("wrong  {}: {}\n", kind, line);
    }
    const auto searched = Clock::now();
    std::size_t finds = 0;
    for (std::size_t i = 0; i < 1000; ++i) finds += data.in(cards[i % cards.size()].text).size();
    fmt::print("a thousand cards in {:.0f} ms ({} finds)\n", ms(searched), finds);
  }
}
