// PageStage: the program's pages without a window and without OpenGL: an ImGui context of its own, a
// disk in memory, a clock turned by hand, and one finger that taps panels and table.
#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <thread>
#include <utility>

#include "pages/pages.h"
#include "panels/screen.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/typesetter.h"

namespace support {

/// The machine round the pages: what they asked of it.
struct Machine final : pages::Outside {
  std::uint64_t ask_clipboard() override { return ++asked; }
  void copy(const std::string& utf8) override { copied = utf8; }
  void set_title(const std::string& utf8) override { title = utf8; }
  void show_file(const base::Path& file) override { shown.push_back(file); }
  bool has_sound() override { return sounds; }
  void play(pages::Sound sound) override { played.push_back(sound); }
  pages::Voice voice() override { return voice_is; }
  void read_aloud(const std::string& utf8) override { read.push_back(utf8); }
  bool silent() override { return quiet; }
  std::vector<base::Path> not_shown() override { return std::exchange(failed, {}); }
  panels::Picture make_picture(int width, int height, const std::vector<std::uint8_t>&) override {
    return {reinterpret_cast<ImTextureID>(++pictures_made), float(width), float(height)};
  }
  void drop_picture(const panels::Picture&) override { ++pictures_dropped; }
  void wake() override {}

  std::uint64_t asked = 0;
  std::uintptr_t pictures_made = 0, pictures_dropped = 0;
  std::string title, copied;
  std::vector<base::Path> shown, failed;
  bool sounds = true;
  std::vector<pages::Sound> played;
  pages::Voice voice_is = pages::Voice::there;
  bool quiet = true;
  std::vector<std::string> read;
};

/// Pictures of sessions that are ready as soon as they are wanted.
struct Pictures final : pages::SessionPictures {
  void want(std::vector<Wanted> pictures) override {
    wanted = std::move(pictures);
    fresh = !wanted.empty();
  }
  panels::Picture of(const Wanted& session) const override {
    const bool there =
        std::ranges::any_of(made, [&](const Wanted& m) { return m.session == session.session; });
    return there ? panels::Picture{ImTextureID(1), 64, 30} : panels::Picture{};
  }
  bool tick() override {
    made.insert(made.end(), wanted.begin(), wanted.end());
    return std::exchange(fresh, false);
  }
  double next_deadline_s() const override { return 1e300; }

  std::vector<Wanted> wanted, made;
  bool fresh = false;
};

/// What threads of a stage may still read when it goes: a dictionary takes longer to load than a test
/// waits for whoever loads it. Kept until the process ends.
struct Ground {
  ManualClock clock;
  MemoryFileSystem files;
  Machine machine;
};
inline Ground& new_ground() {
  static auto& all = *new std::deque<Ground>;
  return all.emplace_back();
}

class PageStage {
  Ground& ground_ = new_ground();

 public:
  explicit PageStage(const std::string& lang = "ja", const base::Path& sessions = "/s") {
    const base::AssetPaths real = base::find_assets();
    base::RealFileSystem disk;
    const auto copy = [&](const base::Path& folder) {
      const auto entries = disk.list(folder);
      REQUIRE(entries.ok());
      for (const base::FolderEntry& e : *entries)
        if (!e.is_folder) files.put(e.path, disk.read(e.path, 64u << 20).value());
    };
    for (const base::Path& folder : {real.keyboards, real.examples, real.templates, real.forms}) {
      REQUIRE(files.make_folders(folder).ok());
      copy(folder);
    }
    assets = real;
    REQUIRE(files.make_folders("/s").ok());
    REQUIRE(files.make_folders("/config").ok());
    auto made = panels::Fonts::create(
        disk_, {real.fonts / "BIZUDPGothic-Regular.ttf", real.fonts / "BIZUDPGothic-Bold.ttf", {}});
    REQUIRE(made.ok());
    fonts_ = std::move(made).value();
    context_ = ImGui::CreateContext(&fonts_->atlas());
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    screen = std::make_unique<panels::Screen>(panels::Theme(), *fonts_, panels::IconSource());
    pages = std::make_unique<pages::Pages>(
        pages::Surroundings{files,
                            clock,
                            ids,
                            assets,
                            *typesetter,
                            machine,
                            pictures,
                            {sessions, "/config/seats.json", "/config/keyboards",
                             "/config/settings.json", "1.2.3", desk::Mount::table, "machi-3"},
                            extent(96 / 25.4)},
        lang);
    screen->set_writing(&pages->keyboard().writing_in());
    settle();
  }
  ~PageStage() {
    screen->set_writing(nullptr);
    pages.reset();
    screen.reset();
    ImGui::DestroyContext(context_);
  }
  PageStage(const PageStage&) = delete;
  PageStage& operator=(const PageStage&) = delete;

  pages::Extent extent(double px_per_mm) const {
    return {window, px_per_mm, screen->theme().bar_height + 2 * screen->theme().edge};
  }

  /// Time passes, and the panels are drawn as often as the app would.
  void settle(double seconds = 0.05) {
    for (int n = 0; n < 5; ++n) {
      clock.advance(seconds / 5);
      pages->tick(clock.now_s());
      if (pages->due().panels || screen->needs_frame()) frame();
    }
  }
  /// What others' threads write and read is waited for, a minute at most. The clock goes as the real one
  /// does: were it ahead, a thread on a busy machine would be given up as one that hangs.
  template <class F>
  bool comes(F&& there) {
    const auto now = [] { return std::chrono::steady_clock::now(); };
    const auto from = now();
    for (auto told = from; !there();) {
      if (now() - from > std::chrono::minutes(1)) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      const auto before = std::exchange(told, now());
      settle(std::chrono::duration<double>(told - before).count());
    }
    return true;
  }
  template <class F>
  void until(F&& there) {
    REQUIRE(comes(there));
  }
  void frame() {
    pages->due() = {false, false};
    ImGuiIO& io = ImGui::GetIO();
    const base::Size page = pages->page().lies(window).size;
    io.DisplaySize = {float(page.w), float(page.h)};
    io.DeltaTime = 1 / 60.0f;
    io.MousePos = down_ ? ImVec2(float(at_.x), float(at_.y)) : ImVec2(-FLT_MAX, -FLT_MAX);
    io.MouseDown[0] = down_ && !lifted_;
    pages->keyboard().writing_in().finger = down_ && by_finger;
    if (screen->prepare(pages->panels(), pages->tr())) {
      unsigned char* pixels = nullptr;
      int w = 0, h = 0;
      fonts_->atlas().GetTexDataAsRGBA32(&pixels, &w, &h);
      fonts_->atlas().SetTexID(&fonts_->atlas());
    }
    ImGui::NewFrame();
    screen->draw(pages->panels(), pages->tr());
    ImGui::Render();
    pages->settle(screen->room());
  }
  bool has(const std::string& name) const {
    return std::ranges::count(screen->buttons(), name, &panels::ButtonRect::name) > 0;
  }
  /// A tap on the panels' button; it must be there.
  void tap(const std::string& name) {
    frame();
    const auto button = std::ranges::find(screen->buttons(), name, &panels::ButtonRect::name);
    REQUIRE_MESSAGE(button != screen->buttons().end(), name);
    touch_panel(button->rect_px.centre());
    settle();
  }
  /// The same, while no time passes.
  void touch_panel(base::Vec2 px) {
    at_ = px;
    down_ = true;
    frame();
    lifted_ = true;
    frame();
    down_ = lifted_ = false;
    frame();
  }
  /// A finger that goes so far from there on the panels; from what is not to be seen: nothing.
  void push(const std::string& name, base::Vec2 by) {
    frame();
    const auto button = std::ranges::find(screen->buttons(), name, &panels::ButtonRect::name);
    if (button == screen->buttons().end()) return;
    const base::Vec2 from = button->rect_px.centre();
    down_ = true;
    for (int n = 0; n <= 10; ++n) {
      at_ = from + by * (n / 10.0);
      frame();
    }
    lifted_ = true;
    frame();
    down_ = lifted_ = false;
    for (int n = 0; n < 60; ++n) frame();
  }
  /// A finger on what lies under the panels, to whoever takes it there.
  void touch(base::Vec2 px, base::Vec2 to_px) {
    for (input::TouchTaker* taker : pages->page().touch_takers()) {
      if (!taker->covers(px)) continue;
      constexpr int kSteps = 10;
      feed(*taker, input::Phase::down, px);
      for (int n = 1; n <= kSteps && !(px == to_px); ++n)
        feed(*taker, input::Phase::move, px + (to_px - px) * (double(n) / kSteps));
      settle(0.2);
      feed(*taker, input::Phase::up, to_px);
      return settle(0.5);
    }
  }
  /// A finger on a key of the keyboard that is open for a field.
  void key(const std::string& label) {
    frame();
    const auto button =
        std::ranges::find(screen->buttons(), "key-" + label, &panels::ButtonRect::name);
    REQUIRE_MESSAGE(button != screen->buttons().end(), label);
    const base::Vec2 px = button->rect_px.centre();
    REQUIRE(pages->keyboard().covers(px));
    feed(pages->keyboard(), input::Phase::down, px);
    settle(0.15);
    feed(pages->keyboard(), input::Phase::up, px);
    settle();
  }
  std::string text_in(const std::string& field) {
    frame();
    const auto there = std::ranges::find(screen->buttons(), field, &panels::ButtonRect::name);
    REQUIRE_MESSAGE(there != screen->buttons().end(), field);
    return there->text;
  }
  void write(const std::string& field, const std::string& utf8) {
    tap(field);
    ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str());
    frame();
    frame();
  }
  bool says(const std::string& part) const {
    return std::ranges::any_of(screen->texts(), [&](const panels::DrawnText& t) {
      return t.text.find(part) != std::string::npos;
    });
  }
  bool says_in(const char* english) const { return says(pages->tr()(english)); }
  /// Nobody sits at a table: null.
  const pages::Sitting* sitting() {
    const auto* table = dynamic_cast<const pages::TablePage*>(&pages->page());
    return table ? &table->sitting() : nullptr;
  }
  /// One that is there on the disk.
  base::Path put_session(const std::string& name, const std::string& title,
                         std::vector<std::string> questions = {}) {
    const base::Path path = base::Path("/s") / (name + ".json");
    auto made = storage::LiveSession::create(
        files, clock, path,
        storage::make_session({title, "", "", {}, std::move(questions)}, ids, clock.wall()));
    REQUIRE(made.ok());
    REQUIRE((*made)->close().ok());
    return path;
  }
  base::Id new_card(const std::string& words) {
    pages->page().on_shortcut(pages::Shortcut::new_card);
    auto keys = pages->page().text_takers();
    const auto there = std::ranges::find_if(keys, [](const auto* t) { return t->writing(); });
    REQUIRE(there != keys.end());
    (*there)->type(words);
    (*there)->press(text::TextKey::escape, {});
    settle();
    for (const auto& card : sitting()->board().cards)
      if (card.second.text == words) return card.first;
    FAIL("the card is not there");
    return {};
  }

  ManualClock& clock = ground_.clock;
  MemoryFileSystem& files = ground_.files;
  base::IdSource ids{clock, 5};
  base::AssetPaths assets;
  std::shared_ptr<text::Typesetter> typesetter = shared_typesetter();
  Machine& machine = ground_.machine;
  Pictures pictures;
  base::Size window{1920, 1080};
  std::unique_ptr<panels::Screen> screen;
  std::unique_ptr<pages::Pages> pages;
  bool by_finger = false;  // what taps is a finger, no mouse

 private:
  void feed(input::TouchTaker& taker, input::Phase phase, base::Vec2 px) {
    input::TouchSample s;
    s.finger = 1;
    s.phase = phase;
    s.pos_px = px;
    clock.advance(0.03);
    s.time_s = clock.now_s();
    taker.feed(s);
  }

  base::RealFileSystem disk_;
  std::unique_ptr<panels::Fonts> fonts_;
  ImGuiContext* context_ = nullptr;
  base::Vec2 at_;
  bool down_ = false, lifted_ = false;
};

}  // namespace support
