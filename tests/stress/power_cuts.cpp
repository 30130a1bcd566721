// Power cuts on a real file system: a headless writer works on a disk that forgets, cut after cut
// is taken of it, mounted as after the power came back, and held against what the writer had been
// told.
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>

#include "stress/forgetful_disk.h"
#include "stress/truth.h"
#include "support/program.h"

namespace stress {

namespace {

namespace fs = std::filesystem;

struct Kind {
  const char* name;  // of the file system
  const char* make;  // its program
  std::vector<std::string> arguments;
  const char* options;
  const char* options_of_a_copy;  // that a second file system with its name may be mounted beside
  std::size_t megabytes;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kKinds = {
      {"ext4", "mkfs.ext4", {"-q", "-F"}, "", "", 48},
      {"ext4", "mkfs.ext4", {"-q", "-F"}, "data=writeback", "", 48},
      {"ext4", "mkfs.ext4", {"-q", "-F"}, "noauto_da_alloc,commit=60", "", 48},
      {"xfs", "mkfs.xfs", {"-q", "-f"}, "", "nouuid", 320},
      {"btrfs", "mkfs.btrfs", {"-q", "-f"}, "", "", 128},
      {"vfat", "mkfs.vfat", {}, "", "", 48},
      {"exfat", "mkfs.exfat", {}, "", "", 48},
  };
  return kKinds;
}

base::Path find_program(const char* name) {
  for (const char* folder : {"/usr/sbin", "/sbin", "/usr/bin", "/bin"})
    if (fs::exists(base::Path(folder) / name)) return base::Path(folder) / name;
  return {};
}

/// An empty file system's bytes; "" where it cannot be made here.
std::string empty_disk(const Kind& kind, const base::Path& folder) {
  const base::Path program = find_program(kind.make), image = folder / "empty.img";
  if (program.empty()) return {};
  write_file(image, "");
  fs::resize_file(image, kind.megabytes << 20);
  auto arguments = kind.arguments;
  arguments.push_back(image.string());
  const auto made = support::run_program({program, arguments, {}, folder / "output"});
  if (!made || made->exit_code != 0) return {};
  std::string bytes = file_text(image);
  fs::remove(image);
  return bytes;
}

/// One writer on one disk, and cuts while it works.
class Evening {
 public:
  Evening(const Setting& setting, const Kind& kind, unsigned seed, Account& account)
      : setting_(setting),
        kind_(kind),
        seed_(seed),
        random_(seed),
        account_(account),
        name_(kind.name + std::string(*kind.options ? " with " : "") + kind.options) {}

  /// False: such a disk cannot be had here, and why was said.
  /// `honest`: the writer's syncs are; otherwise they do nothing, to see that this would be found.
  bool run(const std::string& empty, double seconds, bool honest = true) {
    auto disk = ForgetfulDisk::create(empty, setting_.folder / "server");
    if (!disk) return cannot(disk.error());
    auto mounted =
        Mounted::mount((*disk)->file(), setting_.folder / "mounted", kind_.name, kind_.options);
    if (!mounted) return cannot(mounted.error());
    ::sync();  // the empty folder itself is there before anything is promised
    const base::Path log = setting_.folder / "log";
    fs::remove(log);
    auto writer = support::ChildProcess::start(
        {setting_.writer,
         {(setting_.folder / "mounted" / "sessions" / "evening.json").string(), log.string(),
          "--seed", std::to_string(seed_), "--rate", std::to_string(random_real(random_, 20, 300)),
          "--snapshot", std::to_string(random_real(random_, 60, 500))},
         honest ? std::map<std::string, std::string>{} : without_sync(),
         setting_.folder / "output"});
    ASSERT(writer.ok(), "the headless writer can be started");
    const Watch watch(seconds);
    bool fine = true;
    while (watch.running() && fine) {
      support::pause_s(random_real(random_, 0, 0.25));
      fine = cut(**disk, log);
    }
    writer->kill();
    writer->wait(30);
    account_.count("flushes of the disk", double((*disk)->flushes()));
    return true;
  }

 private:
  std::map<std::string, std::string> without_sync() const {
    return {{"LD_PRELOAD", setting_.shim.string()},
            {"STRESS_UNDER", (setting_.folder / "mounted").string()},
            {"STRESS_CALL", "sync"},
            {"STRESS_NTH", "1"},
            {"STRESS_COUNT", "1000000"},
            {"STRESS_ERRNO", "0"}};
  }
  bool cannot(const base::Error& why) {
    account_.tell(fmt::format("not possible here: {}: {}", name_, why.text()));
    return false;
  }
  bool cut(const ForgetfulDisk& disk, const base::Path& log) {
    const Told before = read_log(log);
    constexpr double kKept[] = {0, 0.5, 0.9, 1};
    const double kept = kKept[random_below(random_, 4)];
    const double cut_ms = log_now_ms();
    const base::Path image = setting_.folder / "cut.img";
    write_file(image, disk.after_cut(random_, kept));
    support::pause_s(0.05);  // the log tells of an op a moment after it was recorded
    Told told = read_log(log);
    told.saved = before.saved;
    account_.count("power cuts on " + name_);
    const std::string how =
        fmt::format("{}, seed {}, cut {}, {} of the cache kept", name_, seed_, ++cuts_, kept);
    auto mounted =
        Mounted::mount(image, setting_.folder / "after", kind_.name, kind_.options_of_a_copy);
    if (!mounted) {
      account_.lost("the file system itself does not survive a cut",
                    how + ": " + mounted.error().text());
      return false;
    }
    const base::Path session = setting_.folder / "after" / "sessions" / "evening.json";
    return Truth(session).check_copy(session, told, cut_ms, how, account_);
  }

  const Setting& setting_;
  const Kind& kind_;
  const unsigned seed_;
  std::mt19937 random_;
  Account& account_;
  const std::string name_;
  int cuts_ = 0;
};

/// A cut would be noticed: of a writer whose syncs do nothing, something is lost at once.
void try_the_test(const Setting& setting, const Kind& kind, const std::string& empty,
                  Account& account) {
  Account its = account.unheard();
  Evening(setting, kind, setting.seed, its).run(empty, 10, false);
  if (its.losses() == 0)
    account.lost("the test is blind: a writer that does not sync passes it", kind.name);
  else
    account.tell(fmt::format("a writer that does not sync is found out after {:.0f} cuts",
                             its.counted("power cuts on " + std::string(kind.name))));
}

}  // namespace

void power_cuts(const Setting& setting, Account& account) {
  if (::geteuid() != 0) {
    account.tell("not possible here: only root can make loop devices");
    return;
  }
  // What is mounted from here on is seen by this process and its children alone, and goes with it.
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
    account.tell("not possible here: no mounts of our own");
    return;
  }
  struct Possible {
    const Kind* kind;
    std::string empty;
  };
  std::vector<Possible> possible;
  for (const Kind& kind : kinds()) {
    std::string empty = empty_disk(kind, setting.folder);
    if (empty.empty())
      account.tell(fmt::format("not possible here: {} ({} is not there)", kind.name, kind.make));
    else
      possible.push_back({&kind, std::move(empty)});
  }
  const Watch watch(setting.seconds);
  if (!possible.empty())
    try_the_test(setting, *possible.front().kind, possible.front().empty, account);
  unsigned seed = setting.seed * 1000;
  while (watch.running() && !possible.empty()) {
    const double share = std::min(6.0, setting.seconds / double(possible.size()));
    std::erase_if(possible, [&](const Possible& p) {
      return watch.running() && !Evening(setting, *p.kind, ++seed, account).run(p.empty, share);
    });
  }
}

}  // namespace stress
