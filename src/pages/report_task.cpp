#include "pages/report_task.h"

#include <algorithm>

#include "base/worker_definition.h"
#include "report/compose.h"
#include "text/mecab_readings.h"

namespace pages {

namespace {

/// A page without readings is better than none.
text::Readings* readings_of(ReportTask::Engine& engine) {
  if (!engine.readings)
    if (auto opened = text::MecabReadings::open(engine.files))
      engine.readings = std::move(opened).value();
  return engine.readings.get();
}

base::Result<void> lay_out(ReportTask::Engine& engine, const ReportTask::Request& asked) {
  const auto town = report::town_of_machine(engine.files);
  if (!town) return town.error();
  report::ReportWishes wishes{{}, {}, {}};
  wishes.town = *town;
  wishes.form = asked.form;
  wishes.options.names = asked.names;
  wishes.options.furigana = asked.furigana;
  if (asked.furigana) wishes.readings = readings_of(engine);
  engine.preview.reset();  // it reads the words
  engine.words = std::make_unique<base::Messages>(report::language_of(*asked.session),
                                                  engine.assets.locale.string());
  auto made = report::Preview::create(engine.files, *asked.session, wishes, *engine.words,
                                      *engine.typesetter);
  if (!made) return made.error();
  engine.preview = std::move(made).value();
  engine.number = asked.number;
  return {};
}

}  // namespace

base::Result<ReportTask::Reply> ReportTask::work(Engine& engine, const Request& asked) {
  if (!engine.preview || engine.number != asked.number)
    if (auto laid = lay_out(engine, asked); !laid) return laid.error();
  Reply out;
  out.number = asked.number;
  out.pages = engine.preview->pages();
  out.parts = engine.preview->parts();
  const auto part = out.parts.find(asked.part);
  out.page = std::clamp(part == out.parts.end() ? asked.page : part->second, 0, out.pages - 1);
  out.width_px = asked.width_px;
  auto painted = engine.preview->paint(out.page, asked.width_px);
  if (!painted) return painted.error();
  out.picture = std::move(painted).value();
  return out;
}

ReportWorker::Factory report_engines(base::FileSystem& files, const base::AssetPaths& assets) {
  return [&files, assets]() -> base::Result<std::unique_ptr<ReportTask::Engine>> {
    auto typesetter = text::Typesetter::create(assets.fonts);
    if (!typesetter) return typesetter.error();
    return std::unique_ptr<ReportTask::Engine>(
        new ReportTask::Engine{files, assets, std::move(*typesetter)});
  };
}

}  // namespace pages

template class base::Worker<pages::ReportTask>;
