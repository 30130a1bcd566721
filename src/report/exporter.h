// The registry of report formats: one Exporter a format, each a pure function from a session, and the
// document composed from it, to the bytes of its files. Used by the bar's report button and by `kurumaza report`. Any thread, as long
// as nobody changes the session meanwhile and `draw_map` allows it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "base/time_zone.h"
#include "canvas/draw_list.h"
#include "model/session.h"
#include "text/ruby.h"

namespace text {
class Typesetter;
}

namespace report {

struct Document;

/// Either way, of a PNG.
inline constexpr int kMostPixels = 7680;

/// What pages are made for; `a3_tiles`: the maps alone, on as many sheets of A3 as their letters need, to be
/// put together to one.
enum class Paper { a4, a3, a3_tiles };

/// What a report shows beyond the result itself. A published report names nobody, so off by
/// default.
struct ReportOptions {
  bool names = false;     // who wrote each card, at which seat, and when
  bool furigana = false;  // readings above words with kanji
  std::string form{};     // which of assets/forms says what parts there are; "": the full one
  Paper paper = Paper::a4;
  int picture_width_px =
      0;  // of a PNG, at most kMostPixels; 0: four pixels a mm, as far as that goes
};

struct ReportInput {
  const model::Session& session;
  const base::Messages& tr;
  /// The whole map of a board, in mm; left empty: a report without pictures.
  std::function<canvas::DrawList(const model::Board&)> draw_map;
  /// True for faces that are bold, so that the picture's letters match; may be left empty.
  std::function<bool(text::FaceId)> is_bold;
  ReportOptions options;
  /// What is told page by page; null only in tests of formats that do not read it.
  const Document* document = nullptr;
  /// Lays texts out for pictures and pages; null where no format needs it.
  text::Typesetter* typesetter = nullptr;
  base::TimeZone zone{};  // by whose clocks times are told
  /// What stands above a text's kanji; empty: nothing does.
  std::function<text::Rubies(const std::string&)> readings{};
};

/// One file of a format: `stem` + `suffix` + "." + its extension.
struct ReportFile {
  std::string suffix;  // "-relations", "-2"; mostly empty
  std::string bytes;
};

struct Exporter {
  std::string_view name;       // as on the command line: "html"
  std::string_view extension;  // without the dot
  base::Result<std::vector<ReportFile>> (*write)(const ReportInput&);
};

/// Every format there is, in the order to offer them.
std::span<const Exporter> exporters();
/// Nothing where no format has that name.
const Exporter* find_exporter(std::string_view name);

}  // namespace report
