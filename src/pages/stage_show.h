// StageShow: what is on the stage: one sheet of a stop, or a card of it brought forward; what lies over
// that; and what comes next, made ready. The presentation tells it which. The window's thread.
//  1. `sheet_` is one of sheets(); `forward_` is a card of the stop, or nil.
//  2. Another picture has another number, over the whole life of the program.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "canvas/scene.h"
#include "pages/side_show.h"
#include "pages/stage_content.h"
#include "pages/stage_move.h"
#include "pages/stage_over.h"
#include "pages/stage_picture.h"

namespace pages {

class StageShow {
 public:
  /// All live longer.
  StageShow(Surroundings& around, const Sitting& sitting, text::Gists& gists, const SideMaps& side);
  ~StageShow();

  using Move = StageMove::Way;
  struct Wanted {
    ops::Stop stop;
    std::optional<ops::Stop> next{};  // where its lines may lead
    Captions captions = Captions::on;
  };
  void set_paper(const canvas::StagePaper& paper) { paper_ = paper; }
  const canvas::StagePaper& paper() const { return paper_; }
  /// A sheet beyond the last is the last.
  void show(const Wanted& wanted, std::size_t sheet, Move move);
  /// The same stop, as it is now: on the same sheet, what is forward stays so where it is still there.
  void show_anew(const Wanted& wanted);
  /// The map is another one: it is drawn when it is to be seen and nobody changes it.
  void map_changed(double now_s);
  /// One of the maps beside it is.
  void beside_changed(double now_s);
  /// Words are set otherwise from now on: none that were set are kept.
  void forget_words();
  /// Nothing is kept.
  void clear();

  std::size_t sheets() const;
  std::size_t sheet() const { return sheet_; }
  /// False: it has no sheet so many on.
  bool turn(int step);
  bool forward() const { return !forward_.nil(); }
  /// Nil: none is.
  base::Id card_forward() const { return forward_; }
  /// Nil: back into its place.
  void bring_forward(base::Id card);
  /// The card there, in parts of the picture's width and height; nil: none.
  base::Id card_at(base::Vec2 share) const;
  /// A tap on maps that stand side by side. True: it was for them.
  bool tap_side(base::Vec2 share);
  SideShow& side() { return side_show_; }

  /// It is not made anew with each change.
  bool takes_long() const { return is(ops::Stop::Kind::map) || is(ops::Stop::Kind::side); }
  /// True while it moves.
  bool tick(double now_s);
  /// When there is something else to be seen.
  double next_s() const { return next_s_; }
  /// Where it is and which cards are lit is put to it. True: it is seen otherwise.
  bool lay_over(StageOver over);
  /// `after`: what comes next; when that is at hand `before`: what was seen first.
  void look_ahead(const std::optional<Wanted>& after, const std::optional<Wanted>& before);
  void goes_dark() { ++number_; }
  StagePicture picture(double now_s, bool dark) const;
  /// The first picture of that stop, for a small one.
  canvas::BoardPicture first_of(const Wanted& wanted);
  void describe(nlohmann::ordered_json& out) const;

 private:
  void make();
  /// Where it is another one.
  void draw_map();
  canvas::Rect map_mm() const;
  std::vector<canvas::StageSheet> sheets_of(const Wanted& wanted);
  bool is(ops::Stop::Kind kind) const { return wanted_.stop.kind == kind; }
  const canvas::DrawList* list() const;

  Surroundings& around_;
  const Sitting& sitting_;
  const SideMaps& side_;
  SideShow side_show_;
  Wanted wanted_;
  canvas::StagePaper paper_;
  std::size_t sheet_ = 0;
  base::Id forward_;
  struct Made;
  struct Beside;
  void look_beside(Beside& beside, const std::optional<Wanted>& wanted);
  std::unique_ptr<Made> made_;
  std::uint64_t number_, over_number_;
  StageMove move_;
  double next_s_ = 1e300;
};

}  // namespace pages
