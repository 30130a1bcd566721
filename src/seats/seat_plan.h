// SeatPlan: where everything lies in a seat's open panel, in the seat's millimetres: the card and
// the tray above, then the candidates, the keyboard, and a bar along the table's edge; in a low
// panel card and tray are beside the keyboard, in a flat one candidates and bar, too. A plain value, worked out from the panel's size.
#pragma once

#include <string>
#include <vector>

#include "seats/place.h"

namespace seats {

inline constexpr Size kHandleSize{44, 13};
inline constexpr Size kWaitingHandle{62, 13};  // it says what it waits for
inline constexpr double kNarrowHandle = 16;    // mm: the icon alone, where many share a side
inline constexpr double kMore = 11;            // the width of "further candidates"

inline constexpr double kNarrowPanel = 124;  // mm: flick and letters still have keys of 10 mm

/// mm onto the table: the lowest panel that fits a short side, too.
extern const double kLowestPanel;

/// One of the sizes that panels at a side can have.
struct PanelStep {
  double widest = 0, least = 0, depth = 0;
  int nth = 0;  // how far down it is from the first
};
/// From the largest down: as large as the table's side allows, with keys of 14 mm where there is
/// room; lower, with keys of 10 mm; low, the card beside the keyboard; with four rows of keys; flat,
/// nothing above or below these. Only those that fit on the table alone; on a table too small for any of them one as small as that
/// takes.
std::vector<PanelStep> panel_steps(Edge edge, const Rect& table);
/// The largest of them.
Size panel_size(const SeatPlace& place, const Rect& table);

/// Of a closed seat's handle: its grip, and beside it the stickers.
struct HandlePlan {
  explicit HandlePlan(Size handle);
  Rect grip, sticker;
};
/// False: a finger would not find each of them on the handle; it is the stickers'.
bool has_room_for_both(Size handle);

/// What a panel has besides its usual things.
enum class Besides { nothing, sticker, sticker_and_next };

struct SeatPlan {
  explicit SeatPlan(Size panel, Besides besides = Besides::nothing);
  Rect question;  // where the panel is too low for a line of its own: the candidates'
  Rect card, put, fresh, candidates, keys;
  Rect plate;                  // instead of the card: it is wide, and no tray is shown beside it
  Rect pad;                    // instead of the keys
  Rect no_names, about_names;  // while a name is written: left of `put`, and below them
  std::vector<Rect> tray;
  Rect sticker, next_person;  // at the end of the candidates
  // The bar.
  Rect handle, help, name, arrange, pen, paste, copy, leave, fold;

 private:
  /// Card, tray and what goes with them above the keyboard.
  void lay_above(Size panel, double bar_y);
  /// The same beside it.
  void lay_beside(Size panel, double bar_y);
  /// The bar, too.
  void lay_flat(Size panel);
  void lay_bar(Size panel, double bar_y);
  void lay_sticker(Besides besides);
};

/// What a candidate needs to be read and hit, mm; `large`: how much larger than usual its words are.
double candidate_width(const std::string& utf8, double large = 1);
inline constexpr double kCandidateEm = 5.2;

}  // namespace seats
