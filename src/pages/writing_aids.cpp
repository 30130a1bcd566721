#include "pages/writing_aids.h"

#include "base/log.h"
#include "ime/kkc_converter.h"
#include "pen/recogniser.h"

namespace pages {

WritingAids::WritingAids(Surroundings& around) : around_(around) {
  const auto& tr = around_.tr;
  auto layouts = std::make_shared<keys::KeyLayouts>(keys::load_key_layouts(
      around_.files, {around_.settings.keyboards, around_.assets.keyboards}));
  std::vector<std::string> problems;
  for (const base::Error& problem : layouts->problems) {
    base::log_warning(problem.text());
    problems.push_back(problem.shown(tr));
  }
  if (!problems.empty())
    around_.say(panels::ToastKind::warning,
                tr("A keyboard file cannot be used as it is. The other keyboards work."),
                std::move(problems));
  layouts_ = std::move(layouts);
  auto romaji = ime::RomajiTable::load(around_.files, around_.assets.keyboards / "romaji.json");
  if (romaji)
    romaji_.emplace(std::move(romaji).value());
  else
    base::log_warning(romaji.error().text());
  auto names = seats::load_names(around_.files, around_.assets.keyboards / "names.json");
  if (names)
    names_ = seats::NameWords(std::move(names).value());
  else
    base::log_warning(names.error().text());
}

seats::Aids WritingAids::lend() {
  seats::Aids out;
  out.layouts = layouts_;
  out.romaji = romaji_ ? &*romaji_ : nullptr;
  out.worker = converter_.get();
  out.reader = reader_.get();
  out.names = names_;
  return out;
}

ime::ConversionWorker* WritingAids::converter() {
  if (!converter_)
    converter_ = std::make_unique<ime::ConversionWorker>(
        [&files = around_.files] { return ime::KkcConverter::open(files); }, around_.clock,
        [&outside = around_.outside] { outside.wake(); });
  return converter_.get();
}

pen::ReadingWorker* WritingAids::reader() {
  if (!reader_)
    reader_ = std::make_unique<pen::ReadingWorker>(
        [&files = around_.files] { return pen::ZinniaRecogniser::open(files); }, around_.clock,
        [&outside = around_.outside] { outside.wake(); });
  return reader_.get();
}

}  // namespace pages
