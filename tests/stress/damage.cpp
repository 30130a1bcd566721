// Random damage: trials in processes of their own, so that one that crashes or hangs is a figure
// and not the end; and files that cannot be read at all, on the real disk.
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "storage/open_session.h"
#include "stress/damage_trial.h"
#include "support/child_process.h"

namespace stress {

namespace {

constexpr unsigned kBatch = 100;
constexpr double kHangs_s = 20;  // for one trial

/// What a batch's process tells while it works.
struct Shared {
  unsigned done;
  double begun_s;  // the trial under way
  TrialResult results[kBatch];
};

struct Kept {
  double cards = 0, back = 0, trials = 0, changed = 0;
  int worst = 0;  // cards missing in one trial
};

/// A whole line in another place is read as a damaged one; what it alone says is lost.
void judge(const TrialResult& r, const std::string& how, Account& account) {
  const std::string sort = fmt::format("{} of the {}", name_of(r.damage), name_of(r.half));
  account.count("trials");
  if (r.broken) account.lost("unsound after damage", how + ": " + sort + ": " + r.what);
  if (r.half == Half::file_alone) return;  // what is gone there is nowhere else
  if (!r.opened)
    account.lost("not opened though the other half is whole", how + ": " + sort + ": " + r.what);
  else if (r.missing > (r.damage == Damage::lines_swapped && r.half == Half::journal ? 2 : 0))
    account.lost("cards gone by " + sort,
                 fmt::format("{}: {} of {}, {}", how, r.missing, r.must, r.what));
  else if (is_small(r.damage) && r.changed > 1)
    account.lost("more than one card changed by " + sort,
                 fmt::format("{}: {} of {}, {}", how, r.changed, r.all, r.what));
}

void batch(const SavedEvening& evening, unsigned first, Shared& shared) {
  shared.done = 0;
  shared.begun_s = support::steady_now_s();
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  ASSERT(pid >= 0, "a process can be made");
  if (pid == 0) {
    for (unsigned i = 0; i < kBatch && ::getppid() == parent; ++i) {
      shared.results[i] = try_damage(evening, first + i);
      shared.begun_s = support::steady_now_s();
      shared.done = i + 1;
    }
    ::_exit(0);
  }
  int status = 0;
  support::wait_until(1e9, [&] {
    if (::waitpid(pid, &status, WNOHANG) == pid) return true;
    if (support::steady_now_s() - shared.begun_s < kHangs_s) return false;
    ::kill(pid, SIGKILL);
    ::waitpid(pid, &status, 0);
    return true;
  });
}

void trials(const Setting& setting, Account& account) {
  void* memory =
      ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT(memory != MAP_FAILED, "there is memory");
  Shared& shared = *new (memory) Shared;
  std::map<std::pair<Half, Damage>, Kept> kept;
  const Watch watch(setting.seconds);
  std::mt19937 random(setting.seed);
  unsigned evening_seed = setting.seed * 1000;
  while (watch.running()) {
    const SavedEvening evening(++evening_seed, 100 + int(random_below(random, 500)));
    account.count("evenings");
    for (unsigned first = 0; first < 8 * kBatch && watch.running(); first += kBatch) {
      batch(evening, first, shared);
      for (unsigned i = 0; i < shared.done; ++i) {
        const TrialResult& r = shared.results[i];
        judge(r, fmt::format("evening {} trial {}", evening_seed, first + i), account);
        Kept& k = kept[{r.half, r.damage}];
        k.trials += 1;
        k.cards += r.all;
        k.back += r.kept + r.renamed;
        k.changed += r.changed;
        k.worst = std::max(k.worst, r.all - r.kept - r.renamed);
      }
      if (shared.done < kBatch)
        account.lost("a crash or a hang",
                     fmt::format("evening {} trial {}", evening_seed, first + shared.done));
    }
  }
  account.tell(
      "cards that came back, per mille (the worst trial lacks so many; changed per trial)");
  for (const auto& [what, k] : kept)
    account.tell(fmt::format("  {:32} {:28} {:7.2f} ({:3}; {:.2f}) in {:.0f} trials",
                             name_of(what.first), name_of(what.second), 1000 * k.back / k.cards,
                             k.worst, k.changed / k.trials, k.trials));
  ::munmap(memory, sizeof(Shared));
}

bool has_card(const model::Session& session, base::Id id) {
  for (const auto& [board_id, board] : session.boards)
    if (board.cards.contains(id)) return true;
  return false;
}

/// A file in whose place there is what cannot be read: the other half is enough.
void unreadable(const Setting& setting, Account& account) {
  const SavedEvening evening(setting.seed, 300);
  const base::Path file = setting.folder / "evening.json", journal = storage::journal_path(file);
  const auto folder = [](const base::Path& p) { std::filesystem::create_directory(p); };
  const auto huge = [](const base::Path& p) {
    write_file(p, "{");
    std::filesystem::resize_file(p, (1ull << 30) + 5);  // sparse
  };
  const auto nothing = [](const base::Path&) {};
  const auto empty = [](const base::Path& p) { write_file(p, ""); };
  const auto zeros = [](const base::Path& p) { write_file(p, std::string(200000, '\0')); };
  const auto picture = [](const base::Path& p) {
    write_file(p, "\x89PNG\r\n\x1a\n garbage \xff\xfe");
  };
  const auto forbidden = [](const base::Path& p) {
    write_file(p, "{}");
    ::chmod(p.c_str(), 0);
  };
  struct Instead {
    const char* what;
    void (*put)(const base::Path&);
    bool is_said = true;
  };
  const Instead kinds[] = {{"a folder", folder},
                           {"a file of 1 GiB", huge},
                           {"nothing", nothing, false},
                           {"an empty file", empty, false},
                           {"zeros", zeros},
                           {"another program's file", picture},
                           {"a file that may not be read", forbidden}};
  base::RealFileSystem files;
  for (const Instead& kind : kinds) {
    for (const bool is_file : {true, false}) {
      std::filesystem::remove_all(setting.folder);
      std::filesystem::create_directories(setting.folder);
      if (!is_file) write_file(file, evening.file);
      if (is_file) write_file(journal, evening.journal);
      kind.put(is_file ? file : journal);
      account.count("unreadable files");
      const std::string how =
          fmt::format("{} in place of the {}", kind.what, is_file ? "session file" : "journal");
      const auto loaded = storage::load_session(files, file);
      if (!loaded) {
        account.lost("an unreadable half stops the other", how + ": " + loaded.error().text());
        continue;
      }
      std::size_t missing = 0;
      for (const auto& [id, text] : evening.cards)
        missing += (is_file || evening.in_file.contains(id)) && !has_card(loaded->session, id);
      if (missing > 0)
        account.lost("an unreadable half loses cards of the other",
                     fmt::format("{}: {}", how, missing));
      // An empty journal is what a crash in a session's first moment leaves.
      if (loaded->findings.empty() && kind.is_said)
        account.lost("an unreadable half is not said", how);
    }
  }
}

}  // namespace

void damage(const Setting& setting, Account& account) {
  unreadable(setting, account);
  trials(setting, account);
}

}  // namespace stress
