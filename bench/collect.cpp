// bench_collect [SESSIONS [CARDS]]: a city's book of so many made sessions (300 of 100 cards), without and with the
// report of each: seconds on the clock and of the processor, and the most memory there was. Each way is a process
// of its own, so that its memory is.
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/assets.h"
#include "commands/collecting.h"
#include "sentences.h"
#include "storage/session_writer.h"
#include "text/typesetter.h"

namespace {

namespace fs = std::filesystem;

/// Islands of eight cards in rows, every third of them in an outer one, with points and lines, as an evening has it.
model::Session evening(base::IdSource& ids, std::mt19937& random, text::Typesetter& typesetter,
                       const std::vector<std::string>& words, int number, int cards) {
  model::Session session;
  session.id = ids.next();
  session.title = fmt::format("市民懇談会 第{}回", number);
  session.date = fmt::format("2026-07-{:02}", 1 + number % 28);
  session.venue = fmt::format("第{}地区センター", 1 + number % 30);
  model::Question question;
  question.id = ids.next();
  question.text =
      number % 2 ? "協働と聞いて、何を思い浮かべますか" : "なぜ、協働が必要なのでしょうか";
  session.questions[question.id] = question;
  model::Board board;
  board.id = ids.next();
  board.question = question.id;
  std::vector<model::Id> islands;
  const auto word = [&] { return words[random() % words.size()]; };
  for (int n = 0; n < cards; ++n) {
    const int bundle = n / 8;
    const base::Vec2 corner{(bundle % 4) * 420.0, double(bundle / 4) * 420};
    if (n % 8 == 0) {
      model::Island island;
      island.id = ids.next();
      island.plate = word();
      island.plate_pos = corner + base::Vec2{130, -60};
      island.made = 1;
      if (bundle % 3 == 2 && !islands.empty()) island.parent = islands.back();
      islands.push_back(island.id);
      board.islands[island.id] = island;
    }
    model::Card card;
    card.id = ids.next();
    card.text = word() + word();
    card.color = model::PaperColor(random() % 6);
    card.pos = corner + base::Vec2{double(n % 3) * 95, double(n % 8 / 3) * 75};
    card.size = typesetter.fit_size(card.text, model::kCardSize);
    card.island = islands.back();
    card.z = n;
    card.made = 1;
    board.cards[card.id] = card;
  }
  for (std::size_t n = 1; n < islands.size(); ++n) {
    model::Relation relation;
    relation.id = ids.next();
    relation.kind = model::RelationKind(random() % 9);
    relation.from = islands[n - 1];
    relation.to = islands[n];
    relation.made = 1;
    if (!model::is_within(board, islands[n], islands[n - 1]))
      board.relations[relation.id] = relation;
    model::Vote vote;
    vote.id = ids.next();
    vote.target = islands[n];
    vote.points = 1 + int(random() % 9);
    vote.made = 1;
    board.votes[vote.id] = vote;
  }
  session.boards[board.id] = board;
  return session;
}

void collect(const fs::path& folder, bool reports) {
  std::fflush(stdout);
  const auto begin = bench::Steady::now();
  const pid_t child = fork();
  if (child == 0) {
    base::RealFileSystem files;
    const base::AssetPaths assets = base::find_assets();
    const base::Messages tr("ja", assets.locale.string());
    const auto done = commands::collect_sessions(
        files, assets.fonts, {{folder / "sessions"}, folder / "out", "集", reports, {}}, tr);
    if (!done) fmt::print("{}\n", done.error().text());
    std::fflush(stdout);
    _exit(done && done->left_out.empty() ? 0 : 1);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  const double wall = std::chrono::duration<double>(bench::Steady::now() - begin).count();
  const auto seconds = [](timeval t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
    if (entry.is_regular_file()) bytes += entry.file_size();
  fmt::print(
      "{:28} {:6.2f} s on the clock {:6.2f} s of processor {:5} MB at most {:6.1f} MB written{}\n",
      reports ? "with the report of each" : "the book", wall,
      seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss / 1024, double(bytes) / 1e6,
      status == 0 ? "" : "  FAILED");
  fs::remove_all(folder / "out");
}

}  // namespace

int main(int argc, char** argv) {
  const int sessions = argc > 1 ? std::atoi(argv[1]) : 300,
            cards = argc > 2 ? std::atoi(argv[2]) : 100;
  std::string name = (fs::temp_directory_path() / "kurumaza-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) return 1;
  const fs::path folder = name;
  {
    const auto typesetter = text::Typesetter::create(base::find_assets().fonts);
    if (!typesetter) return 1;
    bench::RealClock clock;
    base::IdSource ids(clock, 1);
    std::mt19937 random(1);
    const auto words = bench::sentences();
    fs::create_directories(folder / "sessions");
    for (int n = 0; n < sessions; ++n) {
      std::ofstream file(folder / "sessions" / fmt::format("{:04}.json", n));
      file << storage::session_text(evening(ids, random, **typesetter, words, n, cards), {});
    }
  }
  fmt::print("{} sessions of {} cards, {} cores\n", sessions, cards, sysconf(_SC_NPROCESSORS_ONLN));
  collect(folder, false);
  collect(folder, true);
  fs::remove_all(folder);
}
