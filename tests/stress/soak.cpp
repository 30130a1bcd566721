// Hundreds of ops a second for long, without a moment's rest: nothing is lost, the session file
// does not stay behind, and memory does not grow beyond what the session and its journal are.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "stress/truth.h"
#include "support/child_process.h"

namespace stress {

namespace {

constexpr double kRate = 300;  // actions a second, each of one op or several
constexpr double kFileAtLeastEvery_s = 60;

/// Resident memory of a process in MB.
double memory_mb(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/statm");
  double all = 0, resident = 0;
  in >> all >> resident;
  return resident * 4096 / 1e6;
}

}  // namespace

void soak(const Setting& setting, Account& account) {
  const base::Path session = setting.folder / "evening.json", log = setting.folder / "log";
  auto writer = support::ChildProcess::start(
      {setting.writer,
       {session.string(), log.string(), "--seed", std::to_string(setting.seed), "--rate",
        std::to_string(kRate), "--seconds", std::to_string(setting.seconds), "--snapshot", "0"},
       {},
       setting.folder / "output"});
  ASSERT(writer.ok(), "the headless writer can be started");
  double written_s = support::steady_now_s(), longest_s = 0;
  std::filesystem::file_time_type last{};
  double looked_s = 0;
  while (writer->running()) {
    support::pause_s(0.1);
    std::error_code ignored;
    const auto now = std::filesystem::last_write_time(session, ignored);
    if (now != last) {
      if (last != std::filesystem::file_time_type{}) account.count("session files written");
      last = now;
      written_s = support::steady_now_s();
    }
    longest_s = std::max(longest_s, support::steady_now_s() - written_s);
    if (support::steady_now_s() - looked_s > 1) {
      looked_s = support::steady_now_s();
      account.most("memory, MB", std::floor(memory_mb(writer->pid())));
    }
  }
  account.most("seconds between two session files", std::floor(longest_s));
  if (longest_s > kFileAtLeastEvery_s + 5)
    account.lost("the session file was not written for more than a minute",
                 fmt::format("{:.0f} s", longest_s));
  const Told told = read_log(log);
  account.count("ops", double(told.ops.size()));
  account.count("ops/s", std::floor(double(told.ops.size()) / setting.seconds));
  if (!told.closed) account.lost("the store could not be closed", "");
  Truth truth(session);
  truth.check(told, log_now_ms(), fmt::format("seed {}", setting.seed), account);
  account.count("bytes of journal",
                double(std::filesystem::file_size(storage::journal_path(session))));
}

}  // namespace stress
