// Ring menus: a long press opens one under the finger, on a line or a circle a tap, too, turned as the card or the
// plate is (a line's as what it begins at); where a line was drawn one offers its kinds. Several may be open at once, each for its own thing. Buttons are chosen by a tap, or by sliding the finger that
// opened the menu onto one and letting go. Drawn on the canvas, so that it turns and every finger
// can use it. The model's thread.
#pragma once

#include "tools/cross_circles.h"
#include "tools/menu_choice.h"
#include "tools/relate.h"

namespace tools {

class ReadingSheets;

class Menus final : public desk::Tool {
 public:
  /// Choices are carried out by and with these; all live longer.
  Menus(Desk& desk, Editor& editor, ReadingSheets& readings, Relate& relate, CrossCircles& circles)
      : desk_(desk), editor_(editor), readings_(readings), relate_(relate), circles_(circles) {}

  void set_messages(const base::Messages& tr) override;
  /// Opens a menu for `thing` at `pos_px`, in place of one it already has. `finger`, where one is
  /// down, may go on to slide.
  void open(ItemRef thing, Vec2 pos_px, std::optional<input::FingerId> finger, double now_s);
  /// The menu (its number) at this pixel.
  std::optional<std::uint64_t> grip(Vec2 px) const override;
  void on_grip(std::uint64_t menu, const input::Gesture& gesture) override;
  /// Long presses open, and taps on lines; the finger that did goes on as the menu's.
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  /// A menu follows this finger, which opened it.
  bool slides(input::FingerId finger) const;

  /// Opens those of lines just drawn; closes menus of things that are gone and those nobody used for
  /// a while.
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  void close_all() { open_.clear(); }
  void drop_all() override { close_all(); }
  bool any_open() const { return !open_.empty(); }

  void draw(Overlay& overlay) override;
  void add_buttons(std::vector<desk::Button>& out) const override;

 private:
  struct Entry {
    MenuChoice choice;
    text::LayoutPtr words;  // null: none
    Vec2 offset;            // mm on the screen from the menu's middle, before turning
  };
  struct Menu {
    std::uint64_t number;
    ItemRef thing;
    Vec2 centre;  // map mm
    double turn = 0;
    double scale = 1;   // how much larger than usual
    double radius = 0;  // of the ring of its buttons
    double disc = 0;    // mm on the screen, its radius: what lies on it is the menu's
    std::vector<Entry> entries;
    enum class Page { thing, papers, kinds } page = Page::thing;
    std::optional<DrawnRelation> drawn{};     // the line whose kinds it offers was just drawn so
    std::optional<input::FingerId> finger{};  // the one that opened it
    std::optional<std::size_t> under{};       // the entry under a finger
    double opened_s = 0, used_s = 0;
  };
  void fill(Menu& menu);
  void offer_kinds(const DrawnRelation& drawn, double now_s);
  /// Wholly within the table and, where there is room, under no seat, as near as can be.
  void put(Menu& menu, Vec2 px) const;
  /// So long after nobody used it, it closes.
  static double forgotten_s(const Menu& menu);
  double turn_of(ItemRef thing, Vec2 map_pos) const;
  Vec2 middle_mm(const Menu& menu) const;
  desk::Button button(const Menu& menu, std::size_t entry) const;
  std::vector<desk::Button> buttons(const Menu& menu) const;
  std::optional<std::size_t> entry_at(const Menu& menu, Vec2 px) const;
  void slide(Menu& menu, const input::Gesture& gesture);
  void choose(Menu& menu, std::size_t entry, input::Pointer with);
  void close_of(ItemRef thing);
  /// A touch elsewhere closes the menus near it (within reach of the same person), but for those that
  /// a finger is on.
  void close_near(Vec2 px);
  text::LayoutPtr words_of(const std::string& words, double em);
  /// A little smaller where the disc has no room for them below the button; then the disc is larger.
  text::LayoutPtr fitted_words(const std::string& words, Vec2 offset, Menu& menu);
  void set_kind(const Menu& menu, model::RelationKind kind);

  Desk& desk_;
  Editor& editor_;
  ReadingSheets& readings_;
  Relate& relate_;
  CrossCircles& circles_;
  base::Messages tr_;
  std::vector<Menu> open_;
  struct Words {
    std::string utf8;
    double em;
    text::LayoutPtr set;
  };
  std::vector<Words> layouts_;
  std::uint64_t next_number_ = 1;
};

}  // namespace tools
