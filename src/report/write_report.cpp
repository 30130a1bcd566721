#include "report/write_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "report/composed_report.h"

namespace report {

base::Result<void> write_derived(base::FileSystem& files, const base::Path& path,
                                 std::string_view bytes) {
  auto temporary = base::create_temporary(files, path);
  if (!temporary) return temporary.error();
  auto done = temporary->file->append(bytes);
  temporary->file.reset();
  if (done) done = files.rename(temporary->path, path);
  if (!done) (void)files.remove(temporary->path);
  return done;
}

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

base::Result<void> with_report(base::FileSystem& files, const model::Session& session,
                               const ReportWishes& wishes, const base::Messages& tr,
                               text::Typesetter& typesetter,
                               const std::function<base::Result<void>(const ReportInput&)>& use) {
  const auto composed = ComposedReport::create(files, session, wishes, tr, typesetter);
  if (!composed) return composed.error();
  return use((*composed)->input());
}

base::Result<std::vector<base::Path>> write_reports(base::FileSystem& files,
                                                    const model::Session& session,
                                                    const ReportWishes& wishes,
                                                    const base::Messages& tr,
                                                    text::Typesetter& typesetter) {
  const auto chosen = exporters_named(wishes.formats);
  if (!chosen) return chosen.error();
  if (auto done = files.make_folders(wishes.folder); !done) return done.error();
  std::vector<base::Path> written;
  const auto write = [&](const Exporter& exporter, const ReportInput& input) -> base::Result<void> {
    const auto made = exporter.write(input);
    if (!made) return made.error();
    for (const ReportFile& file : *made) {
      const std::string end = fmt::format("{}.{}", file.suffix, exporter.extension);
      const base::Path path = wishes.folder / base::fitting_name("", wishes.stem, end);
      if (auto done = write_derived(files, path, file.bytes); !done) return done;
      written.push_back(path);
    }
    return {};
  };
  const auto done = with_report(files, session, wishes, tr, typesetter,
                                [&](const ReportInput& input) -> base::Result<void> {
                                  for (const Exporter* exporter : *chosen)
                                    if (auto one = write(*exporter, input); !one) return one;
                                  return {};
                                });
  if (!done) return done.error();
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
