// hall_table FOLDER SLOT PORT RATE SEED CERTIFICATE: a table without a display in a hall: acts at random so many times a second in the
// session FOLDER/tNN.json, made where there is none, and sends its journal to the hub at 127.0.0.1:PORT, whose certificate that file has. Once there is a file
// FOLDER/end it acts no more; ends with 0 once the hub has everything and the session is closed, with 3 where that took over a minute, with 4
// where the hub has another branch.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>

#include "hall/link.h"
#include "hall/sender.h"
#include "storage/live_session.h"
#include "support/random_walk.h"

namespace {

constexpr double kLongest_s = 60;  // after the last act

class Table {
 public:
  Table(const base::Path& folder, int slot, double rate, unsigned seed)
      : path_(folder / fmt::format("t{:02}.json", slot)),
        end_(folder / "end"),
        slot_(slot),
        rate_(rate),
        ids_(clock_, seed),
        random_(seed) {}

  int run(const hall::LinkOptions& to) {
    auto link = hall::Link::open(to);
    if (!link || !open()) return 1;
    hall::Sender sender((*link)->sending(), clock_, slot_);
    live_->listen([out = sender.carry(live_->session().id)](auto piece, auto lines) {
      piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines);
    });
    act_until_asked();
    if (auto done = live_->close(); !done) return 1;
    const double until = clock_.now_s() + kLongest_s;
    while (clock_.now_s() < until) {
      const auto state = sender.state();
      if (state.kind == hall::SenderState::Kind::level) return 0;
      if (state.kind == hall::SenderState::Kind::forked) return 4;
      ::usleep(20'000);
    }
    return 3;
  }

 private:
  bool open() {
    auto opened = files_.exists(path_) ? storage::LiveSession::open(files_, clock_, ids_, path_)
                                       : storage::LiveSession::create(files_, clock_, path_,
                                                                      support::small_session(ids_));
    if (!opened) {
      fmt::print(stderr, "{}\n", opened.error().text());
      return false;
    }
    live_ = std::move(*opened);
    return true;
  }

  void act_until_asked() {
    double next_s = clock_.now_s();
    while (!files_.exists(end_)) {
      next_s += 1 / rate_;
      while (clock_.now_s() < next_s) ::usleep(2000);
      if (random_() % 20 == 0 && live_->doc().can_undo())
        live_->doc().undo();
      else
        (void)live_->doc().apply_all(support::random_action(live_->session(), random_, ids_));
      live_->tick(clock_.now_s());
    }
  }

  const base::Path path_, end_;
  const int slot_;
  const double rate_;
  base::RealFileSystem files_;
  base::RealClock clock_;
  base::IdSource ids_;
  std::mt19937 random_;
  std::unique_ptr<storage::LiveSession> live_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) return 2;
  const int slot = std::atoi(argv[2]);
  base::RealFileSystem files;
  const auto certificate = files.read(argv[6], 1u << 16);
  if (!certificate) return 2;
  hall::LinkOptions to;
  to.hub = {0x7f000001, std::uint16_t(std::atoi(argv[3]))};
  to.user = fmt::format("t{:02}", slot);
  to.password = fmt::format("secret-{:02}", slot);
  to.certificate_pem = *certificate;
  to.name = to.user;
  return Table(argv[1], slot, std::atof(argv[4]), unsigned(std::atoi(argv[5]))).run(to);
}
