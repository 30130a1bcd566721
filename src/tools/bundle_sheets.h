// BundleSheets: while somebody writes a plate, the bundle's cards are shown large beside it, turned as
// the plate is: a sheet for each plate being written. It lies where it hides no card of another bundle,
// no panel and nothing in anybody's hand; where there is no such room, none is shown. A tap on it puts
// it away. The model's thread.
//  1. sheets_ are of plates being written now: tick() sees to it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tools/using.h"

namespace tools {

class BundleSheets final : public desk::Tool {
 public:
  /// `desk` lives longer.
  explicit BundleSheets(Desk& desk) : desk_(desk) {}

  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t sheet, const input::Gesture& gesture) override;
  bool tick(double) override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override { sheets_.clear(); }

 private:
  /// A card, or the plate of an inner bundle.
  struct Paper {
    ItemRef thing;
    std::string words;
    base::Size size;  // as it lies on the table
    Vec2 at{};        // its middle from the sheet's, in the same measure
    friend bool operator==(const Paper&, const Paper&) = default;
  };
  struct Sheet {
    Id island;
    std::vector<Paper> papers;  // in the order in which they are read
    double turn = 0;
    double scale = 1;    // window mm for each of a paper's
    base::Size size{};   // window mm
    Vec2 middle{};       // window mm
    bool shown = false;  // there is room for it
    base::TurnedRect place() const { return {middle, size, turn}; }
  };
  std::vector<Paper> papers_of(Id island, double turn) const;
  /// In so many columns; how large that is.
  static base::Size set_in(std::vector<Paper>& papers, std::size_t columns);
  void lay(Sheet& sheet) const;
  /// The nearest place to the plate.
  std::optional<Vec2> room_for(const Sheet& sheet) const;
  bool is_free(const Sheet& sheet, const Rect& window_mm) const;
  const Sheet* sheet_at(Vec2 px) const;
  void draw(const Sheet& sheet, const Paper& paper, canvas::DrawList& out) const;

  Desk& desk_;
  std::vector<Sheet> sheets_;
  std::set<Id> put_away_;  // as long as they are written
  std::optional<canvas::Camera> seen_{};
};

}  // namespace tools
