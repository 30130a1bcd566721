#include "app/command_line.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdlib>
#include <string>

#include "app/app.h"
#include "app/version.h"
#include "base/file_words.h"
#include "base/folders.h"
#include "base/sentence.h"
#include "commands/commands.h"
#include "commands/finding.h"
#include "commands/gathering.h"
#include "commands/hall_sending.h"
#include "report/exporter.h"

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

/// What is wrong with what was typed. The library has English for it, and nothing else.
std::string wrong_with(const CLI::Error& error, const base::Messages& tr) {
  using Code = CLI::ExitCodes;
  using base::sentence;
  const std::string said = error.what(), name = said.substr(0, said.find_first_of(": "));
  const Code code = Code(error.get_exit_code());
  if (tr.lang() == "en") return said;
  if (code == Code::RequiredError) return sentence("{} is missing", name).in(tr);
  if (code == Code::ExtrasError)
    return sentence("this is not understood: {}", said.substr(said.find(": ") + 2)).in(tr);
  if (code == Code::ArgumentMismatch) return sentence("{} needs a value", name).in(tr);
  return sentence("what is given for {} cannot be", name).in(tr);
}

/// The library's own words, too, are in the language of whoever reads them.
void speak(CLI::App& line, const base::Messages& tr) {
  auto words = line.get_formatter();
  words->label("Usage", tr("Usage"));
  words->label("OPTIONS", tr("OPTIONS"));
  words->label("Positionals", tr("Positionals"));
  words->label("SUBCOMMAND", tr("SUBCOMMAND"));
  words->label("REQUIRED", tr("REQUIRED"));
  words->label("TEXT", tr("TEXT"));
  words->label("FLOAT", tr("NUMBER"));
  words->label("INT", tr("NUMBER"));
  line.option_defaults()->group(tr("Options"));
  line.failure_message([tr](const CLI::App*, const CLI::Error& error) {
    return "kurumaza: " + wrong_with(error, tr) + "\n" +
           base::sentence("{} says what can be given.", "kurumaza --help").in(tr) + "\n";
  });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  // The input method and the file names are the locale's; numbers stay plain.
  std::setlocale(LC_CTYPE, "");
  const base::Messages tr(base::system_language(), base::find_assets().locale.string());
  CLI::App line{
      tr("車座 Kurumaza: idea cards, islands and a report, for many hands round one table.")};
  speak(line, tr);
  line.set_version_flag("--version", version(), tr("Say which version this is"));
  line.set_help_flag("-h,--help", tr("Say all this"));
  line.require_subcommand(0, 1);
  line.footer(
      tr("Without a command the table is opened. Sessions are JSON files; see "
         "docs/session-format.md."));

  Options table;
  std::string window, mount, tuio;
  std::string sessions = base::default_sessions_folder().string(), session, probe, lang;
  line.add_option("session", session,
                  tr("The session to open; without one the start screen comes"));
  line.add_flag("--fullscreen", table.fullscreen, tr("Fill the display"));
  line.add_option("--window", window, tr("The window's size in pixels, WIDTHxHEIGHT"));
  line.add_option("--dpi", table.dpi,
                  tr("The display's dots per inch, where it does not say so itself"))
      ->check(CLI::Range(40, 600));
  line.add_option("--lang", lang, tr("The interface's language: ja or en (the system's)"))
      ->check(CLI::IsMember({"ja", "en"}));
  line.add_option("--sessions", sessions, tr("The folder for sessions"))->capture_default_str();
  line.add_option("--mount", mount, tr("table: people sit round it; wall: all stand before it"))
      ->check(CLI::IsMember({"table", "wall"}));
  line.add_flag("--high-contrast", table.high_contrast, tr("Stronger colours and edges"));
  line.add_option("--text-scale", table.text_scale,
                  tr("Larger text: on panels, at the seats, on cards and plates"))
      ->check(CLI::Range(1.0, 1.6));
  line.add_flag("--furigana", table.furigana, tr("Readings above the kanji of cards and plates"));
  line.add_flag("--reduced-motion", table.reduced_motion,
                tr("What would move by itself is there at once"));
  line.add_option(
      "--tuio", tuio,
      tr("Touches also come by TUIO 1.1 to this PORT of this machine, or to ADDRESS:PORT "
         "(docs/tuio.md)"));
  line.add_option("--phone-port", table.phone_port,
                  tr("The port at which phones come in, once it is opened (any that is free)"))
      ->check(CLI::Range(0, 65535));
  line.add_option("--hall-loopback", table.hall_loopback,
                  tr("Hear of halls on this machine alone, at this port; for trying out"))
      ->check(CLI::Range(1024, 65535));
  line.add_option("--probe", probe, tr("Answer questions at this Unix socket (docs/probe.md)"));

  storage::NewSession wishes;
  std::string path;
  CLI::App* make = line.add_subcommand("new", tr("Make an empty session"));
  make->add_option("session", path, tr("The file to make"))->required();
  make->add_option("--title", wishes.title, tr("Its title"));
  make->add_option("--date", wishes.date, tr("Its date, as it is to be read (today)"));
  make->add_option("--venue", wishes.venue, tr("Where it takes place"));
  make->add_option("--maker", wishes.makers, tr("Who makes it; may be given several times"));
  make->add_option("--question", wishes.questions,
                   tr("A question, with a board of its own; may be given several times"));

  make->add_flag("--anonymous", wishes.anonymous, tr("No card says who wrote it"));

  std::vector<std::string> files;
  commands::ImportWishes import_wishes;
  CLI::App* import =
      line.add_subcommand("import", tr("Make cards of the lines of text files and of a table's "
                                       "column, and maps of other editors' files"));
  import->add_option("session", path, tr("The session"))->required();
  import
      ->add_option("files", files,
                   tr(".txt, .csv or .tsv in UTF-8, UTF-16 or Shift_JIS; .xlsx; scrumlr's .json; "
                      "maps of Excalidraw "
                      "(.excalidraw, .excalidraw.md), tldraw (.tldr) and Obsidian (.canvas)"))
      ->required();
  import->add_option("--board", import_wishes.board, tr("The board's number (the first)"));
  import->add_option(
      "--column", import_wishes.columns,
      tr("The column with the texts, by its name or number; several times: each column "
         "an island (the one that looks like it)"));
  import->add_option("--who", import_wishes.who,
                     tr("The column that says who wrote a card, or none (none)"));
  import->add_option(
      "--group", import_wishes.group,
      tr("The column whose values become islands, blocks (the first line of each block) "
         "or none (one whose head says so)"));
  import->add_flag("--no-head", import_wishes.no_head, tr("The first row is no head but a card"));

  std::vector<std::string> sessions_of_report;
  commands::ReportRequest request;
  request.formats = {"html"};
  std::string out = ".", town;
  std::string known;
  for (const report::Exporter& e : report::exporters())
    known += (known.empty() ? "" : ",") + std::string(e.name);
  CLI::App* report = line.add_subcommand("report", tr("Write the reports of sessions"));
  report->add_option("sessions", sessions_of_report, tr("The sessions"))->required();
  report
      ->add_option("--format", request.formats,
                   base::sentence("Any of these, with commas between: {}", known).in(tr))
      ->delimiter(',')
      ->capture_default_str();
  report->add_option("--out", out, tr("The folder to write to"))->capture_default_str();
  report->add_flag("--names", request.options.names,
                   tr("Say who wrote each card, at which seat and when (left out otherwise)"));
  report->add_flag("--furigana", request.options.furigana,
                   tr("Readings above the kanji of the report"));
  report->add_option("--form", request.options.form,
                     tr("Which parts it has: full, short, plain, or a form of your own"));
  std::string paper = "a4";
  report->add_option("--paper", paper, tr("A PDF's pages: a4, a3, or a3-tiles, the map for a wall"))
      ->check(CLI::IsMember({"a4", "a3", "a3-tiles"}));
  report
      ->add_option("--picture-width", request.options.picture_width_px,
                   tr("How many pixels wide a PNG is (four a millimetre)"))
      ->check(CLI::Range(1, 7680));
  report->add_option("--town", town,
                     tr("The file with the town's name, office and logo (town.json in the "
                        "settings folder)"));
  report->add_flag("--strict-names", request.strict_names,
                   tr("Write nothing of a session with words that may name somebody, of which "
                      "nothing is decided"));

  std::string collection_title;
  bool with_reports = false;
  CLI::App* collect = line.add_subcommand(
      "collect", tr("Make one book of many sessions: a page that finds, and an Excel file"));
  collect->add_option("sessions", files, tr("Sessions, or folders that are searched for them"))
      ->required();
  collect->add_option("--out", out, tr("The folder to write to"))->required();
  collect->add_option("--title", collection_title, tr("Its title"));
  collect->add_flag("--reports", with_reports, tr("The report of each session, too"));
  collect->add_flag("--strict-names", request.strict_names,
                    tr("Leave out sessions with words that may name somebody, of which nothing is "
                       "decided"));

  std::string gather_from, gather_to;
  CLI::App* gather = line.add_subcommand(
      "gather", tr("Bring the sessions of a stick or a folder into one collection"));
  gather->add_option("from", gather_from, tr("The folder they come from; nothing in it is changed"))
      ->required();
  auto* to = gather->add_option("to", gather_to, tr("The collection's folder"));
  bool to_hall = false;
  commands::HallGoal hall_goal;
  auto* in_hall = gather->add_flag(
      "--hall", to_hall,
      tr("Into the hall whose six words are typed (or come on the standard input)"));
  to->excludes(in_hall);
  gather->add_option("--at", hall_goal.address, tr("That hall's address, where it is not heard"))
      ->needs(in_hall);
  gather
      ->add_option("--hall-loopback", hall_goal.loopback_port,
                   tr("Hear of halls on this machine alone, at this port; for trying out"))
      ->needs(in_hall)
      ->check(CLI::Range(1024, 65000));

  commands::FindWishes find_wishes;
  std::string find_in = sessions;
  CLI::App* find = line.add_subcommand("find", tr("Find words in all sessions of a folder"));
  find->add_option("words", find_wishes.words, tr("Words; a card that has all of them is found"))
      ->required();
  find->add_option("--in", find_in, tr("The folder"))->capture_default_str();
  find->add_option("--limit", find_wishes.limit, tr("How many are shown"))->capture_default_str();
  find->add_flag("--json", find_wishes.json, tr("As JSON, for programs"));

  std::string hall_folder, hall_words;
  int hall_port = 0;
  CLI::App* hall = line.add_subcommand(
      "hall", tr("Open a hall: its screen, and what the tables of this evening come into"));
  hall->add_option("--name", table.hall.name, tr("The hall's name, as tables list it"));
  hall->add_flag("--fullscreen", table.fullscreen, tr("Fill the display"));
  hall->add_option("--hall-folder", hall_folder,
                   tr("Where its words and the evenings' sessions are kept (hall in the folder for "
                      "sessions)"));
  hall->add_option("--hall-words", hall_words,
                   tr("Six words in place of those that are kept, for this time"));
  hall->add_option("--hall-loopback", hall_port,
                   tr("Only for tables on this machine, at this port and the next one"))
      ->check(CLI::Range(1024, 65000));
  hall->fallthrough();

  CLI::App* check =
      line.add_subcommand("check", tr("Say what is wrong with a session; changes nothing"));
  check->add_option("session", path, tr("The session"))->required();

  CLI::App* demo = line.add_subcommand("demo", tr("Write the example evening and its report"));
  demo->add_option("folder", out, tr("The folder to write to"))->required();
  for (CLI::App* sub : {report, collect, demo})
    sub->add_option("--lang", lang, tr("The report's language: ja or en (the session's)"))
        ->check(CLI::IsMember({"ja", "en"}));

  for (CLI::App* sub : {make, import, report, collect, gather, find, hall, check, demo})
    sub->group(tr("Subcommands"));

  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return line.exit(e) == 0 ? 0 : 2;
  }
  request.out = out;
  request.town = town;
  request.lang = lang;
  if (make->parsed()) return commands::command_new(path, wishes);
  if (import->parsed())
    return commands::command_import(path, {files.begin(), files.end()}, import_wishes);
  if (paper != "a4")
    request.options.paper = paper == "a3" ? report::Paper::a3 : report::Paper::a3_tiles;
  if (report->parsed())
    return commands::command_report({sessions_of_report.begin(), sessions_of_report.end()},
                                    request);
  if (collect->parsed())
    return commands::command_collect({files.begin(), files.end()}, out, collection_title,
                                     with_reports, request.strict_names, lang);
  if (gather->parsed() && to_hall) return commands::command_gather_to_hall(gather_from, hall_goal);
  if (gather->parsed() && gather_to.empty()) {
    fmt::print(stderr, "kurumaza: {}\n",
               base::sentence("gather wants the collection's folder, or --hall").in(tr));
    return 2;
  }
  if (gather->parsed()) return commands::command_gather(gather_from, gather_to);
  if (find->parsed()) {
    find_wishes.in = find_in;
    return commands::command_find(find_wishes);
  }
  if (check->parsed()) return commands::command_check(path);
  if (demo->parsed()) return commands::command_demo(out, lang);

  if (!window.empty() && !parse_size(window, table.width_px, table.height_px)) {
    fmt::print(stderr, "kurumaza: {}\n",
               base::sentence("--window wants WIDTHxHEIGHT, such as 1920x1080, not \"{}\"", window)
                   .in(tr));
    return 2;
  }
  if (!tuio.empty()) {
    const auto address = platform::parse_tuio_address(tuio);
    if (!address) {
      fmt::print(stderr, "kurumaza: {}\n", base::said(address.error(), tr));
      return 2;
    }
    table.tuio = *address;
  }
  table.session = session;
  table.sessions = sessions;
  table.opens_hall = hall->parsed();
  table.hall.folder = hall_folder.empty() ? base::Path(sessions) / "hall" : base::Path(hall_folder);
  table.hall.word_list = base::find_assets().hall / "words.txt";
  table.hall.words = hall_words;
  if (table.hall.name.empty()) table.hall.name = base::computer_name();
  if (hall_port > 0) {
    table.hall.loopback_only = true;
    table.hall.hub_port = std::uint16_t(hall_port);
    table.hall.beacon_port = std::uint16_t(hall_port + 1);
  }
  table.lang = lang;
  table.probe = probe;
  if (!mount.empty()) table.mount = mount == "table" ? desk::Mount::table : desk::Mount::wall;
  return run_table(table);
}

}  // namespace app
