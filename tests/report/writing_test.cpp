// Reports onto a disk: whole or not at all, under names that any server takes.
#include "report/write_report.h"

#include "sample.h"
#include "support/memory_file_system.h"
#include "support/typesetter.h"

namespace {
sample::OneBoard evening() {
  sample::OneBoard s;
  s.session.date = "2026-07-05";
  s.add(sample::island(10, "plate"));
  s.add(sample::card(20, "a", {}, 10));
  return s;
}
report::ReportWishes wishes() { return {{"html", "md"}, "/out", "stem"}; }
}  // namespace

TEST_CASE("writing: every format is one file, and an unknown one writes nothing") {
  support::MemoryFileSystem files;
  const auto made =
      report::write_reports(files, evening().session, wishes(), {}, *support::shared_typesetter());
  REQUIRE(made.ok());
  CHECK(*made == std::vector<base::Path>{"/out/stem.html", "/out/stem.md"});
  CHECK(files.content("/out/stem.html")->find("<svg class=\"map\"") != std::string::npos);
  auto wrong = wishes();
  wrong.formats = {"md", "pie"};
  wrong.folder = "/other";
  const auto refused =
      report::write_reports(files, evening().session, wrong, {}, *support::shared_typesetter());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::ErrorCode::invalid);
  CHECK_FALSE(files.exists("/other"));
}

TEST_CASE("writing: a disk that fills up leaves no half file, and what was there stays") {
  support::MemoryFileSystem wide;
  REQUIRE(
      report::write_reports(wide, evening().session, wishes(), {}, *support::shared_typesetter())
          .ok());
  const std::uint64_t page = wide.content("/out/stem.html")->size();
  for (const std::uint64_t room : {std::uint64_t(0), std::uint64_t(10), page / 2, page + 50}) {
    support::MemoryFileSystem files;
    REQUIRE(files.make_folders("/out").ok());
    files.put("/out/stem.md", "of before");
    files.disk_full_after(room);
    const auto made = report::write_reports(files, evening().session, wishes(), {},
                                            *support::shared_typesetter());
    REQUIRE_FALSE(made.ok());
    for (const auto& name : files.names()) {
      const std::string text = *files.content(name);
      CHECK_MESSAGE((text == "of before" || text.ends_with("</html>\n")), name);
    }
  }
}

TEST_CASE("writing: a logo stands on the page; what is no picture is refused") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/t").ok());
  files.put("/t/logo.png", "\x89PNG\r\n\x1a\nrest");
  auto ours = wishes();
  ours.town.logo = "/t/logo.png";
  REQUIRE(report::write_reports(files, evening().session, ours, {}, *support::shared_typesetter())
              .ok());
  CHECK(files.content("/out/stem.html")->find("src=\"data:image/png;base64,iVBOR") !=
        std::string::npos);
  files.put("/t/logo.png", "GIF89a");
  CHECK(report::write_reports(files, evening().session, ours, {}, *support::shared_typesetter())
            .error()
            .code == base::ErrorCode::format);
}

TEST_CASE("writing: files are called as the session where its name is ASCII, else by its day") {
  auto session = evening().session;
  CHECK(report::report_stem(session, "/x/my evening.json") == "my evening");
  CHECK(report::report_stem(session, "/x/懇談会.json") == "20260705-report");
  CHECK(report::report_stem(session, "/x/2026-07-05 懇談会 A班.json") == "20260705-A");
  session.date = "夏";
  CHECK(report::report_stem(session, "/x/懇談会 2.json") == "2");
  session.date = "";
  CHECK(report::report_stem(session, "/x/懇談会.json") == "report");
}
