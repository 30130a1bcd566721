// Reports onto a disk: whole or not at all, under names that any server takes.
#include "report/write_report.h"

#include "sample.h"
#include "support/memory_file_system.h"
#include "support/typesetter.h"
#include "text/readings.h"
#include "unzip.h"

namespace {
sample::OneBoard evening() {
  sample::OneBoard s;
  s.session.date = "2026-07-05";
  s.add(sample::island(10, "plate"));
  s.add(sample::card(20, "a", {}, 10));
  return s;
}
/// Reads 声 and 目的, and no other word.
class TwoWords final : public text::Readings {
 public:
  base::Result<text::Read> of(std::string_view utf8, const text::OwnReadings&) override {
    text::Read out;
    for (const auto& [word, reading] :
         {std::pair<std::string_view, const char*>{"声", "こえ"}, {"目的", "もくてき"}})
      // As a dictionary does, it takes what stands behind a number for what is counted.
      if (const std::size_t at = utf8.find(word);
          at != utf8.npos && !(utf8[0] >= '0' && utf8[0] <= '9'))
        out.rubies.push_back({std::uint32_t(at), std::uint32_t(at + word.size()), reading});
    return out;
  }
};
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

TEST_CASE("writing: with furigana every format has readings, maps and titles, too") {
  sample::OneBoard s = evening();
  s.session.title = "みんなの声";
  s.board->islands[sample::id(10)].plate = "声をきく";
  s.board->cards[sample::id(20)].text = "小さな声";
  s.add(sample::card(21, "1. 声"));
  model::ReportText said;
  said.id = sample::id(60);
  said.part = "purpose";
  said.text = "A.";
  s.session.report_texts[said.id] = said;
  TwoWords readings;
  report::ReportWishes ours = wishes();
  ours.formats = {"html", "md", "csv", "svg", "docx", "pdf", "xlsx"};
  ours.options.furigana = true;
  for (const bool on : {true, false}) {
    support::MemoryFileSystem files;
    ours.readings = on ? &readings : nullptr;
    REQUIRE(report::write_reports(files, s.session, ours, {}, *support::shared_typesetter()).ok());
    const auto shown = [&](const std::string& file, const std::string& what) {
      return sample::count(*files.content("/out/stem" + file), what) > 0;
    };
    CHECK(shown(".html", "<h1 dir=\"auto\">みんなの<ruby>声<rp>（</rp><rt>こえ</rt>") == on);
    CHECK(shown(".html", "<g class=\"reading\"") == on);
    CHECK(shown(".svg", ">こえ</text>") == on);
    CHECK(shown(".md", "# みんなの声（こえ）") == on);
    CHECK(shown(".csv", "小さな声（こえ）") == on);
    CHECK(shown(".csv", "Card with readings") == on);
    CHECK(shown(".csv", "1. 声（こえ）") == on);
    CHECK(shown(".pdf", "/S /RT") == on);
    const auto word = sample::unzip(*files.content("/out/stem.docx"));
    // The title's are as large as its letters want them.
    CHECK((word.at("word/document.xml").find("<w:hps w:val=\"26\"/>") != std::string::npos) == on);
    const auto book = sample::unzip(*files.content("/out/stem.xlsx"));
    CHECK((book.at("xl/worksheets/sheet1.xml").find("小さな声（こえ）") != std::string::npos) == on);
  }
}
