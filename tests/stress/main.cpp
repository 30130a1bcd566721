// stress [--minutes M] [--seed N] [--all] [--only SWAP] [KIND…]: tries for so long what may befall
// a session, and ends with 1 where something that was promised did not hold.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "stress/stress.h"
#include "support/child_process.h"

namespace {

struct Kind {
  const char* name;
  const char* what;
  void (*run)(const stress::Setting&, stress::Account&);
};

constexpr Kind kKinds[] = {
    {"damage", "damaged bytes, digits, lines and files, then opened", stress::damage},
    {"swaps", "files and folders swapped, edited and removed while the table works", stress::swaps},
    {"kills", "a process in full work killed, by SIGKILL", stress::kills},
    {"table-kills", "the real program under real touches killed", stress::table_kills},
    {"power-cuts", "power cuts on a loop device", stress::power_cuts},
    {"memory-cuts", "power cuts on a disk in memory that forgets", stress::memory_cuts},
    {"failing-calls", "every system call made to fail", stress::failing_calls},
    {"soak", "hundreds of ops a second for long", stress::soak},
};

int usage() {
  fmt::print(stderr, "stress [--minutes M] [--seed N] [--all] [--only SWAP] [KIND…]\n");
  for (const Kind& k : kKinds) fmt::print(stderr, "  {:14} {}\n", k.name, k.what);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  double minutes = 10;
  unsigned seed = 1;
  bool all = false;
  std::string only;
  std::vector<std::string_view> wanted;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--all")
      all = true;
    else if (word == "--minutes" && i + 1 < argc)
      minutes = std::atof(argv[++i]);
    else if (word == "--only" && i + 1 < argc)
      only = argv[++i];
    else if (word == "--seed" && i + 1 < argc)
      seed = unsigned(std::atol(argv[++i]));
    else if (std::any_of(std::begin(kKinds), std::end(kKinds),
                         [&](const Kind& k) { return word == k.name; }))
      wanted.push_back(word);
    else
      return usage();
  }
  const auto is_wanted = [&](const Kind& k) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), k.name) != wanted.end();
  };
  const double share =
      minutes * 60 / double(std::count_if(std::begin(kKinds), std::end(kKinds), is_wanted));
  std::size_t losses = 0;
  for (const Kind& kind : kKinds) {
    if (!is_wanted(kind)) continue;
    fmt::print("== {}: {} (seed {}, {:.0f} s)\n", kind.name, kind.what, seed, share);
    std::fflush(stdout);
    const support::TemporaryFolder folder("kurumaza-stress-");
    stress::Account account(kind.name, all);
    kind.run({seed, share, folder.path(), STRESS_WRITER, KURUMAZA_PROGRAM, STRESS_SHIM, only, all},
             account);
    account.print();
    losses += account.losses();
  }
  fmt::print("{}\n", losses == 0 ? "Nothing was lost." : fmt::format("{} LOSSES.", losses));
  return losses == 0 ? 0 : 1;
}
