#include "report/write_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "canvas/scene.h"
#include "report/compose.h"
#include "report/map_title.h"
#include "report/upright.h"
#include "text/readings.h"

namespace report {

namespace {

/// A report can be made again at any time: it is there whole or not at all, but nobody waits for the disk.
base::Result<void> write_whole(base::FileSystem& files, const base::Path& path,
                               std::string_view bytes) {
  auto temporary = base::create_temporary(files, path);
  if (!temporary) return temporary.error();
  auto done = temporary->file->append(bytes);
  if (done) done = files.rename(temporary->path, path);
  if (!done) (void)files.remove(temporary->path);
  return done;
}

canvas::Look look_of(const base::Messages& tr) {
  canvas::Look look;
  look.unnamed_plate = tr("(no plate yet)");
  look.rank_words = tr("{0} · No. {1}");
  return look;
}

}  // namespace

base::Result<std::vector<const Exporter*>> exporters_named(
    const std::vector<std::string>& formats) {
  std::vector<const Exporter*> out;
  for (const std::string& name : formats) {
    const Exporter* exporter = find_exporter(name);
    if (!exporter) {
      std::string known;
      for (const auto& e : exporters()) known += (known.empty() ? "" : ", ") + std::string(e.name);
      return base::Error{base::ErrorCode::invalid,
                         base::sentence("There is no format \"{}\"; there are: {}.", name, known),
                         {}};
    }
    if (std::ranges::find(out, exporter) == out.end()) out.push_back(exporter);
  }
  return out;
}

base::Result<std::vector<base::Path>> write_reports(base::FileSystem& files,
                                                    const model::Session& session,
                                                    const ReportWishes& wishes,
                                                    const base::Messages& tr,
                                                    text::Typesetter& typesetter) {
  const auto chosen = exporters_named(wishes.formats);
  if (!chosen) return chosen.error();
  const Published ours = published(session, wishes.options);
  auto logo = logo_of(files, wishes.town);
  if (!logo) return logo.error();
  Composing composing{ours, tr, wishes.form, wishes.town, std::move(*logo), {}};
  if (wishes.readings)
    composing.readings = [&](const std::string& text) {
      auto read = wishes.readings->of(text, ours.session.readings);
      return read ? std::move(read->rubies) : text::Rubies{};
    };
  const Document document = compose(composing);
  const canvas::Look look = look_of(tr);
  const ReportInput input{
      ours.session,
      tr,
      [&](const model::Board& board) {
        const model::Board map = upright_as_seen(board);
        return canvas::draw_board(map, map_title(ours.session, board, tr), typesetter, look).list;
      },
      [&](text::FaceId face) {
        return typesetter.face(face).file.filename().string().find("Bold") != std::string::npos;
      },
      wishes.options,
      &document,
      &typesetter};
  if (auto done = files.make_folders(wishes.folder); !done) return done.error();
  std::vector<base::Path> written;
  for (const Exporter* exporter : *chosen) {
    const auto made = exporter->write(input);
    if (!made) return made.error();
    for (const ReportFile& file : *made) {
      const base::Path path = wishes.folder / base::fitting_name("", wishes.stem,
                                                                 fmt::format("{}.{}", file.suffix,
                                                                             exporter->extension));
      if (auto done = write_whole(files, path, file.bytes); !done) return done.error();
      written.push_back(path);
    }
  }
  return written;
}

std::string report_stem(const model::Session& session, const base::Path& file) {
  const std::string own = file.stem().string();
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!own.empty() && std::ranges::all_of(own, is_ascii)) return own;
  // A town's pages want names that any server and any mail takes.
  const std::string& date = session.date;
  std::string rest = own, name;
  if (const auto at = rest.find(date); !date.empty() && at != std::string::npos)
    rest.erase(at, date.size());
  for (const char c : rest) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  if (name.empty()) name = "report";
  const bool dated = date.size() == 10 && std::ranges::all_of(date, [](char c) {
                       return c == '-' || (c >= '0' && c <= '9');
                     });
  if (!dated) return name;
  std::string day = date;
  std::erase(day, '-');
  return day + "-" + name;
}

}  // namespace report
