// TitleSheet: whether title and notes stand at the map's foot (表題・註記), what stands there, and the notes of
// this map to be written: a sheet at the table's right. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/side_sheet.h"
#include "panels/written_line.h"

namespace panels {

class Fonts;

struct TitleView {
  bool shown = false;
  std::string title, facts, notes;  // as they stand there
  bool writable = true;
};

struct ShowTitle {
  bool on = false;
};
struct WriteNotes {
  std::string text;
};
/// To the sheet with the evening's own words.
struct OpenSessionWords {};
struct CloseTitle {};
using TitleCommand = std::variant<ShowTitle, WriteNotes, OpenSessionWords, CloseTitle>;
using TitleCommands = std::vector<TitleCommand>;

class TitleSheet {
 public:
  void need(Fonts& fonts, const TitleView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const TitleView& view, float above_px, TitleCommands& out);

 private:
  WrittenLine notes_;
  SideSheet sheet_;
  bool writing_ = false;  // the notes, in the last frame
};

}  // namespace panels
