#include "commands/reporting.h"

#include "base/folders.h"
#include "report/compose.h"
#include "storage/open_session.h"
#include "text/mecab_readings.h"

namespace commands {

Reporting::Reporting(base::FileSystem& files, const base::AssetPaths& assets,
                     text::Typesetter& typesetter, ReportRequest request)
    : files_(files), assets_(assets), typesetter_(typesetter), request_(std::move(request)) {}

base::Result<void> Reporting::prepare() {
  if (const auto known = report::exporters_named(request_.formats); !known) return known.error();
  wishes_.formats = request_.formats;
  wishes_.folder = request_.out;
  wishes_.options = request_.options;
  auto form = report::find_form(files_, {base::config_folder() / "forms", assets_.forms},
                                request_.options.form);
  if (!form) return form.error();
  wishes_.form = std::move(form).value();
  auto town = request_.town.empty() ? report::town_of_machine(files_)
                                    : report::town_in(files_, request_.town);
  if (!town) return town.error();
  wishes_.town = std::move(town).value();
  if (wishes_.form.plain) wishes_.options.furigana = true;
  return prepare_readings();
}

base::Result<void> Reporting::prepare_readings() {
  if (!wishes_.options.furigana) return {};
  auto readings = text::MecabReadings::open(files_);
  // A plain report without readings is better than none; one that was asked for them is not.
  if (!readings && request_.options.furigana) return readings.error();
  if (readings) readings_ = std::move(readings).value();
  wishes_.readings = readings_.get();
  return {};
}

base::Result<Reporting::Done> Reporting::report(const base::Path& session) {
  const auto loaded = storage::load_session(files_, session);
  if (!loaded) return loaded.error();
  const std::string lang =
      request_.lang.empty() ? report::language_of(loaded->session) : request_.lang;
  wishes_.stem = free_stem(report::report_stem(loaded->session, session));
  auto written = report::write_reports(files_, loaded->session, wishes_,
                                       base::Messages(lang, assets_.locale.string()), typesetter_);
  if (!written) return written.error();
  return Done{std::move(written).value(), loaded->findings};
}

std::string Reporting::free_stem(const std::string& stem) {
  std::string out = stem;
  for (int n = 2; !taken_.insert(out).second; ++n) out = stem + "-" + std::to_string(n);
  return out;
}

}  // namespace commands
