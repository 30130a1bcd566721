// Every system call on the session's files made to fail, one after another and all from one on: in
// the commands of the command line (new, import, check, report), where exit code 0 means that all
// of it was done and any other that nothing was; and in the headless writer, where nothing that was
// called saved is lost and everything is saved once the disk works again.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "stress/truth.h"
#include "support/program.h"

namespace stress {

namespace {

namespace fs = std::filesystem;

struct Fault {
  const char* call;
  const char* name;
  int error;  // 0: a write is done in part
};
constexpr Fault kFaults[] = {
    {"open", "EIO", EIO},         {"open", "EACCES", EACCES},   {"open", "ENOSPC", ENOSPC},
    {"open", "EMFILE", EMFILE},   {"open", "EINTR", EINTR},     {"read", "EIO", EIO},
    {"read", "EINTR", EINTR},     {"write", "EIO", EIO},        {"write", "ENOSPC", ENOSPC},
    {"write", "EDQUOT", EDQUOT},  {"write", "EINTR", EINTR},    {"write", "in part", 0},
    {"sync", "EIO", EIO},         {"sync", "ENOSPC", ENOSPC},   {"sync", "EINTR", EINTR},
    {"rename", "EIO", EIO},       {"rename", "EACCES", EACCES}, {"rename", "ENOSPC", ENOSPC},
    {"truncate", "EIO", EIO},     {"flock", "ENOLCK", ENOLCK},  {"flock", "EINTR", EINTR},
    {"unlink", "EACCES", EACCES}, {"mkdir", "EACCES", EACCES},  {"mkdir", "ENOSPC", ENOSPC},
    {"close", "EIO", EIO},
};

/// A fault at the nth such call and so many after it.
struct Order {
  Fault fault;
  long nth, count;
  std::string text() const {
    return fmt::format("{} fails with {} at call {}{}", fault.call, fault.name, nth,
                       count == 1 ? "" : fmt::format(" and {} after it", count - 1));
  }
};
constexpr long kForEver = 1000000;

class Shim {
 public:
  Shim(const Setting& setting, base::Path under)
      : setting_(setting), under_(std::move(under)), seen_(setting.folder / "seen") {}

  std::map<std::string, std::string> environment(const Order& order) const {
    fs::remove(seen_);
    return {{"LD_PRELOAD", setting_.shim.string()},
            {"STRESS_UNDER", under_.string()},
            {"STRESS_CALL", order.fault.call},
            {"STRESS_NTH", std::to_string(order.nth)},
            {"STRESS_COUNT", std::to_string(order.count)},
            {"STRESS_ERRNO", std::to_string(order.fault.error)},
            {"STRESS_SEEN", seen_.string()},
            {"HOME", (setting_.folder / "home").string()},
            {"LC_ALL", "C.UTF-8"}};
  }
  /// Calls of that kind in the last run.
  long seen() const { return std::atol(file_text(seen_).c_str()); }

 private:
  const Setting& setting_;
  const base::Path under_, seen_;
};

/// One command on a folder that is made anew for every run.
class Command {
 public:
  Command(const Setting& setting, Account& account, std::string name, std::vector<std::string> args,
          std::function<void(const base::Path&)> prepare)
      : setting_(setting),
        account_(account),
        name_(std::move(name)),
        args_(std::move(args)),
        prepare_(std::move(prepare)),
        work_(setting.folder / "work"),
        shim_(setting, work_) {
    output_ = run({{"any", "", 0}, 0, 0}).output;
    after_ = files();
    prepare_folder();
    before_ = files();
  }

  /// Every fault at every call, alone and for ever.
  std::vector<Order> orders() {
    std::vector<Order> out;
    for (const Fault& fault : kFaults) {
      run({fault, 0, 0});
      for (long n = 1; n <= shim_.seen(); ++n) {
        out.push_back({fault, n, 1});
        if (fault.error != EINTR) out.push_back({fault, n, kForEver});
      }
    }
    return out;
  }

  void try_order(const Order& order) {
    const support::Finished done = run(order);
    const std::string how = name_ + ": " + order.text();
    account_.count("system calls made to fail");
    if (done.exit_code > 2) return account_.lost("a command crashed", how + ": " + done.output);
    const auto now = files();
    if (done.exit_code == 0) {
      // What failed once was read again; what never can be read is said.
      const bool must_be_said = order.fault.error != EINTR && order.count == kForEver &&
                                std::string_view(order.fault.call) == "read";
      // What could not be read for a moment may lie beside it, as it was.
      const auto without_copies = [](Files all) {
        std::erase_if(all, [](const auto& file) {
          return file.first.find(".other-") != std::string::npos ||
                 file.first.find(".original-") != std::string::npos;
        });
        return all;
      };
      if (without_copies(now) != without_copies(after_))
        account_.lost("exit code 0, and it was not done", how + ": " + difference(now, after_));
      else if (must_be_said && done.output == output_)
        account_.lost("exit code 0 though a file could not be read", how);
    } else if (now == after_ && after_ != before_) {
      account_.count("commands that failed and had done it all the same");
    } else if (std::all_of(now.begin(), now.end(), [&](const auto& file) {
                 return after_.contains(file.first) && after_.at(file.first) == file.second &&
                        (!before_.contains(file.first) || before_.at(file.first) == file.second);
               })) {
      account_.count("commands of several files that failed and left whole ones");
    } else if (now != before_) {
      account_.lost("it failed, and left a half", how + ": " + difference(now, before_));
    } else {
      account_.count("commands that failed and changed nothing");
    }
  }

 private:
  using Files = std::map<std::string, std::string>;

  void prepare_folder() const {
    fs::remove_all(work_);
    fs::create_directories(work_);
    prepare_(work_);
  }
  support::Finished run(const Order& order) {
    prepare_folder();
    auto done = support::run_program(
        {setting_.program, args_, shim_.environment(order), setting_.folder / "output"}, 60);
    return done ? std::move(*done) : support::Finished{-1, done.error().text()};
  }
  /// What the files say: of sessions what is in them, of other files their bytes.
  Files files() const {
    Files out;
    base::RealFileSystem disk;
    for (const auto& entry : fs::recursive_directory_iterator(work_)) {
      if (!entry.is_regular_file()) continue;
      const base::Path& path = entry.path();
      const std::string name = fs::relative(path, work_).string();
      if (path.extension() == ".journal" || name.ends_with(".lock") || name.ends_with(".tmp"))
        continue;  // the first is read with its session; the others are nobody's
      if (path.extension() != ".json") {
        out[name] = file_text(path);
        continue;
      }
      const auto loaded = storage::load_session(disk, path);
      out[name] = loaded ? said(loaded->session) : "cannot be opened: " + loaded.error().text();
    }
    return out;
  }
  /// A session without what differs from run to run.
  static std::string said(const model::Session& session) {
    std::string out = session.title + "\n";
    for (const auto* q : session.questions_in_order()) out += q->text + "\n";
    for (const auto* board : session.boards_in_order()) {
      std::multiset<std::string> cards;
      for (const auto& [id, card] : board->cards) cards.insert(card.text);
      for (const std::string& text : cards) out += "card " + text + "\n";
    }
    return out;
  }
  static std::string difference(const Files& a, const Files& b) {
    for (const auto& [name, text] : a)
      if (!b.contains(name) || b.at(name) != text) return name + " is " + text.substr(0, 150);
    for (const auto& [name, text] : b)
      if (!a.contains(name)) return name + " is missing";
    return "nothing";
  }

  const Setting& setting_;
  Account& account_;
  const std::string name_;
  const std::vector<std::string> args_;
  const std::function<void(const base::Path&)> prepare_;
  const base::Path work_;
  Shim shim_;
  Files before_, after_;
  std::string output_;  // of the undisturbed run
};

void commands(const Setting& setting, Account& account, double seconds, std::mt19937& random) {
  const base::Path ready = setting.folder / "ready", work = setting.folder / "work";
  const std::string session = (work / "evening.json").string();
  fs::create_directories(ready);
  write_file(ready / "cards.txt", "ひとつめ\nふたつめ\nみっつめ\n");
  write_file(ready / "more.csv", "text,who\n四つ目,青木\n五つ目,林\n");
  const auto at_ready = [&](std::vector<std::string> args) {
    (void)support::run_program({setting.program, std::move(args), {}, setting.folder / "output"},
                               60);
  };
  at_ready({"new", (ready / "evening.json").string(), "--title", "T", "--question", "Q"});
  at_ready({"import", (ready / "evening.json").string(), (ready / "cards.txt").string()});
  const auto with_files = [ready](const base::Path& to) {
    fs::copy(ready, to, fs::copy_options::recursive);
  };
  std::vector<std::unique_ptr<Command>> all;
  const auto command = [&](const char* name, std::vector<std::string> args, auto prepare) {
    all.push_back(
        std::make_unique<Command>(setting, account, name, std::move(args), std::move(prepare)));
  };
  command("new", {"new", session, "--title", "T", "--question", "Q"}, [](const base::Path&) {});
  command("new in a new folder", {"new", (work / "a/b/evening.json").string(), "--title", "T"},
          [](const base::Path&) {});
  command("import",
          {"import", session, (work / "cards.txt").string(), (work / "more.csv").string()},
          with_files);
  command("check", {"check", session}, with_files);
  command("report", {"report", session, "--format", "html,csv", "--out", (work / "out").string()},
          with_files);
  std::vector<std::pair<Command*, Order>> orders;
  for (const auto& c : all)
    for (const Order& order : c->orders()) orders.emplace_back(c.get(), order);
  account.count("commands' calls and faults there are", double(orders.size()));
  if (orders.empty()) account.lost("no command could be tried", setting.program.string());
  std::shuffle(orders.begin(), orders.end(), random);
  const Watch watch(seconds);
  for (const auto& [c, order] : orders) {
    if (!watch.running()) return;
    c->try_order(order);
  }
}

void writers(const Setting& setting, Account& account, double seconds, std::mt19937& random) {
  const Watch watch(seconds);
  const base::Path folder = setting.folder / "sessions", session = folder / "evening.json";
  const Shim shim(setting, folder);
  unsigned seed = setting.seed * 100000;
  while (watch.running()) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    Truth truth(session);
    for (int run = 0; run < 8 && watch.running(); ++run) {
      const base::Path log = setting.folder / "log";
      fs::remove(log);
      const Fault& fault = kFaults[random_below(random, std::size(kFaults))];
      const bool rare =
          std::string_view(fault.call) != "write" && std::string_view(fault.call) != "sync";
      const Order order{fault, 1 + long(random_below(random, rare ? 12 : 60)),
                        random_below(random, 4) == 0 && fault.error != EINTR
                            ? kForEver
                            : 1 + long(random_below(random, 4))};
      const bool heals = order.count < kForEver;
      const double act_s = random_real(random, 0.2, 0.8);
      // Time enough to try again, which it does once a second.
      const double hold_s = heals ? 1.2 * double(order.count) + 1.5 : 1;
      ++seed;
      auto done =
          support::run_program({setting.writer,
                                {session.string(), log.string(), "--seed", std::to_string(seed),
                                 "--rate", "150", "--seconds", std::to_string(act_s), "--snapshot",
                                 "150", "--hold", std::to_string(hold_s)},
                                shim.environment(order),
                                setting.folder / "output"},
                               60);
      account.count("system calls made to fail under the writer");
      const std::string how = fmt::format("seed {}, {}", seed, order.text());
      if (!done) {
        account.lost("the writer hangs", how);
        break;
      }
      const Told told = read_log(log);
      if (done->exit_code > 1) account.lost("the writer crashed", how);
      const bool reached = shim.seen() >= order.nth;
      if (reached) account.count("  that came about");
      // "In the journal" is the truth, and held against it below.
      const bool in_the_journal =
          told.kept && told.states.back().find("in the journal") != std::string::npos;
      if (heals && told.start && !told.closed && !in_the_journal)
        account.lost("not saved though the disk works again",
                     how + (told.states.empty() ? "" : ": " + told.states.back()));
      // What nobody called saved was in a store that could not write.
      if (!truth.check(told, 0, how, account)) break;
      if (fs::exists(session) == false) break;
    }
  }
}

}  // namespace

void failing_calls(const Setting& setting, Account& account) {
  std::mt19937 random(setting.seed);
  fs::create_directories(setting.folder / "home");
  commands(setting, account, setting.seconds / 2, random);
  writers(setting, account, setting.seconds / 2, random);
}

}  // namespace stress
