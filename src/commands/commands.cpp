#include "commands/commands.h"
#include "storage/open_session.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/assets.h"
#include "base/file_words.h"
#include "canvas/kept_layouts.h"
#include "canvas/scene.h"
#include "commands/collecting.h"
#include "commands/example_session.h"
#include "commands/progress_bar.h"
#include "commands/whole_change.h"
#include "report/form.h"
#include "text/typesetter.h"

namespace commands {

namespace {

/// For whoever typed the command: in the system's language, whatever that of the report is.
base::Messages system_messages() {
  return {base::system_language(), base::find_assets().locale.string()};
}

int failed(const base::Error& error) {
  fmt::print(stderr, "kurumaza: {}\n", base::said(error, system_messages()));
  return 1;
}

void tell(const std::vector<storage::Finding>& findings) {
  const base::Messages tr = system_messages();
  for (const storage::Finding& f : findings) fmt::print(stderr, "kurumaza: {}\n", f.shown(tr));
}

/// What every command works with.
struct Bench {
  base::RealClock clock;
  base::RealFileSystem files;
  base::IdSource ids{clock};
  base::AssetPaths assets = base::find_assets();
  base::Result<std::unique_ptr<text::Typesetter>> typesetter =
      text::Typesetter::create(assets.fonts);
};

/// Closes what a command has made; where that fails nothing is left of it.
int closed(std::unique_ptr<storage::LiveSession> table, WholeChange change) {
  const auto done = table->close();
  if (done) return 0;
  const base::Error error = done.error();
  table->discard();
  table.reset();
  (void)change.take_back();
  return failed(error);
}

}  // namespace

int command_new(const base::Path& session, const storage::NewSession& wishes) {
  Bench bench;
  if (session.has_parent_path())
    if (auto made = bench.files.make_folders(session.parent_path()); !made)
      return failed(made.error());
  WholeChange before(bench.files, session);
  auto table =
      storage::LiveSession::create(bench.files, bench.clock, session,
                                   storage::make_session(wishes, bench.ids, bench.clock.wall()));
  if (!table) return failed(table.error());
  if (const int code = closed(std::move(*table), std::move(before)); code != 0) return code;
  fmt::print("{}\n", session.string());
  return 0;
}

int command_import(const base::Path& session, const std::vector<base::Path>& files,
                   const ImportWishes& wishes) {
  Bench bench;
  if (!bench.typesetter) return failed(bench.typesetter.error());
  const auto done = import_files(bench.files, bench.clock, bench.ids, **bench.typesetter, session,
                                 files, wishes, system_messages());
  if (!done) return failed(done.error());
  for (const std::string& line : done->left_out) fmt::print(stderr, "kurumaza: {}\n", line);
  for (const std::string& line : done->taken) fmt::print("{}\n", line);
  return 0;
}

namespace {

/// Some letters on each side of the words, in one line.
std::string around(const report::PersonFound& find) {
  std::string text = find.text;
  std::ranges::replace(text, '\n', ' ');
  const std::size_t at = text.find(find.words);
  if (at == std::string::npos) return text;
  constexpr std::size_t kSide = 60;  // bytes
  const auto inside_letter = [&](std::size_t byte) {
    return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
  };
  std::size_t first = at > kSide ? at - kSide : 0;
  std::size_t end = std::min(text.size(), at + find.words.size() + kSide);
  while (inside_letter(first)) ++first;
  while (inside_letter(end)) ++end;
  return (first > 0 ? "…" : "") + text.substr(first, end - first) + (end < text.size() ? "…" : "");
}

/// For whoever publishes it: what stands there that may say who somebody is, and where that is decided.
void tell_people(const base::Path& session, const Reporting::Done& done, const base::Messages& tr) {
  if (done.undecided.empty()) return;
  fmt::print(stderr, "kurumaza: {}: {}\n", session.string(),
             base::sentence("Places that may name somebody, of which nothing is decided: {}. The "
                            "report's sheet at the table keeps, masks or rewords each.",
                            done.undecided.size())
                 .in(tr));
  for (const report::PersonFound& find : done.undecided)
    fmt::print(stderr, "  {}\t{}\n", find.words, around(find));
}

}  // namespace

int command_report(const std::vector<base::Path>& sessions, const ReportRequest& request) {
  Bench bench;
  if (!bench.typesetter) return failed(bench.typesetter.error());
  Reporting reporting(bench.files, bench.assets, **bench.typesetter, request);
  if (auto ready = reporting.prepare(); !ready) return failed(ready.error()), 2;
  const base::Messages tr = system_messages();
  if (!reporting.knows_names())
    fmt::print(stderr, "kurumaza: {}\n",
               tr("Names of people cannot be looked for on this machine: please read for them."));
  int code = 0;
  for (const base::Path& session : sessions) {
    const auto done = reporting.report(session);
    if (!done) {
      code = failed(done.error());
      continue;
    }
    tell(done->findings);
    if (!done->missing_form.empty())
      fmt::print(stderr, "kurumaza: {}: {}\n", session.string(),
                 report::form_is_missing(done->missing_form).in(tr));
    tell_people(session, *done, tr);
    if (request.strict_names && !done->undecided.empty()) {
      fmt::print(stderr, "kurumaza: {}: {}\n", session.string(),
                 tr("No report was written (--strict-names)."));
      code = 1;
    }
    for (const base::Path& path : done->written) fmt::print("{}\n", path.string());
  }
  return code;
}

int command_collect(const std::vector<base::Path>& from, const base::Path& out,
                    const std::string& title, bool reports, bool strict_names,
                    const std::string& lang) {
  base::RealFileSystem files;
  const base::Messages tr(lang.empty() ? base::system_language() : lang,
                          base::find_assets().locale.string());
  std::optional<ProgressBar> bar(stderr);
  const auto done = collect_sessions(
      files, base::find_assets().fonts,
      {from, out, title, reports,
       [&](std::size_t n, std::size_t all, const std::string& file) { bar->show(n, all, file); },
       strict_names},
      tr);
  bar.reset();
  if (!done) return failed(done.error());
  const base::Messages own = system_messages();
  for (const report::LeftOut& left : done->left_out)
    fmt::print(stderr, "kurumaza: {}\n",
               base::sentence("left out: {}: {}", left.file, left.why).in(own));
  if (done->people > 0)
    fmt::print(
        stderr, "kurumaza: {}\n",
        base::sentence("Places that may name somebody, of which nothing is decided: {}, in {} "
                       "sessions. \"kurumaza report\" lists them.",
                       done->people, done->people_sessions)
            .in(own));
  fmt::print("{}\n{}\n{}\n", done->page.string(), done->workbook.string(),
             base::sentence("{} sessions, {} cards", done->sessions, done->cards).in(own));
  return done->left_out.empty() ? 0 : 1;
}

int command_check(const base::Path& session) {
  Bench bench;
  const auto loaded = storage::load_session(bench.files, session);
  if (!loaded) return failed(loaded.error());
  const base::Messages tr = system_messages();
  for (const storage::Finding& f : loaded->findings) fmt::print("{}\n", f.shown(tr));
  std::size_t cards = 0, islands = 0;
  for (const auto& [id, board] : loaded->session.boards) {
    cards += board.cards.size();
    islands += board.islands.size();
  }
  const base::Sentence wrong = loaded->findings.empty()
                                   ? base::sentence("nothing wrong")
                                   : base::sentence("{} findings", loaded->findings.size());
  fmt::print("{}: {}\n", session.string(),
             base::sentence("{} boards, {} cards, {} islands, {} ops in the journal beyond the "
                            "file; {}",
                            loaded->session.boards.size(), cards, islands, loaded->replayed, wrong)
                 .in(tr));
  return loaded->findings.empty() ? 0 : 1;
}

int command_demo(const base::Path& folder, const std::string& lang) {
  Bench bench;
  if (!bench.typesetter) return failed(bench.typesetter.error());
  text::Typesetter& typesetter = **bench.typesetter;
  if (auto made = bench.files.make_folders(folder); !made) return failed(made.error());
  constexpr base::WallTime kBegins =
      1783238400000;  // 2026-07-05, five o'clock in the afternoon in Japan
  const ExampleEvening evening = example_evening(
      kBegins, 2026,
      [&](std::string_view text, base::Size smallest) {
        return typesetter.fit_size(text, smallest);
      },
      [&](std::string_view text, base::Size smallest) {
        return typesetter.fit_size(text, smallest, canvas::plate_style());
      });
  EveningClock clock(kBegins);
  const base::Path session = folder / "example.json";
  WholeChange before(bench.files, session);
  auto table = storage::LiveSession::create(bench.files, clock, session, evening.start);
  if (!table) return failed(table.error());
  for (const ExampleStep& step : evening.steps) {
    clock.set(step.at);
    if (auto applied = (*table)->doc().apply_all(step.ops); !applied)
      return failed(applied.error());
  }
  if (const int code = closed(std::move(*table), std::move(before)); code != 0) return code;
  fmt::print("{}\n", session.string());
  ReportRequest request;
  request.out = folder;
  request.lang = lang;
  return command_report({session}, request);
}

}  // namespace commands
