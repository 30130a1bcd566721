// The registry of report formats: one Exporter a format, each a pure function from a session to the
// bytes of one file. Used by the bar's report button and by `kurumaza report`. Any thread, as long
// as nobody changes the session meanwhile and `draw_map` allows it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/result.h"
#include "canvas/draw_list.h"
#include "model/session.h"

namespace report {

/// What a report shows beyond the result itself. A published report names nobody, so off by
/// default.
struct ReportOptions {
  bool writers = false;  // who wrote each card, and when (the CSV always has both)
};

struct ReportInput {
  const model::Session& session;
  const base::Messages& tr;
  /// The whole map of a board, in mm; left empty: a report without pictures.
  std::function<canvas::DrawList(const model::Board&)> draw_map;
  /// True for faces that are bold, so that the picture's letters match; may be left empty.
  std::function<bool(text::FaceId)> is_bold;
  ReportOptions options;
};

struct Exporter {
  std::string_view name;       // as on the command line: "html"
  std::string_view extension;  // without the dot
  base::Result<std::string> (*write)(const ReportInput&);
};

/// Every format there is, in the order to offer them.
std::span<const Exporter> exporters();
/// Nothing where no format has that name.
const Exporter* find_exporter(std::string_view name);

}  // namespace report
