// GatherMenus: beside an island that a ring has just made of loose cards, for a few seconds, a list of
// what else could be done with them: the island is taken back then. It goes as soon as the same person
// touches anything else. Turned to who drew the ring; several may be open at once. Drawn on the
// canvas, so that every finger can use it. The model's thread.
//  1. Each stands for an island that is there: tick() closes those of islands that are gone.
#pragma once

#include "tools/gathered.h"

namespace tools {

class Ring;

class GatherMenus final : public desk::Tool {
 public:
  /// Opens for what this ring makes; what goes together from then on is told to `together`.
  GatherMenus(Desk& desk, Ring& ring, Together& together)
      : desk_(desk), ring_(ring), together_(together) {}

  void set_messages(const base::Messages& tr) override;
  void open(Gathered gathered, double now_s);
  bool any_open() const { return !open_.empty(); }

  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t menu, const input::Gesture& gesture) override;
  /// A touch closes those near it, a drag of its island that one.
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override { open_.clear(); }

 private:
  enum class Page { choices, papers, boards };
  struct Row {
    GatherChoice choice;
    text::LayoutPtr words;
  };
  struct Menu {
    std::uint64_t number;
    Gathered gathered;
    Page page = Page::choices;
    std::vector<Row> rows{};
    double scale = 1;                    // how much larger than usual
    double wide = 0;                     // mm on the screen, for the longest words
    Vec2 centre{};                       // map mm
    std::optional<std::size_t> under{};  // the row under a finger
    double used_s = 0;
    bool covers = false;  // something lies under it
  };
  static double open_for_s(const Menu& menu);
  void fill(Menu& menu) const;
  static base::Size size_of(const Menu& menu);
  /// Its middle and size on the screen, turned.
  base::TurnedRect sheet(const Menu& menu) const;
  struct Place {
    Vec2 map;
    std::size_t covers = 0;  // how much lies under it
  };
  /// Where its sheet lies beside the island, on the person's side if it can, on no card and on no
  /// other sheet.
  Place place_beside(const Menu& menu) const;
  /// As large as is wanted where it covers nothing then, else smaller, as long as it can be read.
  void lay(Menu& menu) const;
  desk::Button button(const Menu& menu, std::size_t row) const;
  std::vector<desk::Button> buttons(const Menu& menu) const;
  std::optional<std::size_t> row_at(const Menu& menu, Vec2 px) const;
  /// Perhaps it is closed then.
  void choose(Menu& menu, std::size_t row);

  Desk& desk_;
  Ring& ring_;
  Together& together_;
  base::Messages tr_;
  std::vector<Menu> open_;
  std::uint64_t next_number_ = 1;
};

}  // namespace tools
