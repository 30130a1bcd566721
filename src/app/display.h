// Display: one window with all that is its own: its painting, the fingers on it, how large its pixels
// are, and the small pictures made into its textures. The window's thread. What must agree:
// px_per_mm() is as at the last settle(); whoever works with it is told anew after that.
#pragma once

#include <memory>
#include <vector>

#include "app/compositor.h"
#include "app/options.h"
#include "app/tile_pictures.h"
#include "input/same_finger.h"
#include "input/touch.h"
#include "pages/outside.h"
#include "pages/surroundings.h"
#include "platform/shown_files.h"
#include "platform/sounds.h"
#include "platform/voice.h"

namespace app {

class Display final : public pages::Outside {
 public:
  /// Opens the window. Fails with `unavailable` without a display or OpenGL 3.3. An ImGui context
  /// must be current; it and all that is handed in live longer.
  static base::Result<std::unique_ptr<Display>> create(const Options& options,
                                                       const base::Clock& clock,
                                                       text::Typesetter& typesetter,
                                                       const base::AssetPaths& assets);
  ~Display() override;

  platform::Window& window() { return *window_; }
  Compositor& compositor() { return *compositor_; }
  TilePictures& pictures() { return *pictures_; }
  /// The window's size in px, and how large a mm is on the display that shows it.
  base::Size size_px() const;
  double px_per_mm() const { return px_per_mm_; }
  /// Another display shows most of it than at the last settle(), with pixels of another size.
  bool is_elsewhere() const { return now_px_per_mm() != px_per_mm_; }
  /// It has a new size, or another display shows it.
  void settle();
  /// 0: as the display says. Before settle().
  void set_dpi(double dpi) { fixed_dpi_ = dpi; }

  bool has_touch() const { return has_touch_; }
  /// What fingers and the mouse have done since the last call.
  std::vector<input::TouchSample> touches();

  std::uint64_t ask_clipboard() override { return window_->ask_clipboard(); }
  void copy(const std::string& utf8) override { window_->set_clipboard(utf8); }
  void set_title(const std::string& utf8) override;
  void show_file(const base::Path& file) override { shown_.show(file); }
  std::vector<base::Path> not_shown() override { return shown_.failed(); }
  bool has_sound() override { return sounds_.there(); }
  void play(pages::Sound sound) override;
  pages::Voice voice() override;
  void read_aloud(const std::string& utf8) override { voice_->read(utf8); }
  bool silent() override { return voice_->silent(); }
  panels::Picture make_picture(int width, int height,
                               const std::vector<std::uint8_t>& rgba) override;
  void drop_picture(const panels::Picture& picture) override;
  void wake() override { window_->wake(); }

 private:
  Display(double fixed_dpi, const base::Clock& clock) : fixed_dpi_(fixed_dpi), shown_(clock) {}
  void listen(const base::Clock& clock);
  base::Result<void> listen_to_trackers(const platform::TuioAddress& address,
                                        const base::Clock& clock);
  double now_px_per_mm() const;

  double fixed_dpi_;  // 0: as the display says
  double px_per_mm_ = 96 / 25.4;
  std::unique_ptr<platform::Window> window_;
  std::vector<std::unique_ptr<input::TouchSource>> sources_;
  input::SameFinger same_finger_;
  bool has_touch_ = false;
  std::unique_ptr<Compositor> compositor_;
  std::unique_ptr<TilePictures> pictures_;
  platform::Sounds sounds_;
  std::unique_ptr<platform::Voice> voice_;
  platform::ShownFiles shown_;
};

}  // namespace app
