#include "pages/make_report.h"

#include <fmt/core.h>

#include "base/assets.h"
#include "base/file_words.h"
#include "ops/report_words.h"
#include "pages/unseen_people.h"
#include "report/compose.h"
#include "report/write_report.h"
#include "storage/side_files.h"
#include "text/mecab_readings.h"

namespace pages {

namespace p = panels;

report::Form form_of(Surroundings& around, const model::Session& session) {
  const std::string name = ops::report_form(session);
  auto form = report::find_form(around.files, report::form_folders(around.assets), name);
  if (!form)
    around.say(p::ToastKind::warning, report::form_is_missing(name).in(around.tr),
               {form.error().shown(around.tr)});
  return report::with_parts_of(form ? std::move(*form) : report::full_form(), session);
}

namespace {

/// What nobody has looked at leaves this table in no report: the list is opened instead.
bool may_leave(Surroundings& around, Sitting& sitting, const report::PeopleFound& found) {
  const int open = unseen(sitting, found);
  if (open == 0) return true;
  sitting.sheet = Sheet::publish;
  sitting.people_wanted = true;
  const auto& tr = around.tr;
  around.say(p::ToastKind::info,
             fmt::format(fmt::runtime(tr("Places that may name somebody: {}. Please look at them "
                                         "once, then make the report.")),
                         open));
  return false;
}

}  // namespace

void make_report(Surroundings& around, Sitting& sitting, const ReportWish& wish,
                 const report::PeopleFound& found) {
  const auto& tr = around.tr;
  const base::Path session = sitting.open->path();
  const model::Session& told = sitting.open->session();
  const auto refuse = [&](const base::Error& error) {
    around.say(p::ToastKind::warning, error.shown(tr));
  };
  if (!may_leave(around, sitting, found)) return;
  const auto town = report::town_of_machine(around.files);
  if (!town) return refuse(town.error());
  report::ReportWishes wishes{wish.formats,
                              storage::folder_of(session) / (session.stem().string() + "-report"),
                              report::report_stem(told, session)};
  wishes.town = *town;
  wishes.options.names = wish.names;
  wishes.form = form_of(around, told);
  wishes.options.furigana = wish.furigana || wishes.form.plain;
  std::unique_ptr<text::Readings> readings;
  if (wishes.options.furigana) {
    auto opened = text::MecabReadings::open(around.files);
    // A plain report without readings is better than none; one that was asked for them is not.
    if (!opened && wish.furigana) return refuse(opened.error());
    if (opened) readings = std::move(opened).value();
    wishes.readings = readings.get();
  }
  // Whoever reads it reads what the people wrote, whatever language this table speaks.
  const base::Messages words(report::language_of(told), base::find_assets().locale.string());
  const auto written = report::write_reports(around.files, told, wishes, words, around.typesetter);
  if (!written) return refuse(written.error());
  const base::Path& page = written->front();
  const std::string title = told.title.empty() ? tr("Untitled session") : told.title;
  around.offer(
      p::ToastKind::good,
      written->size() == 1
          ? fmt::format(fmt::runtime(tr("The report is written: {}")), base::file_and_folder(page))
          : fmt::format(fmt::runtime(tr("The report is written: {} and {} more files beside it")),
                        base::file_and_folder(page), written->size() - 1),
      {tr("Open"), desk::ShowFile{page, title}},
      {tr("Copy to a stick"), desk::HandOver{desk::HandOver::Goods::report, page, title}});
}

}  // namespace pages
