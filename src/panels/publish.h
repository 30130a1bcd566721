// PublishSheet: the report before it is made: its form, which parts it has and in which order, what the session
// lacks for it, what in its texts may say who somebody is, and in which files it comes. A sheet at the table's
// right, with the report's pages beside it. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "panels/page_preview.h"
#include "panels/side_sheet.h"
#include "panels/written_line.h"

namespace panels {

class Fonts;

struct PublishView {
  struct Part {
    std::string name, title;
    bool on = true;
  };
  struct Form {
    std::string name, title;  // "": the full one
    bool on = false;
  };
  struct Words {
    std::string part, title, text;
  };
  struct Format {
    std::string name, title;
    bool on = false;
  };
  struct Find {
    base::Id board, about;    // both nil: beside cards and plates
    std::string words, text;  // and the whole of what says them
    enum class Decided { not_yet, kept, masked, other } decided = Decided::not_yet;
    std::string instead;
  };
  std::vector<Form> forms;
  std::string no_form;  // why it is the full one, where the session has another
  std::vector<Part> parts;
  std::vector<Words> words;
  std::vector<Format> formats;
  std::vector<Find> finds;
  bool looking = false;     // for them, the first time
  int unseen = 0;           // of them, which nobody has looked at
  bool knows_names = true;  // else only numbers and addresses are found
  bool furigana = false, names = false;
  bool can_name = true;  // somebody is named in the session
  bool writable = true;
  PagePreviewView pages;
};

struct ChooseForm {
  std::string name;
};
struct SwitchPart {
  std::string name;
};
struct MovePart {
  std::string name;
  int by = 1;
};
struct WriteReportText {
  std::string part, text;
};
struct SwitchFormat {
  std::string name;
};
struct SwitchFurigana {};
struct SwitchNames {};
/// A find stays, is masked, or something else is said for it.
struct DecideFind {
  base::Id board, about;
  std::string words, instead;
};
/// The list of finds is on the screen.
struct SeeFinds {};
struct WriteReportFiles {};
struct ClosePublish {};
using PublishCommand =
    std::variant<ChooseForm, SwitchPart, MovePart, WriteReportText, SwitchFormat, SwitchFurigana,
                 SwitchNames, DecideFind, SeeFinds, LeafTo, WriteReportFiles, ClosePublish>;
using PublishCommands = std::vector<PublishCommand>;

class PublishSheet {
 public:
  void need(Fonts& fonts, const PublishView& view) const;
  /// Its list of finds is shown first.
  void show_finds() { page_ = Page::finds; }
  /// How wide the report's pages are shown, px; 0: not at all.
  int page_px() const { return pages_.page_px(); }
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const PublishView& view, float above_px, PublishCommands& out);

 private:
  enum class Page { making, parts, finds };
  /// Each below `y`; the height is in `y` afterwards.
  void draw_making(Ui& ui, const PublishView& view, const Area& room, float& y,
                   PublishCommands& out);
  void draw_forms(Ui& ui, const PublishView& view, const Area& room, float& y,
                  PublishCommands& out);
  void draw_formats(Ui& ui, const PublishView& view, const Area& room, float& y,
                    PublishCommands& out);
  void draw_switches(Ui& ui, const PublishView& view, const Area& room, float& y,
                     PublishCommands& out);
  void draw_parts(Ui& ui, const PublishView& view, const Area& room, float& y,
                  PublishCommands& out);
  void draw_finds(Ui& ui, const PublishView& view, const Area& room, float& y,
                  PublishCommands& out);
  void draw_find(Ui& ui, const PublishView& view, std::size_t index, const Area& room, float& y,
                 PublishCommands& out);

  Page page_ = Page::making;
  std::vector<WrittenLine> words_;
  std::size_t reworded_ = std::size_t(-1);  // the find for which something else is being written
  std::string other_;
  std::string writing_;  // the field that was written in, in the last frame
  SideSheet sheet_;
  PagePreview pages_;
};

}  // namespace panels
