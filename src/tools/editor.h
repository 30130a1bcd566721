// Editor: writes on a card, a plate, a symbol mark or a cross circle with the physical keyboard, in place; where there is none, what
// a finger wants written goes to a seat at once. Each change is an op at once (all of one sitting are
// one step of undo), so that nothing typed is ever lost. One caret a table.
#pragma once

#include <optional>

#include "desk/claim.h"
#include "text/text_taker.h"
#include "tools/using.h"

namespace tools {

class Editor final : public desk::Tool, public text::TextTaker {
 public:
  explicit Editor(Desk& desk) : desk_(desk), claim_(desk) {}

  /// Whether the machine has a keyboard; it is thought to, until this is told.
  void set_keys_there(bool there) { keys_there_ = there; }
  /// Somebody with this pointer wants to write on a thing or a sign: at a seat that it faces where
  /// only fingers are there, else (or where there is none, which is said) in place.
  void write(ItemRef thing, input::Pointer with, std::optional<Vec2> map_pos = {});
  /// Puts the caret at the end of the thing's text (or at `map_pos`, when given).
  void begin(ItemRef thing, std::optional<Vec2> map_pos = {});
  /// The same for a card just made by `step`: the making and the writing are one action, and a card
  /// left empty goes away again.
  void begin_new(Id card, ops::ActionId step);
  bool active() const { return thing_.has_value(); }
  std::optional<ItemRef> thing() const { return thing_; }
  /// Where the thing lies on the map; none while nothing is being written.
  std::optional<base::TurnedRect> place() const;
  /// It is a card just made on which nothing stands yet: finish() takes it away again.
  bool blank() const { return thing_ && fresh_ && words() && words()->empty(); }
  /// Puts the caret under the finger.
  void tap(Vec2 map_pos);
  /// What it has grown on makes room for it.
  void finish();

  /// Text typed, or committed by the input method.
  void type(std::string_view utf8) override;
  /// What an input method composes now: stands in the card at the caret at once, and stays there as
  /// it is when the writing ends meanwhile.
  void compose(text::Composed composed) override;
  void end_composing() override { edit_.fix(); }
  bool composing() const override { return thing_ && edit_.composing(); }
  /// The lower end of the caret, map mm; nothing when nobody writes.
  std::optional<Vec2> caret() const;
  /// `shift`: extends the selection. Copied or cut text is returned for the clipboard.
  std::optional<std::string> key(text::TextKey key, bool shift);
  bool writing() const override { return active(); }
  KeyDone press(text::TextKey key, Held held) override;
  std::optional<Vec2> caret_px() const override;
  /// Text from the clipboard. Several lines pasted into an empty card become one card each: those
  /// beyond the first are returned for the caller to make.
  std::vector<std::string> paste(std::string_view utf8);

  /// A tap moves the caret, a double tap writes, as one tap does on a plate on which nothing stands; a
  /// tap beside everything ends it.
  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  void draw(Overlay& overlay) override;
  void drop_all() override { finish(); }

 private:
  const std::string* words() const;
  /// It stands beside things, and nothing makes room for it.
  bool is_sign() const;
  base::TurnedRect lies() const;
  /// From the top left of the words to the middle of what they stand on, which is so large.
  Vec2 corner(const text::Layout& set, base::Size of) const;
  ItemRef what_is_written(ItemRef touched, Vec2 map_pos) const;
  base::TurnedRect shape() const;  // in whatever hand
  bool at_seats(input::Pointer with) const;
  void write_at_seat(ItemRef thing, std::optional<Vec2> map_pos);
  bool asks_to_be_written(ItemRef thing, Vec2 map_pos) const;
  text::LayoutPtr layout() const;
  void keep();
  void vertical(int lines, text::Extend extend);

  Desk& desk_;
  std::optional<ItemRef> thing_;
  desk::Claim claim_;  // to it
  text::TextEdit edit_;
  base::TurnedRect lay_;  // where it lay when the writing began
  ops::ActionId step_ = 0;
  bool fresh_ = false;
  bool keys_there_ = true;
};

}  // namespace tools
