#include "report/write_report.h"

#include <fmt/core.h>

#include "report/exporter.h"
#include "report/whole_map.h"

namespace report {

base::Result<std::vector<base::Path>> write_reports(
    base::FileSystem& files, const model::Session& session, const std::vector<std::string>& formats,
    const base::Path& folder, const std::string& stem, const base::Messages& tr,
    text::Typesetter& typesetter) {
  const ReportInput input{
      session,
      tr,
      [&](const model::Board& board) { return whole_map(session, board, tr, typesetter); },
      [&](text::FaceId face) { return is_bold(typesetter, face); },
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
