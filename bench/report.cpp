// bench_report [FOLDER]: how long each format of the report takes, and how large its files are, for the
// example and for a thousand cards in forty islands. Milliseconds of the processor and kB; last the most memory
// at once. With FOLDER the files are kept there.
#include <fmt/core.h>
#include <sys/resource.h>

#include <ctime>
#include <fstream>

#include "base/assets.h"
#include "base/file_system.h"
#include "canvas/scene.h"
#include "report/exporter.h"
#include "report/map_title.h"
#include "report/sample_document.h"
#include "report/upright.h"
#include "sentences.h"
#include "storage/session_file.h"
#include "text/typesetter.h"

namespace {

/// Islands of 25 cards each, in rows.
model::Session thousand() {
  model::Session session;
  session.id.bytes[0] = 1;
  session.title = "一千枚の声";
  session.date = "2026-07-05";
  session.venue = "公民館";
  model::Board board;
  board.id.bytes[0] = 2;
  board.title = "これからのまち";
  const std::vector<std::string> words = bench::sentences();
  for (int i = 0; i < 40; ++i) {
    model::Island island;
    island.id.bytes[0] = 3;
    island.id.bytes[15] = std::uint8_t(i);
    island.plate = words[std::size_t(i * 5) % words.size()];
    const base::Vec2 at{(i % 8) * 520.0, (i / 8) * 460.0};
    island.plate_pos = at + base::Vec2{170, -50};
    for (int k = 0; k < 25; ++k) {
      model::Card card;
      card.id.bytes[0] = 4;
      card.id.bytes[14] = std::uint8_t(i);
      card.id.bytes[15] = std::uint8_t(k);
      card.text = words[std::size_t(i * 25 + k) % words.size()];
      card.pos = at + base::Vec2{(k % 5) * 85.0, (k / 5) * 60.0};
      card.island = island.id;
      card.color = model::PaperColor(k % 6);
      board.cards[card.id] = card;
    }
    board.islands[island.id] = island;
  }
  session.boards[board.id] = board;
  return session;
}

void measure(const model::Session& session, const std::string& name, text::Typesetter& typesetter,
             const base::Messages& tr, const std::string& folder) {
  const report::Document document = sample::document_of(session);
  report::ReportInput input{session,
                            tr,
                            [&](const model::Board& board) {
                              return canvas::draw_board(report::upright(board),
                                                        report::map_title(session, board, tr),
                                                        typesetter, {})
                                  .list;
                            },
                            {},
                            {},
                            &document,
                            &typesetter};
  const auto write = [&](const report::Exporter& exporter, const std::string& what) {
    std::vector<report::ReportFile> files;
    const std::clock_t begin = std::clock();
    auto made = exporter.write(input);
    const double taken = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (made)
      files = std::move(*made);
    else
      fmt::print("{}: {}\n", what, made.error().text());
    std::size_t bytes = 0;
    for (const report::ReportFile& file : files) {
      bytes += file.bytes.size();
      if (!folder.empty())
        std::ofstream(folder + "/" + name + what + file.suffix + "." +
                      std::string(exporter.extension))
            << file.bytes;
    }
    fmt::print("{:<10} {:<10} {:>8.0f} ms {:>8} kB in {} files\n", name, what, taken, bytes / 1000,
               files.size());
  };
  for (const report::Exporter& exporter : report::exporters())
    write(exporter, "-" + std::string(exporter.name));
  const report::Exporter& pdf = *report::find_exporter("pdf");
  input.options.paper = report::Paper::a3;
  write(pdf, "-a3");
  input.options.paper = report::Paper::a3_tiles;
  write(pdf, "-tiles");
  input.options.picture_width_px = report::kMostPixels;
  write(*report::find_exporter("png"), "-8k");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : "";
  const base::AssetPaths assets = base::find_assets();
  auto typesetter = text::Typesetter::create(assets.fonts);
  base::RealFileSystem files;
  auto text = files.read(KURUMAZA_SOURCE_DIR "/sessions/example.json", 1 << 26);
  if (!typesetter || !text) return 1;
  auto example = storage::load_session_text(std::move(*text), "example.json");
  if (!example) return 1;
  const base::Messages tr;
  measure(example->session, "example", **typesetter, tr, folder);
  measure(thousand(), "thousand", **typesetter, tr, folder);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("{} MB\n", used.ru_maxrss / 1024);
}
