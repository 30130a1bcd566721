// draw_seat: a seat as it is seen: handle or panel, card, candidates, keys, and what is pulled out
// of it, in millimetres of the window. Window's thread.
#pragma once

#include <map>
#include <string>

#include "canvas/ink.h"
#include "canvas/look.h"
#include "seats/free_places.h"
#include "seats/seat.h"

namespace seats {

/// Draws every seat of a table; keeps the layouts of labels.
class SeatPainter {
 public:
  explicit SeatPainter(text::Typesetter& typesetter) : typesetter_(typesetter) {}
  /// Appends to `out` from layer `base` on; gives the first layer above it.
  std::uint32_t draw(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                     canvas::DrawList& out);
  /// Where one more person could sit down; `first`: nothing was written yet, so that it is the
  /// first thing to see.
  std::uint32_t draw(const FreePlaces& places, bool first, const base::Messages& tr,
                     const canvas::Look& look, std::uint32_t base, canvas::DrawList& out);
  /// Words as they stand on a paper, and where.
  struct Written {
    text::LayoutPtr set;
    Vec2 at;
  };
  /// What stands on the card or plate being written, and where in the seat.
  Written written_on(const Seat& seat);
  /// Cards on their way out, above every seat.
  void draw_pulled(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                   canvas::DrawList& out);

 private:
  struct Pen;
  text::LayoutPtr label(const std::string& words, double em, text::Weight weight, double most);
  text::LayoutPtr paper(const std::string& words, Size size, double em);
  /// All of `words` on a card of `size`, as small as that takes.
  text::LayoutPtr whole_on(const std::string& words, Size size);
  void draw_keys(Pen& pen, const Seat& seat);
  void draw_pad(Pen& pen, const Seat& seat);
  void draw_ink(Pen& pen, std::uint32_t layer, const std::vector<model::InkStroke>& ink,
                const canvas::InkPlace& place, Vec2 middle);
  /// The words of a paper, with room left for its ink. `em`: of words without ink, 0 for what fits.
  Written lay_words(const std::string& words, const std::vector<model::InkStroke>& ink,
                    const Rect& r, double em);
  /// The same, and draws the ink; the words are the caller's to draw.
  Written lay_paper(Pen& pen, const std::string& words, const std::vector<model::InkStroke>& ink,
                    const Rect& r, double em);
  /// The words of a plate, bold.
  Written lay_plate(const std::string& words, const Rect& r);
  void draw_cell(Pen& pen, const Seat& seat, const Spot& spot);
  void draw_card(Pen& pen, const Seat& seat);
  void draw_tray(Pen& pen, const Seat& seat, const Spot& spot);
  void draw_no_names(Pen& pen, const Seat& seat, const Spot& spot);
  void draw_spots(Pen& pen, const Seat& seat);

  text::Typesetter& typesetter_;
  std::map<std::string, text::LayoutPtr> layouts_;
};

}  // namespace seats
