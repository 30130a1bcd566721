// Random people throw, drop, ring, write, sit down and leave at tables of five sizes; after every
// action everything that lies there must be in sight and in reach. Ends with 1 and the seed where
// something is not.
//
//   bench_throws [minutes] [first seed] [actions of one run]
#include <fmt/core.h>

#include <chrono>
#include <cstdlib>

#include "support/throws.h"

int main(int argc, char** argv) {
  const double minutes = argc > 1 ? std::atof(argv[1]) : 1;
  unsigned seed = argc > 2 ? unsigned(std::strtoul(argv[2], nullptr, 10)) : 1;
  const int actions = argc > 3 ? std::atoi(argv[3]) : 150;
  const base::Size windows[] = {{1280, 720}, {1920, 1080}, {1080, 1920}, {3840, 2160}, {1024, 768}};
  const auto start = std::chrono::steady_clock::now();
  const auto gone_s = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::map<std::string, int> did;
  int runs = 0, all = 0;
  for (; runs == 0 || gone_s() < minutes * 60; ++seed) {
    for (const base::Size& window : windows)
      for (const bool views : {false, true}) {
        const support::ThrowsReport report = support::play_throws({window, seed, actions, views});
        ++runs;
        for (const auto& [kind, n] : report.did) {
          did[kind] += n;
          all += n;
        }
        if (report.trouble.empty()) continue;
        fmt::print("seed {}, window {} × {}{}: {}\n", seed, window.w, window.h,
                   views ? ", the view moves" : "", report.trouble);
        return 1;
      }
  }
  fmt::print("{} runs, {} actions in {:.0f} s, everything in sight; next seed {}\n", runs, all,
             gone_s(), seed);
  for (const auto& [kind, n] : did) fmt::print("  {:<16} {:>8}\n", kind, n);
  return 0;
}
