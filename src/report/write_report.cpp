#include "report/write_report.h"

#include <fmt/core.h>

#include "canvas/scene.h"
#include "report/exporter.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace report {

base::Result<std::vector<base::Path>> write_reports(
    base::FileSystem& files, const model::Session& session, const std::vector<std::string>& formats,
    const base::Path& folder, const std::string& stem, const base::Messages& tr,
    text::Typesetter& typesetter) {
  canvas::Look look;
  look.unnamed_plate = tr("(no plate yet)");
  look.rank_words = tr("{0} · No. {1}");
  const ReportInput input{
      session,
      tr,
      [&](const model::Board& board) {
        model::Board map = upright(board);
        // A file of before may still have them.
        if (session.anonymous)
          for (auto& entry : map.cards) entry.second.seat.clear();
        return canvas::draw_board(map, map_title(session, board, tr), typesetter, look).list;
      },
      [&](text::FaceId face) {
        return typesetter.face(face).file.filename().string().find("Bold") != std::string::npos;
      },
      {},
      nullptr,
      &typesetter};
  std::vector<const Exporter*> chosen;
  for (const std::string& name : formats) {
    const Exporter* exporter = find_exporter(name);
    if (!exporter) {
      std::string known;
      for (const auto& e : exporters()) known += (known.empty() ? "" : ", ") + std::string(e.name);
      return base::Error{base::ErrorCode::invalid,
                         base::sentence("There is no format \"{}\"; there are: {}.", name, known),
                         {}};
    }
    chosen.push_back(exporter);
  }
  if (auto made = files.make_folders(folder); !made) return made.error();
  std::vector<base::Path> written;
  for (const Exporter* exporter : chosen) {
    const auto made = exporter->write(input);
    if (!made) return made.error();
    for (const ReportFile& file : *made) {
      const base::Path path =
          folder / fmt::format("{}{}.{}", stem, file.suffix, exporter->extension);
      if (auto done = base::write_atomically(files, path, file.bytes); !done) return done.error();
      written.push_back(path);
    }
  }
  return written;
}

}  // namespace report
