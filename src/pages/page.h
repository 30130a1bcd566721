// Page: what is on the screen: start, table … Pages owns them and shows one; the app hands it fingers,
// keys and time. No window and no OpenGL. The window's thread. What must agree:
//  1. parts() are the panels drawn, bottom to top; a finger is asked for by takers_over_panels(), by
//     the panels, then by touch_takers() in order, and so are keys. A page with no touch_takers() is nothing but panels.
//  2. What takers and picture() point to lives as long as the page.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <vector>

#include "canvas/camera.h"
#include "canvas/scene.h"
#include "desk/overlay.h"
#include "input/clipboard_answer.h"
#include "input/touch_taker.h"
#include "pages/part.h"
#include "text/text_taker.h"

namespace pages {

struct StagePicture;

/// What lies under the panels; nothing: only the ground.
struct Picture {
  canvas::Scene* scene = nullptr;
  const canvas::Camera* camera = nullptr;
  const desk::Overlay* overlay = nullptr;
  /// Over the map and under menus, in units of so many pixels.
  const canvas::DrawList* panes = nullptr;
  double pane_px = 1;
  /// In place of all that: a stage, from the top so high.
  const StagePicture* stage = nullptr;
  double stage_px = 0;
};

/// What a key means where nobody writes.
enum class Shortcut {
  paste,
  undo,
  redo,
  new_card,
  show_all,
  find,
  // Without Ctrl: those of a presenter's remote, too.
  stage_next,
  stage_back,
  stage_black,
  stage_close
};

class Page {
 public:
  virtual ~Page() = default;
  virtual const std::vector<std::unique_ptr<Part>>& parts() const = 0;
  /// How the panels' pixels lie on the window's; only a page that is nothing but panels is ever turned.
  virtual base::TurnedRect lies(base::Size window_px) const {
    return {{window_px.w / 2, window_px.h / 2}, window_px, 0};
  }
  /// Asked for fingers before the panels.
  virtual std::vector<input::TouchTaker*> takers_over_panels() { return {}; }
  /// Whose fingers and keys are that no panel takes, asked in this order.
  virtual std::vector<input::TouchTaker*> touch_takers() { return {}; }
  virtual std::vector<text::TextTaker*> text_takers() { return {}; }

  /// Lets time pass; true while something moves by itself (again next frame).
  virtual bool tick(double) { return false; }
  virtual double next_deadline_s() const { return 1e300; }
  virtual Picture picture() { return {}; }
  /// Surroundings have another extent, or speak another language.
  virtual void resized() {}
  virtual void set_language() {}

  virtual void on_shortcut(Shortcut) {}
  /// The mouse, where no panel lies: its wheel (steps up), the map moved by hand, the right button.
  virtual void on_wheel(double, base::Vec2) {}
  virtual void pan(base::Vec2) {}
  virtual void open_menu(base::Vec2) {}
  virtual void pasted(const input::ClipboardAnswer&) {}
  virtual void drop(const base::Path&) {}
  virtual void accept(const desk::Offer&) {}

  /// Adds what the probe is told of it (docs/probe.md).
  virtual void describe(nlohmann::ordered_json& out) = 0;
};

}  // namespace pages
