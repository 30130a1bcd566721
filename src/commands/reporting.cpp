#include "commands/reporting.h"

#include "ops/report_words.h"
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
  form_folders_ = report::form_folders(assets_);
  auto form = report::find_form(files_, form_folders_, request_.options.form);
  if (!form) return form.error();
  wishes_.form = std::move(form).value();
  auto town = request_.town.empty() ? report::town_of_machine(files_)
                                    : report::town_in(files_, request_.town);
  if (!town) return town.error();
  wishes_.town = std::move(town).value();
  data_ = std::make_unique<text::PersonalData>(files_);
  return prepare_readings();
}

base::Result<void> Reporting::prepare_readings() {
  wishes_.options.furigana = request_.options.furigana || wishes_.form.plain;
  if (wishes_.options.furigana && !readings_) {
    auto readings = text::MecabReadings::open(files_);
    // A plain report without readings is better than none; one that was asked for them is not.
    if (!readings && request_.options.furigana) return readings.error();
    if (readings) readings_ = std::move(readings).value();
  }
  wishes_.readings = wishes_.options.furigana ? readings_.get() : nullptr;
  return {};
}

std::string Reporting::choose_form(model::Session& session) {
  const std::string own = ops::report_form(session);
  const std::string& asked = request_.options.form;
  if (!asked.empty()) {
    // What is switched at the table belongs to the form that was chosen there.
    if (asked != own) session.report_parts.clear();
    return {};
  }
  auto form = report::find_form(files_, form_folders_, own);
  wishes_.form = report::with_parts_of(form ? *form : report::full_form(), session);
  return form ? std::string() : own;
}

base::Result<Reporting::Done> Reporting::report(const base::Path& path) {
  auto loaded = storage::load_session(files_, path);
  if (!loaded) return loaded.error();
  model::Session& session = loaded->session;
  Done done{{}, loaded->findings, {}, choose_form(session)};
  if (auto ready = prepare_readings(); !ready) return ready.error();
  done.undecided = report::undecided(session, report::people_in(*data_, session));
  if (request_.strict_names && !done.undecided.empty()) return done;
  const std::string lang = request_.lang.empty() ? report::language_of(session) : request_.lang;
  wishes_.stem = free_stem(report::report_stem(session, path));
  auto written = report::write_reports(files_, session, wishes_,
                                       base::Messages(lang, assets_.locale.string()), typesetter_);
  if (!written) return written.error();
  done.written = std::move(written).value();
  return done;
}

std::string Reporting::free_stem(const std::string& stem) {
  std::string out = stem;
  for (int n = 2; !taken_.insert(out).second; ++n) out = stem + "-" + std::to_string(n);
  return out;
}

}  // namespace commands
