#include "report/composed_report.h"

#include "report/compose.h"
#include "report/whole_map.h"
#include "text/furigana.h"

namespace report {

namespace {

/// A part's number before its title ("5-1. ") counts nothing, as a number before a word would.
text::Rubies readings_of(text::Furigana& furigana, const std::string& text) {
  std::size_t from = text.find_first_not_of("0123456789-");
  if (from == 0 || from == text.npos || text.compare(from, 2, ". ") != 0)
    return furigana.of(text).rubies;
  from += 2;
  text::Rubies out = furigana.of(text.substr(from)).rubies;
  for (text::Ruby& ruby : out) {
    ruby.first_byte += static_cast<std::uint32_t>(from);
    ruby.end_byte += static_cast<std::uint32_t>(from);
  }
  return out;
}

}  // namespace

base::Result<std::unique_ptr<ComposedReport>> ComposedReport::create(base::FileSystem& files,
                                                                     const model::Session& session,
                                                                     const ReportWishes& wishes,
                                                                     const base::Messages& tr,
                                                                     text::Typesetter& typesetter) {
  auto logo = logo_of(files, wishes.town);
  if (!logo) return logo.error();
  return std::unique_ptr<ComposedReport>(
      new ComposedReport(session, wishes, std::move(*logo), tr, typesetter));
}

ComposedReport::ComposedReport(const model::Session& session, const ReportWishes& wishes,
                               std::string logo, const base::Messages& tr,
                               text::Typesetter& typesetter)
    : published_(published(session, wishes.options)),
      furigana_(wishes.readings ? std::make_unique<text::Furigana>(*wishes.readings) : nullptr),
      readings_(readings()),
      document_(compose({published_, tr, wishes.form, wishes.town, std::move(logo), readings_})),
      input_{published_.session,
             tr,
             [this, &tr, &typesetter](const model::Board& board) {
               return whole_map(published_.session, board, tr, typesetter, furigana_.get());
             },
             [&typesetter](text::FaceId face) { return is_bold(typesetter, face); },
             wishes.options,
             &document_,
             &typesetter,
             wishes.town.zone,
             readings_} {}

ComposedReport::~ComposedReport() = default;

ComposedReport::AboveKanji ComposedReport::readings() const {
  if (!furigana_) return {};
  furigana_->set_own(published_.session.readings);
  return [furigana = furigana_.get()](const std::string& text) {
    return readings_of(*furigana, text);
  };
}

}  // namespace report
