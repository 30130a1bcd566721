// CutPapers: papers found in a picture from a phone: their outlines over it, to be tapped off and on, and one after
// the other large over a field in which its words are written. Parts of the PhotoSheet. The UI thread's.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/session.h"
#include "panels/ui.h"

namespace panels {

struct CutPaper {
  std::array<ImVec2, 4> corners;  // 0…1 of the picture, from the upper left as it is read
  model::PaperColor color = model::PaperColor::white;
  std::string text;  // guessed; empty: it was not read
  bool chosen = true;
  bool done = false;  // its card is made
};

enum class CutStage {
  not_here,  // this machine cuts none
  ready,
  looking,
  found,
  writing,  // one after the other
};

struct CutView {
  CutStage stage = CutStage::not_here;
  int of = 0, read = 0;  // while it looks; 0: it does not know yet
  std::string trouble;   // why nothing came of it
  std::vector<CutPaper> papers;
  std::size_t at = 0;  // which is written

  /// Chosen, without a card.
  std::size_t left() const;
  /// Of them, those that could be read.
  std::size_t readable() const;
};

struct CutPhoto {};
struct TogglePaper {
  std::size_t paper = 0;
};
/// Begins to, or ends it.
struct WritePapers {};
/// Each that could be read becomes a card.
struct ReadToTray {};
struct PaperToTray {
  std::string text;
};
struct SkipPaper {};
/// The outlines go.
struct LeavePapers {};
using CutCommand = std::variant<CutPhoto, TogglePaper, WritePapers, ReadToTray, PaperToTray,
                                SkipPaper, LeavePapers>;

class CutPapers {
 public:
  void need(Fonts& fonts, const CutView& view) const;
  /// Over the picture, which is drawn in `picture`, turned.
  void draw_outlines(Ui& ui, const CutView& view, const Area& picture, int quarters,
                     std::vector<CutCommand>& out) const;
  /// What can be done with it, from `y` down; there is `height()` for it.
  void draw_buttons(Ui& ui, const CutView& view, const Area& room, float& y, bool writable,
                    std::vector<CutCommand>& out) const;
  static float height(const Ui& ui, const CutView& view);
  /// One paper and its field, in all of the room. Returns where it ends.
  float draw_written(Ui& ui, const CutView& view, const Picture& photo, const Area& room, float y,
                     bool writable, std::vector<CutCommand>& out);

 private:
  std::optional<std::size_t> written_;  // whose words stand in the field
  std::string text_;
};

}  // namespace panels
