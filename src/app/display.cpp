#include "app/display.h"

#include "base/file_system.h"
#include "base/log.h"
#include "platform/mouse_source.h"
#include "platform/tuio_touch.h"
#include "platform/xi_touch.h"

namespace app {

namespace {
constexpr const char* kTitle = "車座 Kurumaza";
}

base::Result<std::unique_ptr<Display>> Display::create(const Options& options,
                                                       const base::Clock& clock,
                                                       text::Typesetter& typesetter,
                                                       const base::AssetPaths& assets) {
  platform::WindowOptions wanted;
  wanted.title = kTitle;
  wanted.fullscreen = options.fullscreen;
  if (options.width_px > 0) {
    wanted.width_px = options.width_px;
    wanted.height_px = options.height_px;
  }
  std::unique_ptr<Display> display(new Display(options.dpi, clock));
  base::RealFileSystem files;
  display->voice_ = std::make_unique<platform::Voice>(
      platform::Voice::find(files, {"/usr/bin/open_jtalk", "/usr/local/bin/open_jtalk"}),
      platform::Voice::player());
  auto window = platform::Window::create(wanted, clock);
  if (!window) return window.error();
  display->window_ = std::move(window).value();
  base::log_info(display->window_->gl_description());
  display->settle();
  display->listen(clock);
  if (options.tuio)
    if (auto heard = display->listen_to_trackers(*options.tuio, clock); !heard) return heard.error();
  auto compositor = Compositor::create(*display->window_, typesetter, assets.icons);
  if (!compositor) return compositor.error();
  display->compositor_ = std::move(compositor).value();
  display->pictures_ = std::make_unique<TilePictures>(
      display->compositor_->painter(), display->compositor_->ui(), typesetter, assets.fonts, clock,
      [w = display->window_.get()] { w->wake(); });
  return display;
}

Display::~Display() = default;

panels::Picture Display::make_picture(int width, int height,
                                      const std::vector<std::uint8_t>& rgba) {
  const unsigned texture = compositor_->ui().make_texture({width, height, rgba});
  return {ImTextureID(std::uintptr_t(texture)), float(width), float(height)};
}

void Display::drop_picture(const panels::Picture& picture) {
  compositor_->ui().drop_texture(unsigned(std::uintptr_t(picture.texture)));
}

void Display::listen(const base::Clock& clock) {
  auto touch =
      platform::XiTouch::create(window_->native(), clock, [w = window_.get()] { w->wake(); });
  if (touch) {
    has_touch_ = !(*touch)->devices().empty();
    for (const std::string& name : (*touch)->devices()) base::log_info("touch device: " + name);
    sources_.push_back(std::move(touch).value());
  } else {
    base::log_warning(touch.error().text());
  }
  if (!has_touch_)
    base::log_info("no touch device: the mouse works; one that is plugged in later works too");
  sources_.push_back(std::make_unique<platform::MouseSource>(*window_));
}

base::Result<void> Display::listen_to_trackers(const platform::TuioAddress& address,
                                               const base::Clock& clock) {
  const auto area = [this] {
    const platform::RectPx all = window_->display_px();
    return platform::TuioArea{{double(all.x), double(all.y)},
                              {double(all.w), double(all.h)},
                              size_px(),
                              px_per_mm()};
  };
  auto tuio = platform::TuioTouch::create(address, clock, {area, [w = window_.get()] { w->wake(); }});
  if (!tuio) return tuio.error();
  base::log_info("TUIO is listened to at " + address.str());
  sources_.push_back(std::move(tuio).value());
  has_touch_ = true;
  return {};
}

base::Size Display::size_px() const {
  return {double(window_->width_px()), double(window_->height_px())};
}

double Display::now_px_per_mm() const {
  return fixed_dpi_ > 0 ? fixed_dpi_ / 25.4 : window_->px_per_mm();
}

void Display::settle() {
  px_per_mm_ = now_px_per_mm();
  if (compositor_) compositor_->damage_all();
}

std::vector<input::TouchSample> Display::touches() {
  std::vector<input::TouchSample> samples, of_one;
  for (std::size_t k = 0; k < sources_.size(); ++k) {
    of_one.clear();
    sources_[k]->poll(of_one);
    same_finger_.take(int(k), of_one, px_per_mm_, samples);
  }
  for (const input::TouchSample& s : samples)
    if (s.pointer == input::Pointer::finger) window_->note_touch();
  return samples;
}

void Display::set_title(const std::string& utf8) {
  window_->set_title(utf8.empty() ? kTitle : utf8 + " — " + kTitle);
}

pages::Voice Display::voice() {
  if (!voice_->installed()) return pages::Voice::not_installed;
  return sounds_.there() ? pages::Voice::there : pages::Voice::no_sound;
}

void Display::play(pages::Sound sound) {
  switch (sound) {
    case pages::Sound::card_out:
      return sounds_.play("message");
    case pages::Sound::refused:
      return sounds_.play("dialog-warning");
    case pages::Sound::time_over:
      return sounds_.play("complete");
  }
}

}  // namespace app
