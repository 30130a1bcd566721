// bench_hall [SECONDS [TABLES [OPS]]]: what a hall costs: from an op at a table, written and synced by its Store, to the room that
// reads it, with so many tables at so many ops a second; and one who comes late to 3,000 ops of each table. A real nats-server on
// 127.0.0.1, without TLS; everything in one process. Milliseconds.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/lines.h"
#include "hall/reader.h"
#include "hall/sender.h"
#include "ops/op_line.h"
#include "storage/journal_lines.h"
#include "storage/live_session.h"
#include "storage/session_file.h"
#include "support/random_walk.h"
#include "support/real_hub.h"

namespace {

using support::steady_now_s;

const base::RealClock kClock;

template <class T>
T made(base::Result<T> result) {
  return std::move(result).value();
}

double at(std::vector<double>& sorted, double part) {
  return sorted.empty()
             ? 0
             : sorted[std::min(sorted.size() - 1, std::size_t(part * double(sorted.size())))];
}

/// When each op was done, and how long it took to the room.
class Watch final : public hall::LineTaker {
 public:
  void done(int slot, std::uint64_t seq) {
    const std::scoped_lock guard(mutex_);
    begun_[{slot, seq}] = steady_now_s();
  }
  void take(const hall::ReadLines& lines) override {
    const double now = steady_now_s();
    const std::scoped_lock guard(mutex_);
    for (std::uint64_t seq = lines.first; seq <= lines.last; ++seq)
      if (const auto it = begun_.find({lines.from.slot, seq}); it != begun_.end())
        ms_.push_back((now - it->second) * 1000);
  }
  void say(const hall::OpSubject&, hall::ReadTrouble) override {}
  std::size_t seen() {
    const std::scoped_lock guard(mutex_);
    return ms_.size();
  }
  std::size_t begun() {
    const std::scoped_lock guard(mutex_);
    return begun_.size();
  }
  void print() {
    std::ranges::sort(ms_);
    fmt::print("op to room: {} of {} ops; median {:.1f}, p90 {:.1f}, p99 {:.1f}, most {:.1f} ms\n",
               ms_.size(), begun_.size(), at(ms_, 0.5), at(ms_, 0.9), at(ms_, 0.99), at(ms_, 1));
  }

 private:
  std::mutex mutex_;
  std::map<std::pair<int, std::uint64_t>, double> begun_;
  std::vector<double> ms_;
};

struct Table {
  base::IdSource ids;
  std::mt19937 random;
  std::unique_ptr<hall::Link> link;
  std::unique_ptr<hall::Sender> sender;
  std::unique_ptr<storage::LiveSession> live;

  Table(support::RealHub& hub, base::FileSystem& files, const base::Path& folder, int slot,
        Watch& watch)
      : ids(kClock, unsigned(slot)), random(unsigned(slot)) {
    link = made(hall::Link::open(hub.link_of(slot)));
    sender = std::make_unique<hall::Sender>(link->sending(), kClock, slot);
    live = made(storage::LiveSession::create(files, kClock, folder / fmt::format("{}.json", slot),
                                             support::small_session(ids)));
    live->listen([out = sender->carry(live->session().id)](auto piece, auto lines) {
      piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines);
    });
    live->doc().subscribe([&watch, slot, seq = std::uint64_t(0)](const ops::Op&, auto) mutable {
      watch.done(slot, ++seq);
    });
  }
  void act() { (void)live->doc().apply_all(support::random_action(live->session(), random, ids)); }
};

void live(support::RealHub& hub, const base::Path& folder, int tables, double rate,
          double seconds) {
  base::RealFileSystem files;
  Watch watch;
  std::vector<std::unique_ptr<Table>> all;
  for (int slot = 1; slot <= tables; ++slot)
    all.push_back(std::make_unique<Table>(hub, files, folder, slot, watch));
  auto link = made(hall::Link::open(hub.keeper().screen_link()));
  const hall::Reader reader(link->reading(), kClock, {&watch});
  support::pause_s(2);
  const double begun_s = steady_now_s();
  for (std::size_t n = 0; steady_now_s() < begun_s + seconds; ++n) {
    const double due_s = begun_s + double(n) / (rate * tables);
    if (due_s > steady_now_s()) support::pause_s(due_s - steady_now_s());
    all[n % all.size()]->act();
  }
  (void)support::wait_until(10, [&] { return watch.seen() == watch.begun(); });
  watch.print();
  for (auto& table : all) (void)table->live->close();
}

/// Journals of so many ops, each table's own.
std::vector<std::string> journals(int tables, std::uint64_t ops) {
  std::vector<std::string> all;
  for (int slot = 1; slot <= tables; ++slot) {
    base::IdSource ids(kClock, unsigned(100 + slot));
    std::mt19937 random(unsigned(100 + slot));
    model::Session session = support::small_session(ids);
    storage::Hash hash = storage::hash_of_beginning(session.id);
    std::string text = storage::journal_header(session, {0, hash});
    for (std::uint64_t seq = 0; seq < ops;)
      for (const ops::Op& op : support::random_action(session, random, ids))
        if (seq < ops && ops::apply(session, op)) {
          ++seq;
          text += storage::journal_line(seq, kClock.wall(), seq, op, hash);
        }
    all.push_back(std::move(text));
  }
  return all;
}

struct Texts final : hall::LineTaker {
  std::mutex mutex;
  std::map<int, std::string> texts;
  std::size_t bytes = 0;
  void take(const hall::ReadLines& lines) override {
    const std::scoped_lock guard(mutex);
    texts[lines.from.slot] += lines.text;
    bytes += lines.text.size();
  }
  void say(const hall::OpSubject&, hall::ReadTrouble) override {}
};

void late(support::RealHub& hub, const std::vector<std::string>& sent, const char* how) {
  std::size_t bytes = 0;
  for (const std::string& text : sent) bytes += text.size();
  Texts texts;
  auto link = made(hall::Link::open(hub.keeper().screen_link()));
  const double begun_s = steady_now_s();
  double read_s = 0;
  {
    const hall::Reader reader(link->reading(), kClock, {&texts});
    const bool all = support::wait_until(120, [&] {
      const std::scoped_lock guard(texts.mutex);
      return texts.bytes == bytes;
    });
    read_s = steady_now_s() - begun_s;
    if (!all) fmt::print("NOT ALL WAS READ\n");
  }
  const double applied_from_s = steady_now_s();
  std::size_t applied = 0;
  for (const auto& [slot, text] : texts.texts) {
    const auto header = storage::read_journal_header(text.substr(0, text.find('\n')));
    model::Session session;
    session.id = header->session;
    auto start = storage::load_session_text(header->start, "bench");
    if (start) session = std::move(start->session);
    const auto found = storage::find_journal_lines(text, "bench", {});
    for (const storage::JournalLine& line : found.lines)
      if (const auto op = ops::from_json_line(line.e.op); op && ops::apply(session, *op)) ++applied;
  }
  fmt::print("late, {}: {:.1f} MB read in {:.0f} ms; {} ops applied in {:.0f} ms more\n", how,
             double(bytes) / 1e6, read_s * 1000, applied, (steady_now_s() - applied_from_s) * 1000);
}

void late_joiner(int tables) {
  const auto texts = journals(tables, 3000);
  {
    support::RealHub hub;
    if (!hub.serves()) return;
    const double begun_s = steady_now_s();
    std::vector<std::unique_ptr<hall::Link>> links;
    std::vector<std::unique_ptr<hall::Sender>> senders;
    for (int slot = 1; slot <= tables; ++slot) {
      links.push_back(made(hall::Link::open(hub.link_of(slot))));
      senders.push_back(std::make_unique<hall::Sender>(links.back()->sending(), kClock, slot));
      base::IdSource ids(kClock);
      senders.back()->carry(ids.next())->begin(texts[std::size_t(slot - 1)]);
    }
    (void)support::wait_until(120, [&] {
      return std::ranges::all_of(senders, [](const auto& sender) {
        return sender->state().kind == hall::SenderState::Kind::level;
      });
    });
    fmt::print("{} tables send 3,000 ops each in {:.0f} ms\n", tables,
               (steady_now_s() - begun_s) * 1000);
    late(hub, texts, "200 ops a message");
  }
  support::RealHub hub;
  if (!hub.serves()) return;
  for (int slot = 1; slot <= tables; ++slot) {
    auto link = made(hall::Link::open(hub.link_of(slot)));
    (void)support::wait_until(
        5, [&] { return link->state().kind == hall::LinkState::Kind::connected; });
    base::IdSource ids(kClock);
    const std::string subject = hall::op_subject(slot, ids.next());
    auto sending = link->sending();
    std::uint64_t last = 0;
    base::for_each_line(texts[std::size_t(slot - 1)], [&](std::string_view line) {
      if (const auto stored = sending->publish(subject, line, last)) last = *stored;
    });
  }
  late(hub, texts, "one op a message");
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 60;
  const int tables = argc > 2 ? std::clamp(std::atoi(argv[2]), 1, 40) : 30;
  const double rate = argc > 3 ? std::atof(argv[3]) : 10;
  fmt::print("{} tables, {} acts/s each, {} s\n", tables, rate, seconds);
  std::fflush(stdout);
  {
    const support::TemporaryFolder folder("kurumaza-bench-");
    support::RealHub hub;
    if (!hub.serves()) return 1;
    live(hub, folder.path(), tables, rate, seconds);
  }
  late_joiner(tables);
}
