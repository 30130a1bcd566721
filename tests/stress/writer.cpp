// stress_writer SESSION LOG [--seed N] [--rate OPS] [--seconds S] [--snapshot MS] [--start CARDS]
//   [--hold S] [--no-close]
// The table without a display: acts at random so many times a second and writes down in LOG, apart
// from anything that may fail, what it did and what it was told. --snapshot 0: the session file is
// written when the program itself would write it. --hold: how long it waits for the last op to be
// saved before it closes.
//   start JSON               the session is open, and as a journal would begin with it
//   open SEQ                 its last op
//   op SEQ MS STEP JSON      this op was recorded
//   saved SEQ MS             save_state() said that everything up to SEQ is on the disk
//   state KIND MS            what it says otherwise, when that changes
//   refused TEXT             the session could not be opened or made
//   closed SEQ / kept SEQ    close() was done / failed
#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <map>

#include "ops/op_line.h"
#include "storage/live_session.h"
#include "support/random_walk.h"

namespace {

constexpr double kLongQuiet_s = 3600;  // longer than any table waits before it writes the file

double now_ms() { return base::RealClock().now_s() * 1000; }

class Log {
 public:
  explicit Log(const char* path)
      : fd_(::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {}
  void line(std::string text) {
    text += '\n';
    if (::write(fd_, text.data(), text.size()) != ssize_t(text.size())) std::abort();
  }

 private:
  int fd_;
};

struct Wishes {
  unsigned seed = 1;
  double rate = 200, seconds = 1e9, snapshot_ms = 300, hold_s = 0;
  int start_cards = 0;
  bool close = true;
};

/// Sessions that take their time to write begin with many cards.
model::Session new_session(base::IdSource& ids, int cards) {
  model::Session session = support::small_session(ids);
  model::Board& board = session.boards.begin()->second;
  for (int n = 0; n < cards; ++n) {
    model::Card card;
    card.id = ids.next();
    card.text = fmt::format("はじめからあるカード {}", n);
    card.pos = {double(n % 100) * 10, double(n / 100) * 10};
    card.z = n;
    board.cards.emplace(card.id, card);
  }
  return session;
}

class Writer {
 public:
  Writer(const base::Path& path, const char* log, const Wishes& wishes)
      : path_(path), wishes_(wishes), log_(log), ids_(clock_, wishes.seed), random_(wishes.seed) {}

  int run() {
    if (!open()) return 1;
    table_->doc().subscribe([this](const ops::Op& op, ops::ActionId step) {
      log_.line(fmt::format("op {} {:.1f} {} {}", ++seq_, now_ms(), step, ops::to_json_line(op)));
    });
    const double begun = clock_.now_s();
    double next_snapshot = begun + wishes_.snapshot_ms / 1000, next_act = begun;
    while (clock_.now_s() < begun + wishes_.seconds) {
      next_act += 1 / wishes_.rate;
      while (clock_.now_s() < next_act) {
        listen();
        ::usleep(500);
      }
      act();
      table_->tick(clock_.now_s());
      if (wishes_.snapshot_ms == 0 || clock_.now_s() < next_snapshot) continue;
      next_snapshot = clock_.now_s() + wishes_.snapshot_ms / 1000;
      table_->tick(clock_.now_s() + kLongQuiet_s);
    }
    const double until = clock_.now_s() + wishes_.hold_s;
    while (clock_.now_s() < until && told_ != seq_) {
      listen();
      table_->tick(clock_.now_s());
      ::usleep(2000);
    }
    if (!wishes_.close) ::_exit(0);
    const auto done = table_->close();
    log_.line(done ? fmt::format("closed {}", seq_)
                   : fmt::format("kept {} {}", seq_, done.error().text()));
    return done ? 0 : 1;
  }

 private:
  bool open() {
    if (files_.exists(path_) || files_.exists(storage::journal_path(path_))) {
      auto opened = storage::LiveSession::open(files_, clock_, ids_, path_);
      if (!opened) return refused(opened.error());
      // Read again while it is ours: the table does not tell its count.
      const auto loaded = storage::load_session(files_, path_);
      if (!loaded) return refused(loaded.error());
      seq_ = loaded->last.seq;
      table_ = std::move(*opened);
    } else {
      auto made = storage::LiveSession::create(files_, clock_, path_,
                                               new_session(ids_, wishes_.start_cards));
      if (!made) return refused(made.error());
      table_ = std::move(*made);
    }
    std::string start = storage::journal_header(table_->session(), seq_);
    start.pop_back();  // its newline
    log_.line("start " + start);
    log_.line(fmt::format("open {}", seq_));
    return true;
  }
  bool refused(const base::Error& error) {
    log_.line("refused " + error.text());
    return false;
  }
  void act() {
    if (random_() % 20 == 0 && table_->doc().can_undo()) {
      table_->doc().undo();
      return;
    }
    (void)table_->doc().apply_all(support::random_action(table_->session(), random_, ids_));
  }
  void listen() {
    const storage::SaveState state = table_->save_state();
    if (state.kind == storage::SaveState::Kind::saved && told_ != seq_) {
      told_ = seq_;
      log_.line(fmt::format("saved {} {:.1f}", seq_, now_ms()));
    }
    if (int(state.kind) == kind_) return;
    kind_ = int(state.kind);
    constexpr const char* kNames[] = {"saved", "saving", "failing", "read_only"};
    if (kind_ > 1 || was_failing_)
      log_.line(
          fmt::format("state {} {:.1f} {}", kNames[kind_], now_ms(), state.message.english()));
    was_failing_ = kind_ > 1;
  }

  const base::Path path_;
  const Wishes wishes_;
  Log log_;
  base::RealFileSystem files_;
  base::RealClock clock_;
  base::IdSource ids_;
  std::mt19937 random_;
  std::unique_ptr<storage::LiveSession> table_;
  std::uint64_t seq_ = 0, told_ = std::uint64_t(-1);
  int kind_ = -1;
  bool was_failing_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  Wishes wishes;
  for (int i = 3; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--no-close") {
      wishes.close = false;
      continue;
    }
    if (i + 1 == argc) return 2;
    const double value = std::atof(argv[++i]);
    if (word == "--seed")
      wishes.seed = unsigned(value);
    else if (word == "--rate")
      wishes.rate = value;
    else if (word == "--seconds")
      wishes.seconds = value;
    else if (word == "--snapshot")
      wishes.snapshot_ms = value;
    else if (word == "--start")
      wishes.start_cards = int(value);
    else if (word == "--hold")
      wishes.hold_s = value;
    else
      return 2;
  }
  return Writer(argv[1], argv[2], wishes).run();
}
