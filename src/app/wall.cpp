#include "app/wall.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/log.h"
#include "pages/presentation.h"

namespace app {

using platform::Output;

namespace {

constexpr int kSmallHeight = 216;  // px of the picture at the table

/// The one people chose last, or any but the table's.
std::optional<Output> wall_of(const std::vector<Output>& all, const std::string& table,
                              const std::string& wanted) {
  std::optional<Output> out;
  for (const Output& o : all) {
    if (o.name == table) continue;
    if (!out || o.name == wanted) out = o;
  }
  return out;
}

}  // namespace

struct Wall::Gl {
  std::unique_ptr<gfx::Painter> painter;
  StageScreen screen;
  explicit Gl(std::unique_ptr<gfx::Painter> made) : painter(std::move(made)), screen(*painter) {}
};

Wall::Wall(platform::Window& table, Compositor& compositor, const text::Typesetter& typesetter,
           base::Path icons)
    : table_(table), compositor_(compositor), typesetter_(typesetter), icons_(std::move(icons)) {}

Wall::~Wall() { close(); }

void Wall::open(const Output& on) {
  auto window = platform::WallWindow::create(on);
  if (window) {
    const platform::WallWindow::Current current(**window);
    auto painter = gfx::Painter::create(typesetter_, icons_);
    if (painter) {
      gl_ = std::make_unique<Gl>(std::move(painter).value());
      window_ = std::move(window).value();
      base::log_info("the wall is " + on.name);
    } else {
      base::log_warning(painter.error().text());
    }
  } else {
    base::log_warning(window.error().text());
  }
  if (!window_) {
    refused_ = on.name;
    return;
  }
  dirty_ = true;
  pictured_ = ~0ull;
}

void Wall::tell(pages::Presentation& shown) const {
  std::optional<base::Size> px;
  if (window_) px = base::Size{double(window_->width_px()), double(window_->height_px())};
  shown.set_wall(px);
}

void Wall::close() {
  if (gl_) {
    const platform::WallWindow::Current current(*window_);
    gl_.reset();
  }
  window_.reset();
}

std::string Wall::follow(pages::Presentation* shown, const std::string& wanted) {
  if (!shown) {
    close();
    refused_.clear();
    seen_.clear();
    return {};
  }
  std::vector<std::string> names = platform::output_names();
  if (names == seen_ && !shown->wall().swap) {
    tell(*shown);
    return {};
  }
  seen_ = std::move(names);
  const std::vector<Output> all = platform::outputs();
  const std::string table = table_.output();
  std::string swapped;
  auto there = wall_of(all, table, wanted);
  if (std::exchange(shown->wall().swap, false) && there && window_) {
    close();
    table_.move_to(*there);
    there = wall_of(all, there->name, table);
    swapped = table;
    seen_.clear();
  }
  if (std::ranges::find(all, refused_, &Output::name) == all.end()) refused_.clear();
  if (window_ && (!there || there->name != window_->output())) close();
  if (!window_ && there && there->name != refused_) open(*there);
  tell(*shown);
  return swapped;
}

std::vector<platform::Event> Wall::take_events() {
  if (!window_) return {};
  std::vector<platform::Event> out = window_->take_events();
  for (const platform::Event& e : out)
    dirty_ = dirty_ || std::holds_alternative<platform::RefreshEvent>(e) ||
             std::holds_alternative<platform::ResizedEvent>(e);
  std::erase_if(
      out, [](const platform::Event& e) { return !std::holds_alternative<platform::KeyEvent>(e); });
  return out;
}

bool Wall::frame(pages::Presentation& shown, const canvas::Color& ground) {
  if (!window_) return false;
  const int w = window_->width_px(), h = window_->height_px();
  tell(shown);
  if (shown.frozen() && !dirty_) return false;
  const pages::StagePicture picture = shown.picture();
  const bool differs = dirty_ || gl_->screen.differs(picture, w, h);
  if (differs) {
    const platform::WallWindow::Current current(*window_);
    const gfx::RectPx all{0, 0, w, h};
    gl_->screen.draw(picture, {0, w, h}, h, ground, {&all, 1});
    window_->present();
    dirty_ = false;
  } else if ((picture.ahead || picture.behind) && picture.share >= 1) {
    const platform::WallWindow::Current current(*window_);
    gl_->screen.prepare(picture, ground);
  }
  // While it moves every millisecond is the move's.
  if (picture.share >= 1 && picture.number != pictured_) small_picture(shown, ground);
  return differs;
}

void Wall::small_picture(pages::Presentation& shown, const canvas::Color& ground) {
  const pages::StagePicture picture = shown.picture();
  pictured_ = picture.number;
  gfx::UiPass& ui = compositor_.ui();
  if (texture_) ui.drop_texture(std::exchange(texture_, 0));
  shown.wall().picture = {};
  if (!picture.list) return;
  const int w = std::max(1, kSmallHeight * window_->width_px() / std::max(1, window_->height_px()));
  const gfx::Picture made =
      gfx::render_to_picture(compositor_.painter(), *picture.list,
                             gfx::view_of(picture.mm, w, kSmallHeight), w, kSmallHeight, ground);
  texture_ = ui.make_texture(made);
  shown.wall().picture = {ImTextureID(std::uintptr_t(texture_)), float(w), float(kSmallHeight)};
  shown.pictured();
}

}  // namespace app
