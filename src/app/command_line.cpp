#include "app/command_line.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdlib>

#include "app/app.h"
#include "app/version.h"
#include "base/file_words.h"
#include "base/folders.h"
#include "commands/commands.h"

namespace app {

namespace {

int run_table(const Options& options) {
  auto app = App::create(options);
  if (!app) {
    const base::Messages tr(options.lang.empty() ? base::system_language() : options.lang,
                            base::find_assets().locale.string());
    fmt::print(stderr, "kurumaza: {}\n", base::said(app.error(), tr));
    return 1;
  }
  return (*app)->run();
}

/// "1920x1080"
bool parse_size(const std::string& text, int& width, int& height) {
  int end = 0;
  return std::sscanf(text.c_str(), "%dx%d%n", &width, &height, &end) == 2 &&
         std::size_t(end) == text.size() && width >= 320 && height >= 240 && width <= 16384 &&
         height <= 16384;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  // The input method and the file names are the locale's; numbers stay plain.
  std::setlocale(LC_CTYPE, "");
  CLI::App line{"車座 Kurumaza: idea cards, islands and a report, for many hands round one table."};
  line.set_version_flag("--version", version());
  line.require_subcommand(0, 1);
  line.footer(
      "Without a command the table is opened. Sessions are JSON files; see "
      "docs/session-format.md.");

  Options table;
  std::string window, mount;
  std::string sessions = base::default_sessions_folder().string(), session, probe, lang;
  line.add_option("session", session, "The session to open; without one the start screen comes");
  line.add_flag("--fullscreen", table.fullscreen, "Fill the display");
  line.add_option("--window", window, "The window's size in pixels, WIDTHxHEIGHT");
  line.add_option("--dpi", table.dpi,
                  "The display's dots per inch, where it does not say so itself")
      ->check(CLI::Range(40, 600));
  line.add_option("--lang", lang, "The interface's language: ja or en (the system's)")
      ->check(CLI::IsMember({"ja", "en"}));
  line.add_option("--sessions", sessions, "The folder for sessions")->capture_default_str();
  line.add_option("--mount", mount, "table: people sit round it; wall: all stand before it")
      ->check(CLI::IsMember({"table", "wall"}));
  line.add_flag("--high-contrast", table.high_contrast, "Stronger colours and edges");
  line.add_option("--text-scale", table.text_scale, "Larger text on the panels")
      ->check(CLI::Range(1.0, 1.6));
  line.add_option("--probe", probe, "Answer questions at this Unix socket (docs/probe.md)");

  storage::NewSession wishes;
  std::string path;
  CLI::App* make = line.add_subcommand("new", "Make an empty session");
  make->add_option("session", path, "The file to make")->required();
  make->add_option("--title", wishes.title, "Its title");
  make->add_option("--date", wishes.date, "Its date, as it is to be read (today)");
  make->add_option("--venue", wishes.venue, "Where it takes place");
  make->add_option("--maker", wishes.makers, "Who makes it; may be given several times");
  make->add_option("--question", wishes.questions,
                   "A question, with a board of its own; may be given several times");

  make->add_flag("--anonymous", wishes.anonymous, "No card says who wrote it");

  std::vector<std::string> files;
  commands::ImportWishes import_wishes;
  CLI::App* import = line.add_subcommand(
      "import", "Make cards of the lines of text files and of a table's column");
  import->add_option("session", path, "The session")->required();
  import->add_option("files", files, ".txt, .csv or .tsv in UTF-8, UTF-16 or Shift_JIS")
      ->required();
  import->add_option("--board", import_wishes.board, "The board's number (the first)");
  import->add_option("--column", import_wishes.columns,
                     "The column with the texts, by its name or number; several times: each column "
                     "an island (the one that looks like it)");
  import->add_option("--who", import_wishes.who,
                     "The column that says who wrote a card, or none (none)");
  import->add_option(
      "--group", import_wishes.group,
      "The column whose values become islands, blocks (the first line of each block) "
      "or none (one whose head says so)");
  import->add_flag("--no-head", import_wishes.no_head, "The first row is no head but a card");

  std::vector<std::string> formats{"html"};
  std::string out = ".";
  CLI::App* report = line.add_subcommand("report", "Write the report of a session");
  report->add_option("session", path, "The session")->required();
  report->add_option("--format", formats, "html, csv, or both: html,csv")
      ->delimiter(',')
      ->capture_default_str();
  report->add_option("--out", out, "The folder to write to")->capture_default_str();

  CLI::App* check =
      line.add_subcommand("check", "Say what is wrong with a session; changes nothing");
  check->add_option("session", path, "The session")->required();

  CLI::App* demo = line.add_subcommand("demo", "Write the example evening and its report");
  demo->add_option("folder", out, "The folder to write to")->required();
  for (CLI::App* sub : {report, demo})
    sub->add_option("--lang", lang, "The report's language: ja or en (the system's)")
        ->check(CLI::IsMember({"ja", "en"}));

  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return line.exit(e) == 0 ? 0 : 2;
  }
  const base::Messages tr(lang.empty() ? base::system_language() : lang,
                          base::find_assets().locale.string());
  if (make->parsed()) return commands::command_new(path, wishes);
  if (import->parsed())
    return commands::command_import(path, {files.begin(), files.end()}, import_wishes);
  if (report->parsed()) return commands::command_report(path, formats, out, tr);
  if (check->parsed()) return commands::command_check(path);
  if (demo->parsed()) return commands::command_demo(out, tr);

  if (!window.empty() && !parse_size(window, table.width_px, table.height_px)) {
    fmt::print(stderr, "kurumaza: --window wants WIDTHxHEIGHT, such as 1920x1080, not \"{}\"\n",
               window);
    return 2;
  }
  table.session = session;
  table.sessions = sessions;
  table.lang = lang;
  table.probe = probe;
  if (!mount.empty()) table.mount = mount == "table" ? desk::Mount::table : desk::Mount::wall;
  return run_table(table);
}

}  // namespace app
