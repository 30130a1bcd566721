#include "app/app.h"

#include <algorithm>
#include <future>

#include "app/hall_host.h"
#include "app/version.h"
#include "base/folders.h"
#include "base/log.h"
#include "base/utf8.h"
#include "pages/presentation.h"

namespace app {

namespace {
constexpr double kPaints_s = 0.02;  // so long small maps are painted before they are shown
}

using platform::Key;
using platform::KeyEvent;

base::Result<std::unique_ptr<App>> App::create(const Options& options) {
  std::unique_ptr<App> app(new App(options));
  if (auto started = app->start(); !started) return started.error();
  return app;
}

panels::IconImage App::icon(std::string_view name, int size_px) {
  panels::IconImage out;
  out.texture =
      ImTextureID(std::uintptr_t(display_->compositor().ui().icon(std::string(name), size_px)));
  return out;
}

base::Result<void> App::start() {
  // The session is read while the window opens.
  std::future<base::Result<std::unique_ptr<storage::LiveSession>>> reading;
  if (!options_.session.empty())
    reading = std::async(std::launch::async, [this] {
      return storage::LiveSession::open(ground_.files, ground_.clock, ground_.ids,
                                        options_.session);
    });
  auto typesetter = text::Typesetter::create(ground_.assets.fonts);
  if (!typesetter) return typesetter.error();
  ground_.typesetter = std::move(typesetter).value();

  const base::Path config = base::config_folder();
  auto kept = pages::load_machine_settings(ground_.files, config / "settings.json");
  if (kept)
    machine_ = *kept;
  else
    base::log_warning(kept.error().text());
  if (options_.text_scale != 1) machine_.text_scale = options_.text_scale;
  if (options_.high_contrast) machine_.high_contrast = true;
  if (options_.furigana) machine_.furigana = true;
  if (options_.reduced_motion) machine_.motion = desk::Motion::reduced;
  if (options_.mount) machine_.mount = options_.mount;
  if (!options_.lang.empty()) machine_.lang = options_.lang;
  if (options_.dpi > 0) machine_.dpi = options_.dpi;

  auto panels =
      PanelHost::create(ground_.files, ground_.assets.fonts,
                        [this](std::string_view name, int size_px) { return icon(name, size_px); });
  if (!panels) return panels.error();
  panels_ = std::move(panels).value();
  auto display = Display::create(options_, ground_.clock, *ground_.typesetter, ground_.assets);
  if (!display) return display.error();
  display_ = std::move(display).value();
  display_->set_dpi(machine_.dpi);
  display_->settle();
  stop_painter_ = std::make_unique<StopPainter>(display_->compositor());
  wall_ = std::make_unique<Wall>(display_->window(), display_->compositor(), *ground_.typesetter,
                                 ground_.assets.icons);
  leave_signals_.watch([w = &display_->window()] { w->wake(); });
  panels_->set_appearance(appearance());

  const desk::Mount as_usual = display_->has_touch() ? desk::Mount::table : desk::Mount::wall;
  pages::Surroundings around{
      ground_.files,
      ground_.clock,
      ground_.ids,
      ground_.assets,
      *ground_.typesetter,
      *display_,
      display_->pictures(),
      {options_.sessions, config / "seats.json", config / "keyboards", config / "settings.json",
       version(), machine_.mount.value_or(as_usual), base::computer_name(), config / "templates",
       base::cache_folder() / "find",
       options_.opens_hall
           ? std::nullopt
           : std::optional(pages::HallSettings{
                 config / "halls", options_.sessions / "hall-requests", options_.hall_loopback > 0,
                 std::uint16_t(options_.hall_loopback)}),
       true, options_.phone_port},
      extent(),
      machine_};
  around.look = pages::look_for(machine_);
  pages_ = std::make_unique<pages::Pages>(
      std::move(around), machine_.lang.empty() ? base::system_language() : machine_.lang);

  pages_->set_hall_maker([this] {
    return std::make_unique<HallHost>(ground_.files, ground_.clock, options_.hall,
                                      [w = &display_->window()] { w->wake(); });
  });
  panels_->screen().set_writing(&pages_->keyboard().writing_in());
  if (!options_.probe.empty()) {
    auto probe = Probe::start(options_.probe, {*display_, *panels_, *pages_, key_router_, pacer_});
    if (!probe) return probe.error();
    probe_ = std::move(probe).value();
  }
  if (options_.opens_hall) pages_->open_hall();
  if (reading.valid()) {
    auto session = reading.get();
    if (session)
      pages_->sit_down(std::move(session).value());
    else
      pages_->cannot_begin(options_.session, session.error());
  }
  return {};
}

panels::Appearance App::appearance() const {
  panels::Appearance out;
  out.px_per_mm = display_->px_per_mm();
  out.text_scale = machine_.text_scale;
  out.contrast = machine_.high_contrast ? panels::Contrast::high : panels::Contrast::normal;
  return out;
}

pages::Extent App::extent() const {
  const panels::Theme& theme = panels_->screen().theme();
  return {display_->size_px(), display_->px_per_mm(), theme.bar_height + 2 * theme.edge,
          machine_.text_scale};
}

// --- the loop

int App::run() {
  std::vector<platform::Event> events;
  while (!pages_->ended()) {
    events.clear();
    const double wait = wait_s();
    wait > 0 ? display_->window().wait(wait, events) : display_->window().poll(events);
    const double woke_s = ground_.clock.now_s();
    follow_page();
    for (const platform::Event& event : events) std::visit([this](const auto& e) { on(e); }, event);
    for (const platform::Event& event : wall_->take_events())
      std::visit([this](const auto& e) { on(e); }, event);
    touch();
    if (leave_signals_.requested()) pages_->ask_for_end();

    const double now = ground_.clock.now_s();
    pacer_.set_moving(pages_->tick(now), now);
    follow_wall();
    // In a hall a map that has just changed is seen in this very frame.
    const bool paints_on = follow_hall_pictures();
    pages::Due& due = pages_->due();
    if (pacer_.moving() || now >= display_->compositor().next_deadline_s()) due.picture = true;
    bool drawn = (due.picture || due.panels || panels_->needs_frame()) && frame();
    drawn |= wall_frame();
    if (paints_on) due.picture = true;
    const double shown_s = ground_.clock.now_s();
    if (drawn)
      pacer_.times().add((shown_s - woke_s) * 1000, shown_s, pacer_.moving());
    else
      pacer_.times().rest();
    follow_settings();
    follow_caret();
    if (probe_) probe_->answer_all();
  }
  pages_->end();
  return pages_->exit_code();
}

double App::wait_s() const {
  const pages::Due& due = pages_->due();
  if (pages_->ended() || due.panels || due.picture || panels_->pending()) return 0;
  const double deadline =
      std::min(pages_->next_deadline_s(), display_->compositor().next_deadline_s());
  return pacer_.wait_s(ground_.clock.now_s(), deadline, panels_->needs_frame());
}

void App::follow_page() {
  if (std::exchange(turn_, pages_->turn()) == pages_->turn()) return;
  std::vector<input::TouchTaker*> fingers{&pages_->keyboard()};
  std::ranges::copy(pages_->page().takers_over_panels(), std::back_inserter(fingers));
  fingers.push_back(&panels_->fingers());
  std::ranges::copy(pages_->page().touch_takers(), std::back_inserter(fingers));
  touch_router_.set_takers(std::move(fingers));
  std::vector<text::TextTaker*> keys{&pages_->keyboard(), &panels_->text()};
  std::ranges::copy(pages_->page().text_takers(), std::back_inserter(keys));
  key_router_.set_takers(std::move(keys));
  panels_->turn_page(pages_->only_panels());
  display_->compositor().damage_all();
}

void App::touch() {
  const std::vector<input::TouchSample> samples = display_->touches();
  if (samples.empty()) return;
  pages_->due().picture = true;
  if (std::ranges::any_of(samples, [](const auto& s) { return s.phase == input::Phase::down; }))
    fix_in_field();
  for (input::TouchSample s : samples) {
    if (pages_->only_panels()) s.pos_px = panels_->from_window(s.pos_px);
    touch_router_.feed(s);
  }
}

void App::follow_wall() {
  const std::string chosen = wall_->follow(pages_->presentation(), machine_.wall);
  if (!chosen.empty()) pages_->remember_wall(chosen);
  pages_->follow_stage();
  follow_page();
}

void App::follow_pictures() {
  pages::Presentation* shown = pages_->presentation();
  const canvas::Color& ground = pages_->look().ground;
  if (shown) {
    std::vector<pages::StopPicture*> all;
    for (pages::StopPicture& stop : shown->pictures().all()) all.push_back(&stop);
    if (stop_painter_->follow(all, StopPainter::size_of(shown->pictures().shape()), ground) !=
        StopPainter::Did::nothing)
      shown->pictured();
  } else if (!pages_->hall_room()) {
    (void)stop_painter_->follow({}, {1, 1}, ground);
  }
}

bool App::follow_hall_pictures() {
  pages::HallRoomPage* hall = pages_->hall_room();
  if (!hall) return false;
  const double until_s = ground_.clock.now_s() + kPaints_s;
  for (;;) {
    const StopPainter::Did did = stop_painter_->follow(
        hall->maps().pictures(), hall->maps().tile_px(), pages_->look().ground);
    if (did == StopPainter::Did::nothing) return false;
    if (did == StopPainter::Did::made) hall->pictured();
    pages_->due().picture = true;
    if (ground_.clock.now_s() >= until_s) return true;
  }
}

bool App::wall_frame() {
  pages::Presentation* shown = pages_->presentation();
  follow_pictures();
  return shown && wall_->frame(*shown, pages_->look().ground);
}

bool App::frame() {
  pages::Due& due = pages_->due();
  due.picture = false;
  if (due.panels || panels_->needs_frame()) {
    // A command may change what is to be shown: a second look in the same frame.
    for (int i = 0; i < 3 && (due.panels || i == 0); ++i) draw_panels();
  }
  Compositor::Picture picture;
  picture.page = pages_->page().picture();
  picture.ui = panels_->drawn();
  picture.ground = pages_->look().ground;
  picture.now_s = ground_.clock.now_s();
  return display_->compositor().frame(picture);
}

void App::draw_panels() {
  pages_->due().panels = false;
  panels_->frame(pages_->panels(), pages_->tr(), pages_->page().lies(display_->size_px()),
                 pacer_.panels_drawn(ground_.clock.now_s()), display_->compositor().ui());
  if (const auto copied = panels_->take_copied()) display_->window().set_clipboard(*copied);
  pages_->settle(panels_->screen().room());
  follow_page();
}

// --- what the window tells

void App::on(const platform::CompositionEvent& e) {
  key_router_.compose({e.text, e.caret, e.current_from, e.current_to});
  pages_->due().all();
}

void App::on(const platform::ScrollEvent& e) {
  const base::Vec2 at = panels_->from_window(e.pos_px);
  const bool on_panel = panels_->covers(at);
  if (on_panel)
    panels_->wheel(e.steps.y, at);
  else
    pages_->page().on_wheel(e.steps.y, e.pos_px);
  (on_panel ? pages_->due().panels : pages_->due().picture) = true;
}

void App::on(const platform::PanEvent& e) {
  pages_->page().pan(e.delta_px);
  pages_->due().picture = true;
}

void App::on(const platform::MenuEvent& e) {
  if (!panels_->covers(panels_->from_window(e.pos_px))) pages_->page().open_menu(e.pos_px);
  pages_->due().picture = true;
}

void App::on(const platform::MovedEvent&) {
  wall_->look_again();
  if (display_->is_elsewhere()) resized();
}

void App::on(const platform::RefreshEvent&) {
  display_->compositor().present_again();
  pages_->due().picture = true;
}

void App::on(const platform::FocusEvent& e) {
  if (!e.focused) panels_->release_keys();
}

void App::on(const platform::FilesDroppedEvent& e) {
  for (const std::string& path : e.paths) pages_->drop(path);
  follow_page();
}

void App::on(const platform::TextEvent& e) {
  text::TextTaker* there = key_router_.taker();
  if (!there) return;
  std::string utf8;
  base::append_code_point(utf8, e.code_point);
  there->type(utf8);
  pages_->due().all();
}

void App::on(const KeyEvent& e) {
  const bool down = e.action != KeyEvent::Action::release;
  if (down) pages_->note_key();
  if (panels_->pastes(e)) {
    if (down) panels_->ask_paste(display_->ask_clipboard());
    return;
  }
  panels_->key(e);
  platform::Window& window = display_->window();
  if (e.key == Key::f11 && e.action == KeyEvent::Action::press)
    window.set_fullscreen(!window.fullscreen());
  if (key_router_.taker() == &panels_->text()) {
    pages_->due().panels = true;
    return;
  }
  if (!down) return;
  pages_->due().all();
  if (text::TextTaker* there = key_router_.taker())
    if (const auto key = text_key(e)) {
      const auto done = there->press(*key, {e.modifiers.shift, e.modifiers.ctrl});
      if (!done.copied.empty()) window.set_clipboard(done.copied);
      if (done.known) return;
    }
  if (const auto meant = shortcut(e)) pages_->page().on_shortcut(*meant);
  if (e.modifiers.ctrl && e.key == Key::q) pages_->ask_for_end();
}

void App::on(const platform::ClipboardEvent& answer) {
  if (!panels_->paste(answer)) return pages_->page().pasted(answer);
  if (answer.found != input::ClipboardAnswer::Found::text) pages_->say_why_not(answer.found);
  pages_->due().all();
}

void App::fix_in_field() {
  const std::string text = panels_->screen().composed().text;
  if (text.empty() || !panels_->screen().wants_keyboard()) return;
  panels_->text().type(text);
  panels_->text().end_composing();
  key_router_.end_composing();
  display_->window().finish_composition();
  while (panels_->pending()) draw_panels();
}

void App::follow_caret() {
  const text::TextTaker* there = key_router_.taker();
  auto caret = there ? there->caret_px() : std::nullopt;
  if (caret && pages_->only_panels()) caret = panels_->to_window(*caret);
  display_->window().set_caret(caret);
  if (key_router_.follow()) display_->window().finish_composition();
}

void App::follow_settings() {
  const pages::MachineSettings& now = pages_->machine();
  if (now == machine_) return;
  const bool other_look = now.high_contrast != machine_.high_contrast ||
                          now.text_scale != machine_.text_scale ||
                          now.furigana != machine_.furigana;
  machine_ = now;
  display_->set_dpi(machine_.dpi);
  display_->settle();
  panels_->set_appearance(appearance());
  if (other_look) pages_->set_look(pages::look_for(machine_));
  pages_->resized(extent());
}

void App::resized() {
  const double before = display_->px_per_mm();
  display_->settle();
  if (display_->px_per_mm() != before) panels_->set_appearance(appearance());
  pages_->resized(extent());
}

}  // namespace app
