// PanelText: the field of a panel in which somebody types. Keys reach it through PanelKeys, which has
// every key anyway. The window's thread.
#pragma once

#include "app/panel_keys.h"
#include "panels/screen.h"
#include "text/text_taker.h"

namespace app {

class PanelText final : public text::TextTaker {
 public:
  /// Both live longer.
  PanelText(panels::Screen& screen, PanelKeys& keys) : screen_(screen), keys_(keys) {}
  /// On a page that is nothing but panels everything typed is theirs.
  void set_all(bool all) { all_ = all; }

  bool writing() const override { return all_ || screen_.wants_keyboard(); }
  void type(std::string_view utf8) override;
  KeyDone press(text::TextKey, Held) override { return {true, {}}; }
  void compose(text::Composed composed) override { screen_.compose(std::move(composed)); }
  bool composing() const override { return !screen_.composed().text.empty(); }
  void end_composing() override { screen_.compose({}); }
  std::optional<base::Vec2> caret_px() const override;

 private:
  panels::Screen& screen_;
  PanelKeys& keys_;
  bool all_ = true;
};

}  // namespace app
