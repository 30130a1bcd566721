#include "app/app.h"

#include <fmt/core.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <future>

#include "app/version.h"
#include "base/log.h"
#include "platform/display.h"
#include "platform/mouse_source.h"
#include "platform/xi_touch.h"

namespace app {

namespace {
// A little faster than most displays; without vertical sync the program paces itself.
constexpr double kAnimationFrame_s = 1.0 / 75;
constexpr double kSaveLook_s = 0.2;
}  // namespace

App::App(const Options& options) : options_(options), assets_(base::find_assets()) {}

App::~App() {
  probe_.reset();
  sitting_.reset();
  worker_.reset();
  start_page_.reset();
  screen_.reset();
  compositor_.reset();
  if (imgui_) ImGui::DestroyContext(imgui_);
  fonts_.reset();
  sources_.clear();
}

base::Result<std::unique_ptr<App>> App::create(const Options& options) {
  std::unique_ptr<App> app(new App(options));
  if (auto started = app->start(); !started) return started.error();
  return app;
}

base::Result<void> App::start() {
  // The session is read while the window opens.
  std::future<base::Result<std::unique_ptr<storage::LiveSession>>> reading;
  if (!options_.session.empty())
    reading = std::async(std::launch::async, [this] {
      return storage::LiveSession::open(files_, clock_, ids_, options_.session);
    });
  auto typesetter = text::Typesetter::create(assets_.fonts);
  if (!typesetter) return typesetter.error();
  typesetter_ = std::move(typesetter).value();

  platform::WindowOptions window;
  window.title = "車座 Kurumaza";
  window.fullscreen = options_.fullscreen;
  if (options_.width_px > 0) {
    window.width_px = options_.width_px;
    window.height_px = options_.height_px;
  }
  auto opened = platform::Window::create(window, clock_);
  if (!opened) return opened.error();
  window_ = std::move(opened).value();
  leave_signals_.watch([w = window_.get()] { w->wake(); });
  base::log_info(window_->gl_description());
  px_per_mm_ = options_.dpi > 0 ? options_.dpi / 25.4 : window_->px_per_mm();

  auto touch =
      platform::XiTouch::create(window_->native(), clock_, [w = window_.get()] { w->wake(); });
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

  const panels::FontFiles names{assets_.fonts / "BIZUDPGothic-Regular.ttf",
                                assets_.fonts / "BIZUDPGothic-Bold.ttf",
                                {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"}};
  auto fonts = panels::Fonts::create(files_, names);
  if (!fonts) return fonts.error();
  fonts_ = std::move(fonts).value();
  imgui_ = ImGui::CreateContext(&fonts_->atlas());
  setup_imgui_io();

  auto stage = Compositor::create(*window_, *typesetter_, assets_.icons);
  if (!stage) return stage.error();
  compositor_ = std::move(stage).value();

  if (options_.high_contrast) look_ = canvas::Look::high_contrast();
  panels::Appearance appearance;
  appearance.px_per_mm = px_per_mm_;
  appearance.text_scale = options_.text_scale;
  appearance.contrast = options_.high_contrast ? panels::Contrast::high : panels::Contrast::normal;
  screen_ = std::make_unique<panels::Screen>(
      panels::Theme(appearance), *fonts_, [this](std::string_view name, int size_px) {
        panels::IconImage icon;
        icon.texture =
            ImTextureID(std::uintptr_t(compositor_->ui().icon(std::string(name), size_px)));
        return icon;
      });
  panel_fingers_ = std::make_unique<PanelFingers>(*screen_);
  panel_text_ = std::make_unique<PanelText>(*screen_, panel_keys_);
  router_.set_takers({panel_fingers_.get()});
  key_router_.set_takers({panel_text_.get()});
  set_language(options_.lang.empty() ? base::system_language() : options_.lang);

  if (!options_.probe.empty()) {
    auto probe = ProbeServer::start(options_.probe, [w = window_.get()] { w->wake(); });
    if (!probe) return probe.error();
    probe_ = std::move(probe).value();
  }
  start_seats();
  start_page_ =
      std::make_unique<StartPage>(files_, *compositor_, *typesetter_, options_.sessions,
                                  assets_.fonts, clock_, [w = window_.get()] { w->wake(); });
  auto table = reading.valid() ? reading.get()
                               : base::Result<std::unique_ptr<storage::LiveSession>>(nullptr);
  if (table && *table) {
    sit_down(std::move(table).value());
  } else {
    start_page_->refresh(tr_);
    // Whoever double-clicked a file sees no terminal.
    if (!table) {
      cannot_open(options_.session, table.error());
      exit_code_ = 1;
    }
  }
  return {};
}

void App::set_language(const std::string& lang) {
  tr_ = base::Messages(lang, assets_.locale.string());
  look_.unnamed_plate = tr_("(no plate yet)");
  if (sitting_) {
    sitting_->scene.set_look(look_);
    sitting_->table.set_messages(tr_);
    sitting_->desk.tr = tr_;
    if (sitting_->seats) sitting_->seats->set_language();
  }
  if (start_page_ && !sitting_) start_page_->refresh(tr_);
  ui_dirty_ = true;
  if (compositor_) compositor_->damage_all();
}

// --- the loop

int App::run() {
  std::vector<platform::Event> events;
  while (!quit_) {
    events.clear();
    const double wait = wait_time();
    wait > 0 ? window_->wait(wait, events) : window_->poll(events);
    const double woke_s = clock_.now_s();
    for (const platform::Event& e : events) handle(e);
    touch();
    if (leave_signals_.requested()) quit_ = true;

    const double now = clock_.now_s();
    animating_ = false;
    if (sitting_) {
      animating_ = sitting_->table.tick(now);
      sitting_->open->tick(now);
      sitting_->seats->tick(now);
      if (sitting_->seats->take_dirty()) {
        frame_due_ = true;
        panes_.clear();
        sitting_->seats->draw(look_, panes_);
        // What the panels say of the seats, and where they leave them room.
        if (hint_for(*sitting_, keys_) != hint_ || sitting_->seats->open_seats() != open_seats_ ||
            sitting_->seats->handles() != handles_)
          ui_dirty_ = true;
      }
      watch_saving(now);
      carry_out_wishes();
    } else if (start_page_->tick()) {
      ui_dirty_ = true;
    }
    if (toasts_.tick(now)) ui_dirty_ = true;
    if (now >= compositor_->next_deadline_s()) frame_due_ = true;
    if (animating_) {
      frame_due_ = true;
      next_animation_s_ = now + kAnimationFrame_s;
    }
    if (frame_due_ || ui_dirty_ || screen_->needs_frame() || panels_wait()) {
      if (frame()) frame_times_.add((clock_.now_s() - woke_s) * 1000);
    }
    follow_caret();
    // After the frame: what is answered can be seen.
    if (probe_) probe_->answer_all([this](const std::string& line) { return answer_probe(line); });
  }
  (void)leave_table();  // at the end nothing keeps it
  return exit_code_;
}

double App::wait_time() const {
  if (quit_ || ui_dirty_ || frame_due_ || panels_wait()) return 0;
  const double now = clock_.now_s();
  double until = 1e300;
  if (animating_ || screen_->needs_frame())
    until = std::max(next_animation_s_, last_panel_frame_s_ + kAnimationFrame_s);
  until = std::min({until, toasts_.next_deadline_s(), compositor_->next_deadline_s()});
  if (!sitting_) until = std::min(until, start_page_->next_deadline_s());
  if (sitting_) {
    until = std::min({until, sitting_->open->next_deadline_s(), sitting_->table.next_deadline_s(),
                      sitting_->seats->next_deadline_s()});
    if (save_state_.kind != storage::SaveState::Kind::saved &&
        save_state_.kind != storage::SaveState::Kind::read_only)
      until = std::min(until, now + kSaveLook_s);
    else
      until = std::min(until, now + 2.0);  // a vanished folder shows within two seconds
  }
  return std::clamp(until - now, 0.0, 3600.0);
}

bool App::on_panel(base::Vec2 px) const { return panel_fingers_->covers(px); }

void App::touch() {
  std::vector<input::TouchSample> samples;
  for (auto& source : sources_) source->poll(samples);
  if (samples.empty()) return;
  frame_due_ = true;
  if (std::ranges::any_of(samples, [](const auto& s) { return s.phase == input::Phase::down; }))
    fix_in_field();
  for (const input::TouchSample& s : samples) {
    if (s.pointer == input::Pointer::finger) window_->note_touch();
    router_.feed(s);
  }
}

bool App::frame() {
  const double now = clock_.now_s();
  frame_due_ = false;
  if (ui_dirty_ || screen_->needs_frame() || panels_wait()) {
    // A command may change what is to be shown: a second look in the same frame.
    for (int i = 0; i < 3 && (ui_dirty_ || i == 0); ++i) run_panels();
    last_panel_frame_s_ = now;
  }
  Compositor::Picture picture;
  picture.ground = look_.ground;
  picture.now_s = now;
  picture.ui = ImGui::GetDrawData();
  overlay_ = {};
  if (sitting_) {
    sitting_->table.draw(overlay_);
    picture.scene = &sitting_->scene;
    picture.camera = &sitting_->camera;
    picture.overlay = &overlay_;
    picture.panes = &panes_;
  }
  return compositor_->frame(picture);
}

void App::run_panels() {
  ui_dirty_ = false;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {float(window_->width_px()), float(window_->height_px())};
  io.DeltaTime = float(std::clamp(clock_.now_s() - last_panel_frame_s_, 1e-4, 0.1));
  const PanelPointer::State pointer = panel_fingers_->pointer().next_frame();
  io.MousePos = pointer.present ? ImVec2(float(pointer.pos_px.x), float(pointer.pos_px.y))
                                : ImVec2(-FLT_MAX, -FLT_MAX);
  io.MouseDown[0] = pointer.down;
  panel_keys_.next_frame(io);

  panels::Commands commands;
  if (sitting_) {
    const panels::TableView view = table_view(*sitting_, saving_, toasts_, files_view_, keys_, tr_);
    hint_ = view.hint;
    open_seats_ = sitting_->seats->open_seats();
    handles_ = sitting_->seats->handles();
    if (screen_->prepare(view, tr_)) compositor_->ui().refresh_fonts();
    ImGui::NewFrame();
    screen_->draw(view, tr_, commands);
  } else {
    panels::StartView& view = start_page_->view();
    view.today = base::local_date(clock_.wall());
    view.example = files_.exists(assets_.examples / "example.json");
    view.version = version();
    view.files = files_view_;
    view.toasts = toasts_.shown();
    if (screen_->prepare(view, tr_)) compositor_->ui().refresh_fonts();
    ImGui::NewFrame();
    screen_->draw(view, tr_, commands);
  }
  ImGui::Render();
  if (sitting_) {
    const double bar = window_->height_px() - screen_->free_px().max.y;
    if (bar < window_->height_px() / 2) sitting_->desk.bar_px = bar;
    place_seats();
  }
  for (const panels::Command& command : commands) carry_out(command);
  // The frame after this one moves what a command has set going.
  if (!commands.empty()) ui_dirty_ = frame_due_ = true;
}

void App::resized() {
  if (sitting_) {
    // The same part of the map stays in the middle, and where all was in sight all of it is.
    const bool all = sitting_->table.view().shows_all();
    sitting_->camera.window_px = {double(window_->width_px()), double(window_->height_px())};
    if (all) sitting_->table.view().show_all(clock_.now_s());
  }
  if (options_.dpi <= 0) px_per_mm_ = window_->px_per_mm();
  compositor_->damage_all();
  ui_dirty_ = frame_due_ = true;
}

}  // namespace app
