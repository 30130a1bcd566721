// Compositor: from the scene, the overlays and the panels to the window, repainting only what changed.
// Owns everything of OpenGL. The window's thread.
#pragma once

#include <memory>
#include <vector>

#include "app/stage_screen.h"
#include "app/ui_damage.h"
#include "canvas/camera.h"
#include "canvas/scene.h"
#include "desk/overlay.h"
#include "gfx/layers.h"
#include "gfx/ui_pass.h"
#include "pages/page.h"
#include "platform/window.h"

struct ImDrawData;

namespace app {

class Compositor {
 public:
  /// Loads OpenGL; fails with `unavailable` below 3.3. An ImGui context must be current.
  static base::Result<std::unique_ptr<Compositor>> create(platform::Window& window,
                                                          const text::Typesetter& typesetter,
                                                          const base::Path& icons);
  ~Compositor();

  gfx::UiPass& ui() { return *ui_; }
  gfx::Painter& painter() { return *painter_; }

  /// Everything is to be painted anew (another board, another look).
  void damage_all() { all_dirty_ = true; }
  /// A texture that panels show was painted anew: where it is seen is to be composed again.
  void repainted(unsigned texture) { ui_damage_.repainted(texture); }
  /// The window's content was lost.
  void present_again() { present_all_ = true; }

  struct Picture {
    /// Painted anew where its lists differ from the last frame's; no scene: only the ground.
    pages::Picture page;
    const ImDrawData* ui = nullptr;
    canvas::Color ground;
    double now_s = 0;
  };
  /// Paints what differs from the last frame and shows it. False when nothing did.
  bool frame(const Picture& picture);
  bool sharp() const;
  /// While zooming the still layer is stretched rather than painted anew; this is when it is to be
  /// made sharp again. A huge number when it is.
  double next_deadline_s() const;

  /// What the window shows.
  gfx::Picture screenshot();

 private:
  explicit Compositor(platform::Window& window) : window_(window) {}
  void present(const std::vector<gfx::RectPx>& damage);
  /// A stage in place of the table.
  bool stage_frame(const Picture& picture);
  void settle_camera(const Picture& picture, bool scene_changed, std::vector<gfx::RectPx>& repair,
                     std::vector<gfx::RectPx>& damage);
  /// Where a list now differs from the last frame's, which it then takes the place of.
  static void add_damage(canvas::DrawList& before, const canvas::DrawList& now,
                         const gfx::View& view, std::vector<gfx::RectPx>& damage);

  platform::Window& window_;
  std::unique_ptr<gfx::Painter> painter_;
  std::unique_ptr<gfx::Layers> layers_;
  std::unique_ptr<gfx::UiPass> ui_;
  std::unique_ptr<StageScreen> stage_;    // null: the table is shown
  const canvas::Scene* scene_ = nullptr;  // what the still layer shows
  bool all_dirty_ = true;
  bool present_all_ = true;
  gfx::View view_, sharp_view_;  // what the still layer shows; what it last showed sharply
  double whole_paint_s_ = 0;     // how long painting all of the still layer last took
  double zoomed_s_ = 0;
  std::vector<gfx::RectPx> held_before_;
  desk::Overlay overlay_before_;
  canvas::DrawList panes_before_;
  UiDamage ui_damage_;
};

}  // namespace app
