// Files that programs show, and those that none does.
#include "platform/shown_files.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "support/manual_clock.h"

namespace {

/// What is said of a file in the end.
std::vector<base::Path> said_of(const std::string& opener, bool fails, double after_s = 0) {
  support::ManualClock clock;
  platform::ShownFiles files(clock, opener);
  files.show("/tmp/a report.html");
  clock.advance(after_s);
  std::vector<base::Path> all;
  // The child's end is waited for as long as a busy machine needs; that there is none, for a while.
  const auto wait = std::chrono::milliseconds(fails ? 20'000 : 400);
  const auto until = std::chrono::steady_clock::now() + wait;
  while (all.empty() && std::chrono::steady_clock::now() < until) {
    for (const base::Path& path : files.failed()) all.push_back(path);
    std::this_thread::yield();
  }
  CHECK(files.failed().empty());
  return all;
}

}  // namespace

TEST_CASE("shown files: one that nothing shows is named, once") {
  const std::vector<base::Path> report{"/tmp/a report.html"};
  CHECK(said_of("false", true) == report);
  CHECK(said_of("there-is-no-such-program-here", true) == report);
}

TEST_CASE("shown files: one that is shown is not, nor one whose program ended badly much later") {
  CHECK(said_of("true", false).empty());
  CHECK(said_of("false", false, 60).empty());
}
