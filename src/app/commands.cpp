#include "app/commands.h"

#include <fmt/core.h>

#include "app/example_session.h"
#include "app/file_words.h"
#include "app/write_report.h"
#include "base/assets.h"
#include "canvas/scene.h"
#include "storage/import.h"
#include "tools/writer.h"

namespace app {

namespace {

constexpr std::uint64_t kLargestImport = 64u << 20;

/// For whoever typed the command: in the system's language, whatever that of the report is.
base::Messages system_messages() {
  return {base::system_language(), base::find_assets().locale.string()};
}

int failed(const base::Error& error) {
  fmt::print(stderr, "kurumaza: {}\n", said(error, system_messages()));
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

base::Result<std::unique_ptr<OpenTable>> open_for_writing(Bench& bench, const base::Path& session) {
  auto table = OpenTable::open(bench.files, bench.clock, bench.ids, session);
  if (!table) return table.error();
  tell((*table)->findings());
  if ((*table)->read_only() && (*table)->save_state().code == base::ErrorCode::permission)
    return base::Error{base::ErrorCode::permission,
                       base::sentence("The disk is read-only: nothing can be changed there."),
                       session.string()};
  if ((*table)->read_only())
    return base::Error{
        base::ErrorCode::locked,
        base::sentence("Another program has this session open. Close it there first."),
        session.string()};
  return table;
}

}  // namespace

int command_new(const base::Path& session, const NewSession& wishes) {
  Bench bench;
  if (session.has_parent_path())
    if (auto made = bench.files.make_folders(session.parent_path()); !made)
      return failed(made.error());
  auto table = OpenTable::create(bench.files, bench.clock, session,
                                 make_session(wishes, bench.ids, bench.clock.wall()));
  if (!table) return failed(table.error());
  if (auto closed = (*table)->close(); !closed) return failed(closed.error());
  fmt::print("{}\n", session.string());
  return 0;
}

int command_import(const base::Path& session, const std::vector<base::Path>& files, int board) {
  Bench bench;
  if (!bench.typesetter) return failed(bench.typesetter.error());
  // Everything is read before anything is changed: a file that cannot be read leaves no half
  // import.
  std::vector<std::string> texts;
  for (const base::Path& path : files) {
    const auto bytes = bench.files.read(path, kLargestImport);
    if (!bytes) return failed(bytes.error());
    const auto lines = storage::import_lines(*bytes, path.string());
    if (!lines) return failed(lines.error());
    texts.insert(texts.end(), lines->begin(), lines->end());
  }
  auto table = open_for_writing(bench, session);
  if (!table) return failed(table.error());
  const auto boards = (*table)->session().boards_in_order();
  if (board < 1 || std::size_t(board) > boards.size()) {
    (void)(*table)->close();
    return failed(
        {base::ErrorCode::invalid,
         base::sentence("There is no board {}; the session has {}.", board, boards.size()),
         session.string()});
  }
  const auto ops = tools::lay_out_cards(*boards[std::size_t(board) - 1], texts, **bench.typesetter,
                                        bench.ids, bench.clock.wall());
  const auto applied = (*table)->doc().apply_all(ops);
  const auto closed = (*table)->close();
  if (!applied) return failed(applied.error());
  if (!closed) return failed(closed.error());
  fmt::print("{}: {} cards\n", session.string(), ops.size());
  return 0;
}

int command_report(const base::Path& session, const std::vector<std::string>& formats,
                   const base::Path& out, const base::Messages& tr) {
  Bench bench;
  if (!bench.typesetter) return failed(bench.typesetter.error());
  const auto loaded = storage::load_session(bench.files, session);
  if (!loaded) return failed(loaded.error());
  tell(loaded->findings);
  const auto written = write_reports(bench.files, loaded->session, formats, out,
                                     session.stem().string(), tr, **bench.typesetter);
  if (!written)
    return written.error().code == base::ErrorCode::invalid ? (failed(written.error()), 2)
                                                            : failed(written.error());
  for (const base::Path& path : *written) fmt::print("{}\n", path.string());
  return 0;
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

int command_demo(const base::Path& folder, const base::Messages& tr) {
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
  const base::Path session = folder / "example.json";
  auto table = OpenTable::create(bench.files, bench.clock, session, evening.start);
  if (!table) return failed(table.error());
  for (const auto& step : evening.steps)
    if (auto applied = (*table)->doc().apply_all(step); !applied) return failed(applied.error());
  if (auto closed = (*table)->close(); !closed) return failed(closed.error());
  fmt::print("{}\n", session.string());
  return command_report(session, {"html", "csv"}, folder, tr);
}

}  // namespace app
