// SIGKILL of the headless writer in full work: at any moment, within its first 400 ms, and while
// the session file is being written. One session lives through many kills, small ones and such as
// take their time to write.
#include <filesystem>

#include "stress/truth.h"
#include "support/child_process.h"

namespace stress {

namespace {

constexpr int kKillsOfASession = 30;

enum class When { at_any_time, at_the_beginning, while_the_file_is_written };

/// True once the temporary file of the session is there.
bool is_writing(const base::Path& session) {
  std::error_code ignored;
  return std::filesystem::exists(
      session.parent_path() / ("." + session.filename().string() + ".tmp"), ignored);
}

class Victim {
 public:
  Victim(const Setting& setting, std::mt19937& random, const base::Path& session, int start_cards)
      : setting_(setting), random_(random), session_(session), start_cards_(start_cards) {}

  /// Starts a writer, kills it, and holds the disk against its log.
  bool kill_one(When when, unsigned seed, Truth& truth, Account& account) {
    const base::Path log = setting_.folder / "log";
    std::filesystem::remove(log);
    const double rate = random_real(random_, 20, 600);
    auto writer = support::ChildProcess::start(
        {setting_.writer,
         {session_.string(), log.string(), "--seed", std::to_string(seed), "--rate",
          std::to_string(rate), "--snapshot",
          when == When::while_the_file_is_written ? "60" : "300", "--start",
          std::to_string(start_cards_)},
         {},
         setting_.folder / "output"});
    ASSERT(writer.ok(), "the headless writer can be started");
    wait(when);
    writer->kill();
    writer->wait(30);
    const double killed_ms = log_now_ms();
    account.count("kills");
    const Told told = read_log(log);
    if (!told.start) account.count("  before the session was open");
    if (is_writing(session_)) account.count("  that left a half-written session file beside");
    const char* kWhen[] = {"at any time", "at the beginning", "while the file was written"};
    return truth.check(told, killed_ms,
                       fmt::format("seed {}, {}, {:.0f} ops/s", seed, kWhen[int(when)], rate),
                       account);
  }

 private:
  void wait(When when) {
    if (when == When::at_the_beginning) return support::pause_s(random_real(random_, 0, 0.4));
    support::pause_s(random_real(random_, 0.15, 1.2));
    if (when == When::at_any_time) return;
    const double until = support::steady_now_s() + 1;
    while (!is_writing(session_) && support::steady_now_s() < until) {
    }
    support::pause_s(random_real(random_, 0, start_cards_ > 0 ? 0.03 : 0.001));
  }

  const Setting& setting_;
  std::mt19937& random_;
  const base::Path session_;
  const int start_cards_;
};

}  // namespace

void kills(const Setting& setting, Account& account) {
  const Watch watch(setting.seconds);
  std::mt19937 random(setting.seed);
  unsigned seed = setting.seed * 100000;
  while (watch.running()) {
    const base::Path folder = setting.folder / "sessions";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const base::Path session = folder / "evening.json";
    const int start_cards = random_below(random, 3) == 0 ? 3000 : 0;
    Truth truth(session);
    Victim victim(setting, random, session, start_cards);
    account.count("sessions");
    for (int n = 0; n < kKillsOfASession && watch.running(); ++n) {
      const When when = When(random_below(random, 3));
      if (!victim.kill_one(when, ++seed, truth, account)) break;
    }
  }
}

}  // namespace stress
