// NarrativeSheet: B型叙述化 beside the map: its passages one below another, each tapped to be seen on the
// map, written on, moved or left out; what the map says by now where it says something else. Its view,
// its commands, its draw. What somebody writes counts once they go on elsewhere. The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/id.h"
#include "panels/drag_scroll.h"

namespace panels {

class Fonts;

struct NarrativeView {
  struct Passage {
    base::Id id, about;  // of a fresh one no id
    std::string text;
    std::string name;  // of what it tells, where that is to be said
    std::string says;  // of the map by now; empty: just what the passage says
    bool gone = false, left_out = false;
    bool heads = false;  // a paragraph begins
    bool marked = false;
    bool lit = false;  // it tells of what was tapped, too
  };
  std::vector<Passage> told, fresh;
  int behind = 0;                // what would come in or follow the map in one
  std::optional<int> counted;    // the order is being set: how many have a number
  std::optional<base::Id> show;  // comes into sight
  bool writable = true;
};

/// All of the map that is told nowhere comes in, and what nobody wrote on follows it.
struct FollowMap {};
/// The order is to be set by taps on the map; so it is; it stays.
struct SetOrder {};
struct KeepOrder {};
struct LeaveOrder {};
struct MarkPassage {
  base::Id passage, about;
};
struct WritePassage {
  base::Id passage;
  std::string text;
};
/// Behind that one (nil: at the end).
struct AddPassage {
  base::Id behind;
  std::string text;
};
struct MovePassage {
  base::Id passage;
  int by = 1;
};
struct LeaveOutPassage {
  base::Id passage;
};
/// It says what the map says; it stays as it is, and is right.
struct TakeOverPassage {
  base::Id passage;
};
struct KeepPassage {
  base::Id passage;
};
struct TellAlso {
  base::Id about;
};
struct CloseNarrative {};
using NarrativeCommand = std::variant<FollowMap, SetOrder, KeepOrder, LeaveOrder, MarkPassage,
                                      WritePassage, AddPassage, MovePassage, LeaveOutPassage,
                                      TakeOverPassage, KeepPassage, TellAlso, CloseNarrative>;
using NarrativeCommands = std::vector<NarrativeCommand>;

class NarrativeSheet {
 public:
  void need(Fonts& fonts, const NarrativeView& view) const;
  /// At the table's right, down to `above_px`, or to the keyboard it is written with. Returns its left
  /// edge, px.
  float draw(Ui& ui, const NarrativeView& view, float above_px, NarrativeCommands& out);

 private:
  /// A field that is to be written in from the next frame on; of a new passage: which one it stands
  /// behind.
  struct Wanted {
    std::string field;
    base::Id passage;
    std::string text;
  };
  void begin(const std::string& field, base::Id passage, const std::string& text);
  /// What was written counts.
  void settle(const NarrativeView& view, NarrativeCommands& out);
  /// Somebody has gone on to another field since the last frame, or writes no more.
  void look_where_is_written(const Ui& ui, const NarrativeView& view, NarrativeCommands& out);
  /// Each below `y`; the height is in `y` afterwards.
  void draw_head(Ui& ui, const NarrativeView& view, const Area& room, float& y,
                 NarrativeCommands& out) const;
  void draw_passage(Ui& ui, const NarrativeView& view, std::size_t index, const Area& room,
                    float& y, NarrativeCommands& out);
  void draw_tools(Ui& ui, const NarrativeView& view, std::size_t index, const Area& room, float& y,
                  NarrativeCommands& out);
  void draw_says(Ui& ui, const NarrativeView::Passage& passage, const std::string& number,
                 const Area& room, float& y, bool writable, NarrativeCommands& out) const;
  void draw_added(Ui& ui, const Area& room, float& y);
  void draw_fresh(Ui& ui, const NarrativeView& view, const Area& room, float& y,
                  NarrativeCommands& out) const;
  void write_in(Ui& ui, const std::string& name, const Area& area);
  /// That part of what scrolls comes into sight, `top` to `bottom` as it lies in this frame.
  void show(Ui& ui, float top, float bottom);

  DragScroll scroll_;
  float height_ = 0;  // of what scrolls, in the last frame
  float first_ = 0;   // where it begins, in this one
  std::optional<Wanted> wanted_;
  std::string field_;                // that is written in; empty: none
  std::optional<base::Id> written_;  // its passage, or the one that a new one stands behind
  bool adds_ = false;                // it is a new one
  bool lost_ = false;                // its passage stands elsewhere by now
  std::string text_, known_;         // in that field, and as the board had it then
  std::pair<float, float> caret_{};  // where the caret was last, and how high what scrolls is seen
};

}  // namespace panels
