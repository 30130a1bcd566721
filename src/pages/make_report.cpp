#include "pages/make_report.h"

#include <fmt/core.h>

#include "base/assets.h"
#include "base/file_words.h"
#include "pages/people_found.h"
#include "report/compose.h"
#include "report/write_report.h"
#include "storage/side_files.h"
#include "text/mecab_readings.h"

namespace pages {

namespace p = panels;

void make_report(Surroundings& around, Sitting& sitting, const ReportWish& wish) {
  const auto& tr = around.tr;
  const base::Path session = sitting.open->path();
  const model::Session& told = sitting.open->session();
  const auto refuse = [&](const base::Error& error) {
    around.say(p::ToastKind::warning, error.shown(tr));
  };
  const auto town = report::town_of_machine(around.files);
  if (!town) return refuse(town.error());
  report::ReportWishes wishes{wish.formats,
                              storage::folder_of(session) / (session.stem().string() + "-report"),
                              report::report_stem(told, session)};
  wishes.town = *town;
  wishes.options.names = wish.names;
  wishes.options.furigana = wish.furigana;
  std::unique_ptr<text::Readings> readings;
  if (wish.furigana) {
    auto opened = text::MecabReadings::open(around.files);
    if (!opened) return refuse(opened.error());
    readings = std::move(opened).value();
    wishes.readings = readings.get();
  }
  // Whoever reads it reads what the people wrote, whatever language this table speaks.
  const base::Messages words(report::language_of(told), base::find_assets().locale.string());
  const auto written = report::write_reports(around.files, told, wishes, words, around.typesetter);
  if (!written) return refuse(written.error());
  // Nothing is struck by itself: whoever publishes it is told that there is something to look at.
  if (const int open = wish.looked_at ? 0 : undecided(told, people_in(around.files, told));
      open > 0)
    around.say(p::ToastKind::info,
               fmt::format(fmt::runtime(tr("Places that may name somebody: {}. “Tools”, then "
                                           "“Report”, shows them before you publish.")),
                           open));
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
