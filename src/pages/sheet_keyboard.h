// SheetKeyboard: the keyboard that opens along the window's bottom where a finger touches a field and the
// machine has no keyboard of its own. Pages owns it and shows it over whatever page there is; it is
// asked for fingers and keys before the page. The window's thread. What must agree:
//  1. writing().field is the field being written in, and its texts those of text_.
//  2. Its keys lie where panels::plan_sheet_keys() puts them in the last frame drawn.
#pragma once

#include <optional>

#include "input/touch_taker.h"
#include "keys/keyboard.h"
#include "pages/part.h"
#include "pages/writing_aids.h"
#include "panels/sheet_keys.h"
#include "seats/typed_text.h"
#include "text/text_taker.h"

namespace pages {

class SheetKeyboard final : public Part, public input::TouchTaker, public text::TextTaker {
 public:
  /// Both live longer.
  SheetKeyboard(Surroundings& around, WritingAids& aids);

  panels::FieldWriting& writing_in() { return field_; }
  /// What has been written at this table already, for the conversion to kanji.
  void learn(const model::Session& session);
  void set_language();
  /// Nobody writes any more; what was composed stays as it is shown.
  void close();

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

  bool covers(base::Vec2 pos_px) override;
  void feed(const input::TouchSample& sample) override;

  bool writing() const override { return !field_.field.empty(); }
  void type(std::string_view utf8) override;
  KeyDone press(text::TextKey key, Held held) override;
  void compose(text::Composed composed) override;
  bool composing() const override { return text_.draft().composed_elsewhere(); }
  void end_composing() override;
  std::optional<base::Vec2> caret_px() const override;

 private:
  bool shown() const { return writing() && field_.keys_wanted && keyboard_; }
  void begin(const panels::FieldWriting::Seen& field);
  /// The field behind the one written in; null: it is the last.
  const panels::FieldWriting::Seen* next() const;
  void go_on();
  seats::TypedText::Of of() const;
  /// What is all chosen goes with the first thing written. True: the action has done its work so.
  bool write_anew(const input::KeyAction& action);
  void act(const std::vector<input::KeyAction>& actions);
  void changed();
  std::optional<panels::Area> draw_keys(panels::Ui& ui);
  void lay(const panels::SheetKeysPlan& plan, double mm);

  Surroundings& around_;
  WritingAids& lender_;
  seats::Aids aids_;
  seats::TypedText text_;
  panels::FieldWriting field_;
  panels::SheetKeysView view_;
  panels::SheetKeysCommands asked_;
  std::optional<keys::Keyboard> keyboard_;
  base::Rect keys_px_;
  double px_per_mm_ = 1;                // of the keys
  bool ends_ = false;                   // once the field has taken its words
  std::optional<base::Rect> field_px_;  // where it was seen last
};

}  // namespace pages
