// Files that programs show, and those that none does.
#include "platform/shown_files.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "support/manual_clock.h"

namespace {

/// What is said of a file in the end.
std::vector<base::Path> failed_with(const std::string& opener, double after_s = 0) {
  support::ManualClock clock;
  platform::ShownFiles files(clock, opener);
  files.show("/tmp/a report.html");
  clock.advance(after_s);
  std::vector<base::Path> all;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
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
  CHECK(failed_with("false") == report);
  CHECK(failed_with("there-is-no-such-program-here") == report);
}

TEST_CASE("shown files: one that is shown is not, nor one whose program ended badly much later") {
  CHECK(failed_with("true").empty());
  CHECK(failed_with("false", 60).empty());
}
