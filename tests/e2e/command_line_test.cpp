// The command line of the real program, without a display.
#include <chrono>

#include "e2e/table_fixture.h"

using e2e::command;
using e2e::json;
using e2e::kProgram;

namespace {

bool says(const support::Finished& f, const std::string& what) {
  return f.output.find(what) != std::string::npos;
}

struct Desk {
  support::TemporaryFolder folder;
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
};

}  // namespace

TEST_CASE("command line: help of the program and of each command, exit code 0") {
  const auto whole = command(kProgram, {"--help"});
  CHECK(whole.exit_code == 0);
  for (const char* word : {"new", "import", "report", "check", "demo", "--fullscreen", "--window",
                           "--dpi", "--lang", "--sessions", "--tuio", "--probe"})
    CHECK_MESSAGE(says(whole, word), word);
  const std::map<std::string, std::vector<std::string>> commands{
      {"new", {"--title", "--date", "--venue", "--question", "--anonymous"}},
      {"import", {"files", "--board", "--column", "--who", "--group", "--no-head"}},
      {"report", {"--format", "--out", "--names", "--furigana", "--form", "--town", "--lang"}},
      {"check", {"session"}},
      {"demo", {"folder"}}};
  for (const auto& [name, words] : commands) {
    const auto help = command(kProgram, {name, "--help"});
    CHECK_MESSAGE(help.exit_code == 0, name);
    for (const auto& word : words) CHECK_MESSAGE(says(help, word), name << " " << word);
  }
  CHECK(command(kProgram, {"--version"}).exit_code == 0);
}

TEST_CASE("command line: it speaks the system's language, its mistakes and those of files too") {
  const auto in_japanese = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"LC_ALL=ja_JP.UTF-8", kProgram});
    return command("/usr/bin/env", words);
  };
  const auto help = in_japanese({"--help"});
  CHECK(help.exit_code == 0);
  CHECK_MESSAGE(says(help, "使い方"), help.output);
  CHECK_MESSAGE(says(help, "話し合いを入れるフォルダー"), help.output);
  const auto nothing = in_japanese({"report"});
  CHECK(nothing.exit_code == 2);
  CHECK_MESSAGE(says(nothing, "がありません"), nothing.output);
  const auto unknown = in_japanese({"check", "x.json", "--what"});
  CHECK_MESSAGE(says(unknown, "分からない指定です：--what"), unknown.output);
  const auto dpi = in_japanese({"--dpi", "4711"});
  CHECK_MESSAGE(says(dpi, "使えません"), dpi.output);
  const auto missing = in_japanese({"check", "/nowhere/none.json"});
  CHECK(missing.exit_code == 1);
  CHECK_MESSAGE(says(missing, "見つかりません"), missing.output);
}

TEST_CASE("command line: a session is made, filled, reported and checked") {
  const Desk desk;
  const std::string session = desk.path("folder/evening.json");
  const auto made =
      command(kProgram, {"new", session, "--title", "公園を考える会", "--date", "2026-07-05",
                         "--venue", "公民館", "--question", "何が好き？", "--question",
                         "何が足りない？", "--maker", "第一班"});
  REQUIRE_MESSAGE(made.exit_code == 0, made.output);
  json saved = e2e::read_json(session);
  CHECK(saved["title"] == "公園を考える会");
  CHECK(saved["venue"] == "公民館");
  CHECK(saved["questions"].size() == 2);
  CHECK(saved["boards"].size() == 2);
  CHECK(saved.value("anonymous", false) == false);
  const std::string nameless = desk.path("nameless.json");
  REQUIRE(command(kProgram, {"new", nameless, "--anonymous"}).exit_code == 0);
  CHECK(e2e::read_json(nameless)["anonymous"] == true);

  const auto again = command(kProgram, {"new", session, "--title", "other"});
  CHECK(again.exit_code == 1);  // nothing is written over
  CHECK(says(again, session));
  CHECK(e2e::read_json(session)["title"] == "公園を考える会");

  const std::string text = desk.write("cards.txt", "大きな木\n\n=1+1\n<script>alert(1)</script>\n");
  const auto imported = command(kProgram, {"import", session, text});
  REQUIRE_MESSAGE(imported.exit_code == 0, imported.output);
  CHECK(says(imported, "3"));
  CHECK(e2e::all_in(e2e::read_json(session), "cards").size() == 3);
  CHECK(command(kProgram, {"import", session, text, "--board", "2"}).exit_code == 0);
  const auto third = command(kProgram, {"import", session, text, "--board", "3"});
  CHECK(third.exit_code == 1);
  CHECK(says(third, "board 3"));

  const auto report =
      command(kProgram, {"report", session, "--format", "html,csv", "--out", desk.path("out")});
  REQUIRE_MESSAGE(report.exit_code == 0, report.output);
  const std::string html = e2e::read_text(desk.path("out/evening.html"));
  CHECK(html.starts_with("<!"));
  CHECK(html.find("大きな木") != std::string::npos);
  CHECK(html.find("<script>alert") == std::string::npos);
  const std::string csv = e2e::read_text(desk.path("out/evening.csv"));
  CHECK(csv.starts_with("\xEF\xBB\xBF"));
  CHECK(csv.find("'=1+1") != std::string::npos);

  const auto checked = command(kProgram, {"check", session});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
  CHECK(says(checked, "6 cards"));
}

TEST_CASE("command line: Shift_JIS and CSV are imported; what can't be read is refused whole") {
  const Desk desk;
  const std::string session = desk.path("e.json");
  REQUIRE(command(kProgram, {"new", session}).exit_code == 0);
  const std::string sjis = desk.write("s.txt", "\x8f\x5a\x96\xaf\x82\xcc\x90\xba\r\n");
  const std::string csv = desk.write("t.csv", "\"one, with a comma\"\nfour\n");
  const auto both = command(kProgram, {"import", session, sjis, csv});
  REQUIRE_MESSAGE(both.exit_code == 0, both.output);
  const json saved = e2e::read_json(session);
  CHECK(e2e::card_in(saved, "住民の声").is_object());
  CHECK(e2e::card_in(saved, "one, with a comma").is_object());
  const std::size_t cards = e2e::all_in(saved, "cards").size();

  const std::string junk = desk.write("junk.txt", std::string("a\0\xff\xfe\x80\x00zz", 9));
  const auto refused = command(kProgram, {"import", session, sjis, junk});
  CHECK(refused.exit_code == 1);
  CHECK(says(refused, "junk.txt"));
  const auto missing = command(kProgram, {"import", session, desk.path("none.txt")});
  CHECK(missing.exit_code == 1);
  CHECK(says(missing, "none.txt"));
  CHECK(e2e::all_in(e2e::read_json(session), "cards").size() == cards);
}

TEST_CASE("command line: an import says what it took, and a wrong column what there is") {
  const Desk desk;
  const std::string session = desk.path("e.json");
  REQUIRE(command(kProgram, {"new", session}).exit_code == 0);
  const std::string form = desk.write(
      "form.csv",
      "タイムスタンプ,氏名,ご意見\n2026/07/05 10:31,青木,川\n\n2026/07/05 10:32,井上,山\n");
  const auto taken = command(kProgram, {"import", session, form, "--who", "氏名"});
  REQUIRE_MESSAGE(taken.exit_code == 0, taken.output);
  CHECK_MESSAGE(says(taken,
                     "column *ご意見* of 3 columns, 2 cards, writers from *氏名*, 1 empty row "
                     "left out"),
                taken.output);
  CHECK_MESSAGE(says(taken, "columns left out: *タイムスタンプ*"), taken.output);
  CHECK(e2e::card_in(e2e::read_json(session), "川")["who"] == "青木");
  const auto wrong = command(kProgram, {"import", session, form, "--column", "感想"});
  CHECK(wrong.exit_code == 1);
  CHECK_MESSAGE(says(wrong, "1 タイムスタンプ, 2 氏名, 3 ご意見"), wrong.output);
  const auto itself = command(kProgram, {"import", session, session});
  CHECK(itself.exit_code == 1);
  CHECK_MESSAGE(says(itself, "This is a session of Kurumaza"), itself.output);
  const auto empty = command(kProgram, {"import", session, desk.write("empty.txt", "")});
  CHECK_MESSAGE(says(empty, "nothing in this file"), empty.output);
  CHECK(e2e::all_in(e2e::read_json(session), "cards").size() == 2);
}

TEST_CASE("command line: damaged sessions are named with file, line and remedy") {
  const Desk desk;
  const auto none = command(kProgram, {"check", desk.path("none.json")});
  CHECK(none.exit_code == 1);
  CHECK(says(none, "none.json"));
  const std::string broken =
      desk.write("broken.json", "{\n  \"format\": \"kurumaza-session\",\n  oops\n");
  const auto checked = command(kProgram, {"check", broken});
  CHECK(checked.exit_code == 1);
  CHECK_MESSAGE(says(checked, "broken.json"), checked.output);
  CHECK_MESSAGE(says(checked, "3"), checked.output);  // the line
  const std::string newer = desk.write(
      "newer.json", "{\"format\": \"kurumaza-session\", \"version\": 99, \"boards\": []}");
  CHECK(command(kProgram, {"check", newer}).exit_code == 1);

  const std::string session = desk.path("s.json");
  REQUIRE(command(kProgram, {"new", session}).exit_code == 0);
  const std::string cards = desk.write("cards.txt", "one\ntwo\n");
  REQUIRE(command(kProgram, {"import", session, cards}).exit_code == 0);
  std::string text = e2e::read_text(session);
  const auto at = text.find("\"color\": \"yellow\"");
  REQUIRE(at != std::string::npos);
  text.replace(at, 17, "\"color\": \"plaid\"");
  desk.write("s.json", text);
  const auto found = command(kProgram, {"check", session});
  CHECK(found.exit_code == 1);
  CHECK_MESSAGE(says(found, "s.json:"), found.output);
  CHECK(e2e::read_text(session) == text);  // check changes nothing
}

TEST_CASE("command line: what is wrong with the command itself is exit code 2") {
  const Desk desk;
  CHECK(command(kProgram, {"new"}).exit_code == 2);
  CHECK(command(kProgram, {"--no-such-option"}).exit_code == 2);
  CHECK(command(kProgram, {"--lang", "fr"}).exit_code == 2);
  CHECK(command(kProgram, {"--window", "wide"}).exit_code == 2);
  const std::string session = desk.path("s.json");
  REQUIRE(command(kProgram, {"new", session}).exit_code == 0);
  const auto format =
      command(kProgram, {"report", session, "--format", "pie", "--out", desk.path("o")});
  CHECK(format.exit_code == 2);
  CHECK(says(format, "pie"));
  CHECK(says(format, "html"));  // the remedy
}

TEST_CASE("command line: demo writes the example evening, its journal and its report") {
  const Desk desk;
  const auto demo = command(kProgram, {"demo", desk.path("demo"), "--lang", "ja"});
  REQUIRE_MESSAGE(demo.exit_code == 0, demo.output);
  for (const char* file :
       {"demo/example.json", "demo/example.journal", "demo/example.html", "demo/example.csv"})
    CHECK_MESSAGE(std::filesystem::exists(desk.path(file)), file);
  const auto checked = command(kProgram, {"check", desk.path("demo/example.json")});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
  // The journal alone tells the whole evening.
  CHECK(e2e::read_journal(desk.path("demo/example.journal")).size() > 50);
}

TEST_CASE("command line: many sessions become one book, and what cannot be read is named") {
  const Desk desk;
  const std::string first = desk.path("city/a.json"), second = desk.path("city/south/b.json");
  REQUIRE(command(kProgram, {"new", first, "--venue", "北会館"}).exit_code == 0);
  REQUIRE(command(kProgram, {"new", second, "--venue", "南会館"}).exit_code == 0);
  const auto whole =
      command(kProgram, {"collect", desk.path("city"), "--out", desk.path("book"), "--reports"});
  REQUIRE_MESSAGE(whole.exit_code == 0, whole.output);
  const std::string page = e2e::read_text(desk.path("book/index.html"));
  CHECK(page.find("北会館") != std::string::npos);
  CHECK(page.find("南会館") != std::string::npos);
  for (const char* file :
       {"book/collection.xlsx", "book/reports/001.html", "book/reports/002.html"})
    CHECK_MESSAGE(std::filesystem::exists(desk.path(file)), file);
  const std::string broken = desk.write("broken.json", "{");
  const auto rest = command(kProgram, {"collect", first, broken, "--out", desk.path("rest")});
  CHECK(rest.exit_code == 1);
  CHECK(says(rest, "broken.json"));
  CHECK(std::filesystem::exists(desk.path("rest/index.html")));
  const auto none = command(kProgram, {"collect", broken, "--out", desk.path("none")});
  CHECK(none.exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(desk.path("none/index.html")));
  CHECK(command(kProgram, {"collect", first}).exit_code == 2);  // nowhere to write it
}

TEST_CASE(
    "command line: reports of several sessions; what is wrong with one or with the wish is said") {
  const Desk desk;
  const std::string first = desk.path("a/懇談会.json"), second = desk.path("b/懇談会.json");
  for (const std::string& session : {first, second}) {
    REQUIRE(command(kProgram, {"new", session, "--date", "2026-07-05"}).exit_code == 0);
    const std::string cards = desk.write("cards.csv", "氏名,意見\n青木,公園がほしい\n");
    REQUIRE(command(kProgram, {"import", session, cards, "--who", "氏名"}).exit_code == 0);
  }
  const std::string broken = desk.write("broken.json", "{");
  const auto all = command(kProgram, {"report", first, broken, second, "--format", "html,md",
                                      "--out", desk.path("out")});
  CHECK(all.exit_code == 1);
  CHECK_MESSAGE(says(all, "broken.json"), all.output);
  const std::string page = e2e::read_text(desk.path("out/20260705-report.html"));
  CHECK(page.find("lang=\"ja\"") != std::string::npos);  // though the system speaks English
  CHECK(page.find("令和8年7月5日（日）") != std::string::npos);
  CHECK(page.find("青木") == std::string::npos);
  CHECK(e2e::read_text(desk.path("out/20260705-report-2.md")).find("公園がほしい") !=
        std::string::npos);
  const auto names =
      command(kProgram, {"report", first, "--names", "--form", "short", "--out", desk.path("n")});
  REQUIRE_MESSAGE(names.exit_code == 0, names.output);
  const auto opinions = command(kProgram, {"report", first, "--names", "--lang", "en", "--town",
                                           desk.write("town.json", R"({"format":"kurumaza-town",
                                           "version":1,"name":"N市"})"),
                                           "--out", desk.path("o")});
  REQUIRE_MESSAGE(opinions.exit_code == 0, opinions.output);
  const std::string named = e2e::read_text(desk.path("o/20260705-report.html"));
  CHECK(named.find("青木") != std::string::npos);
  CHECK(named.find("N市") != std::string::npos);
  CHECK(named.find("lang=\"en\"") != std::string::npos);

  const auto form = command(kProgram, {"report", first, "--form", "pie"});
  CHECK(form.exit_code == 2);
  CHECK_MESSAGE(says(form, "full, plain, short"), form.output);
  const auto town =
      command(kProgram, {"report", first, "--town", desk.write("town.json", "{\"format\": 3}")});
  CHECK(town.exit_code == 2);
  CHECK_MESSAGE(says(town, "town.json"), town.output);
  const auto nowhere =
      command(kProgram, {"report", first, "--out", desk.write("file", "") + "/below"});
  CHECK(nowhere.exit_code == 1);
  CHECK_MESSAGE(says(nowhere, "part of this path is a file"), nowhere.output);
}

TEST_CASE("command line: without a display the table says so, with exit code 1") {
  const Desk desk;
  const auto table = command(kProgram, {"--sessions", desk.path("sessions")});
  CHECK(table.exit_code == 1);
  CHECK_MESSAGE(says(table, "display"), table.output);
  support::ProcessOptions options;
  options.program = kProgram;
  options.environment = {{"DISPLAY", ":4711"}};
  const auto wrong = support::run_program(options);
  REQUIRE(wrong.ok());
  CHECK(wrong->exit_code == 1);
  CHECK_MESSAGE(says(*wrong, "4711"), wrong->output);
}

TEST_CASE("command line: a PDF has the paper that is asked for, a picture its width") {
  const Desk desk;
  const std::string session = desk.path("s.json");
  REQUIRE(command(kProgram, {"new", session, "--venue", "北会館"}).exit_code == 0);
  const std::string cards = desk.write("cards.txt", "公園がほしい\n");
  REQUIRE(command(kProgram, {"import", session, cards}).exit_code == 0);
  const auto done = command(kProgram, {"report", session, "--format", "pdf,png", "--paper", "a3",
                                       "--picture-width", "640", "--out", desk.path("out")});
  REQUIRE_MESSAGE(done.exit_code == 0, done.output);
  CHECK(e2e::read_text(desk.path("out/s.pdf")).starts_with("%PDF"));
  const std::string png = e2e::read_text(desk.path("out/s.png"));
  REQUIRE(png.size() > 20);
  CHECK(png.substr(16, 4) == std::string("\0\0\2\x80", 4));  // 640, as PNG's head has it
  const auto wrong = command(kProgram, {"report", session, "--format", "pdf", "--paper", "a5"});
  CHECK(wrong.exit_code == 2);
  CHECK_MESSAGE(says(wrong, "a3-tiles"), wrong.output);
  CHECK(command(kProgram, {"report", session, "--picture-width", "9000"}).exit_code == 2);
}
