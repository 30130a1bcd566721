#include "report/composed_report.h"

#include "report/compose.h"
#include "report/whole_map.h"
#include "text/readings.h"

namespace report {

namespace {

Document document_of(const Published& published, const ReportWishes& wishes, std::string logo,
                     const base::Messages& tr) {
  Composing composing{published, tr, wishes.form, wishes.town, std::move(logo), {}};
  if (wishes.readings)
    composing.readings = [&](const std::string& text) {
      auto read = wishes.readings->of(text, published.session.readings);
      return read ? std::move(read->rubies) : text::Rubies{};
    };
  return compose(composing);
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
      document_(document_of(published_, wishes, std::move(logo), tr)),
      input_{published_.session,
             tr,
             [this, &tr, &typesetter](const model::Board& board) {
               return whole_map(published_.session, board, tr, typesetter);
             },
             [&typesetter](text::FaceId face) { return is_bold(typesetter, face); },
             wishes.options,
             &document_,
             &typesetter} {}

}  // namespace report
