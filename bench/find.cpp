// bench_find [SESSIONS [CARDS]]: so many made sessions (10,000 of 300 cards, 1.6 GB) searched as one: how long the
// index takes from nothing, a look whether anything has changed, and searches. Words of people's cards, joined anew
// for each, with numbers, so that hardly two are alike.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include "commands/finding.h"
#include "sentences.h"
#include "storage/session_writer.h"

namespace {

namespace fs = std::filesystem;

/// 3,000 of them come to one card in eleven.
constexpr const char* kFrequent = "駐輪場";
constexpr const char* kRare = "プラネタリウム";

model::Session evening(base::IdSource& ids, std::mt19937& random,
                       const std::vector<std::string>& words, int number, int cards) {
  model::Session session;
  session.id = ids.next();
  session.made = 1'700'000'000'000 + std::int64_t(number) * 600'000;
  session.title = fmt::format("市民懇談会 第{}回", number);
  session.date = fmt::format("2026-{:02}-{:02}", 1 + number / 28 % 12, 1 + number % 28);
  session.venue = fmt::format("第{}地区センター", 1 + number % 30);
  model::Board board;
  board.id = ids.next();
  std::vector<model::Id> islands;
  const auto word = [&] { return words[random() % words.size()]; };
  for (int n = 0; n < cards; ++n) {
    if (n % 8 == 0) {
      model::Island island;
      island.id = ids.next();
      island.plate = word();
      island.made = 1;
      islands.push_back(island.id);
      board.islands[island.id] = island;
    }
    model::Card card;
    card.id = ids.next();
    card.text = word() + word() + std::to_string(random() % 1000);
    if (random() % 11 == 0) card.text += kFrequent;
    if (number % 1000 == 7 && n == 5) card.text += kRare;
    card.pos = {double(n % 20) * 95, double(n / 20) * 75};
    card.island = islands.back();
    card.z = n;
    card.made = 1;
    board.cards[card.id] = card;
  }
  session.boards[board.id] = board;
  return session;
}

archive::Archive opened(base::FileSystem& files, const fs::path& folder) {
  return commands::archive_of(files, folder / "sessions", folder / "cache");
}

void search(archive::Archive& all, const char* what, const std::string& asked) {
  std::vector<double> took;
  archive::Answer answer;
  for (int n = 0; n < 9; ++n)
    took.push_back(bench::ms([&] { answer = all.search(asked, 50).value(); }));
  const double first = took.front();
  std::ranges::sort(took);
  fmt::print("{:34} {:7.1f} ms, the first time {:7.1f}; {}{} in {} sessions\n", what,
             took[took.size() / 2], first, answer.hits.is_counted ? "" : "more than ",
             answer.hits.things, answer.hits.sessions);
}

}  // namespace

int main(int argc, char** argv) {
  const int sessions = argc > 1 ? std::atoi(argv[1]) : 10'000,
            cards = argc > 2 ? std::atoi(argv[2]) : 300;
  std::string name = (fs::temp_directory_path() / "kurumaza-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) return 1;
  const fs::path folder = name;
  std::uintmax_t bytes = 0;
  {
    bench::RealClock clock;
    base::IdSource ids(clock, 1);
    std::mt19937 random(1);
    const auto words = bench::sentences();
    for (int n = 0; n < sessions; ++n) {
      const fs::path evening_folder = folder / "sessions" / fmt::format("{:04}", n / 10);
      fs::create_directories(evening_folder);
      const std::string text = storage::session_text(evening(ids, random, words, n, cards), {});
      std::ofstream(evening_folder / fmt::format("{:05}.json", n)) << text;
      bytes += text.size();
    }
  }
  base::RealFileSystem files;
  fmt::print("{} sessions of {} cards, {} MB, {} cores\n", sessions, cards, bytes / 1'000'000,
             sysconf(_SC_NPROCESSORS_ONLN));
  {
    archive::Archive all = opened(files, folder);
    const std::clock_t before = std::clock();
    const double ms = bench::ms([&] {
      if (!all.look() || !all.read_some(1e9)) std::abort();
    });
    const archive::Places places{folder / "sessions", folder / "cache"};
    fmt::print("{:34} {:7.1f} s, {:.1f} s of processor; the index has {} MB\n",
               "the index from nothing", ms / 1000, double(std::clock() - before) / CLOCKS_PER_SEC,
               fs::file_size(archive::index_file(places)) / 1'000'000);
  }
  archive::Archive all = opened(files, folder);
  fmt::print("{:34} {:7.1f} ms\n", "opened, nothing has changed",
             bench::ms([&] { (void)all.look(); }));
  search(all, "a rare word", kRare);
  search(all, "a word on 9 % of the cards", kFrequent);
  search(all, "two words", "自治会 駐輪場");
  search(all, "two letters", "行政");
  search(all, "one letter", "人");
  search(all, "one letter on most cards", "の");
  search(all, "none has it", "そんな言葉はない");
  const fs::path changed = folder / "sessions" / "0000" / "00003.json";
  { std::ofstream(changed, std::ios::app) << "\n"; }
  fmt::print("{:34} {:7.1f} ms\n", "one session has changed", bench::ms([&] {
               if (!all.look() || !all.read_some(1e9)) std::abort();
             }));
  fs::remove_all(folder);
}
