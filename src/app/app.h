// App: wires display, panels, pages, fingers and keys into the frame loop. No rule of a page lives
// here. One thread, the window's, owns the model.
#pragma once

#include <memory>

#include "app/display.h"
#include "app/frame_pacer.h"
#include "app/key_router.h"
#include "app/options.h"
#include "app/panel_host.h"
#include "app/probe.h"
#include "app/stop_painter.h"
#include "app/touch_router.h"
#include "app/wall.h"
#include "base/assets.h"
#include "pages/pages.h"
#include "platform/leave_signals.h"

namespace app {

class App {
 public:
  /// Opens the window and, where the options name one, the session. Fails with `unavailable`
  /// without a display, OpenGL 3.3 or fonts.
  static base::Result<std::unique_ptr<App>> create(const Options& options);

  /// Until somebody leaves; the exit code.
  int run();

 private:
  explicit App(const Options& options) : options_(options) {}
  base::Result<void> start();

  double wait_s() const;
  // What the window tells.
  void on(const platform::KeyEvent& e);
  void on(const platform::TextEvent& e);
  void on(const platform::CompositionEvent& e);
  void on(const platform::ScrollEvent& e);
  void on(const platform::PanEvent& e);
  void on(const platform::MenuEvent& e);
  void on(const platform::ResizedEvent&) { resized(); }
  void on(const platform::MovedEvent&);
  void on(const platform::RefreshEvent&);
  void on(const platform::CloseEvent&) { pages_->ask_for_end(); }
  void on(const platform::FocusEvent& e);
  void on(const platform::FilesDroppedEvent& e);
  void on(const platform::ClipboardEvent& answer);

  void touch();
  /// Fingers and keys go to those of the page that is shown now.
  void follow_page();
  /// Before what is being typed in changes by a touch: a field would lose what is composed in it.
  void fix_in_field();
  /// The input method knows where the caret is, and when what it composes has a place no more.
  void follow_caret();
  bool frame();
  /// What is presented is seen on another screen, where there is one.
  void follow_wall();
  bool wall_frame();
  /// The small pictures that the page asks for are painted.
  void follow_pictures();
  /// The small maps of a hall, some in each frame. True: more are to be painted.
  bool follow_hall_pictures();
  void draw_panels();
  void resized();
  /// Somebody has changed this machine's settings.
  void follow_settings();
  panels::IconImage icon(std::string_view name, int size_px);
  panels::Appearance appearance() const;
  pages::Extent extent() const;

  /// What everything stands on.
  struct Ground {
    base::RealClock clock;
    base::RealFileSystem files;
    base::IdSource ids{clock};
    base::AssetPaths assets = base::find_assets();
    std::unique_ptr<text::Typesetter> typesetter;
  };

  const Options options_;
  pages::MachineSettings machine_;  // as everything is shown now
  Ground ground_;
  std::unique_ptr<PanelHost> panels_;
  std::unique_ptr<Display> display_;
  std::unique_ptr<StopPainter> stop_painter_;
  std::unique_ptr<Wall> wall_;            // before the display goes, whose context it stands beside
  platform::LeaveSignals leave_signals_;  // wakes the window
  std::unique_ptr<pages::Pages> pages_;
  int turn_ = -1;  // of the pages, as the routers know them
  TouchRouter touch_router_;
  KeyRouter key_router_;
  FramePacer pacer_;
  std::unique_ptr<Probe> probe_;
};

}  // namespace app
