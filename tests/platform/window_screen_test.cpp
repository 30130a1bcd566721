// The window on real X servers: what it shows, what it hears, and what it says when it cannot open.
// Xlib.h comes last, for its macros.
#include "screen_fixture.h"

#include <GL/gl.h>
#include <X11/Xlib.h>

#include <thread>

using platform::Key;
using platform::RectPx;
using support::MouseScreen;
using support::Rgb;
using support::screen_or_skip;
using support::TouchScreen;
using test::Table;

namespace {

constexpr Rgb kRed{255, 0, 0}, kGreen{0, 255, 0};

void fill(Rgb c) {
  glClearColor(c.r / 255.f, c.g / 255.f, c.b / 255.f, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

template <class Screen>
bool shows(Table& table, const Screen& screen, int x, int y, Rgb color) {
  return table.until([&] { return screen.pixel(x, y) == color; });
}

base::Error refusal() {
  const base::RealClock clock;
  auto window = platform::Window::create({}, clock);
  REQUIRE(!window.ok());
  return window.error();
}

// Sets a variable of the environment for the life of this object.
class Setting {
 public:
  Setting(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Setting() { ::unsetenv(name_); }

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("window: the damaged rectangles are shown, to the pixel where no more is copied") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  fill(kRed);
  table.window->present_all();
  REQUIRE(shows(table, *screen, 400, 300, kRed));
  REQUIRE(table.window->keeps_back_buffer());
  fill(kGreen);
  const RectPx damage[] = {{100, 50, 40, 30}, {700, 500, 200, 200}};
  table.window->present(damage);
  REQUIRE(shows(table, *screen, 799, 599, kGreen));
  CHECK(screen->pixel(100, 50) == kGreen);
  CHECK(screen->pixel(139, 79) == kGreen);
  CHECK(screen->pixel(700, 500) == kGreen);
  // Mesa 25's software OpenGL copies all of it.
  const Rgb rest = screen->pixel(400, 300);
  CHECK((rest == kRed || rest == kGreen));
  for (const auto& [x, y] : {std::pair{99, 50}, {100, 49}, {140, 79}, {139, 80}, {699, 500}})
    CHECK(screen->pixel(x, y) == rest);
  table.window->present({});
  CHECK(screen->pixel(400, 300) == rest);
  table.window->present_all();  // the back buffer was green all the time
  CHECK(shows(table, *screen, 400, 300, kGreen));
}

TEST_CASE("window: has OpenGL 3.3 and knows its size and scale") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table(640, 480);
  CHECK(table.window->width_px() == 640);
  CHECK(table.window->height_px() == 480);
  CHECK(table.window->px_per_mm() > 40 / 25.4);
  CHECK(table.window->px_per_mm() < 600 / 25.4);
  CHECK(table.window->gl_description().find("OpenGL") != std::string::npos);
  CHECK((platform::Window::get_proc_address("glDrawElementsInstanced") != nullptr));
}

TEST_CASE("window: says when it is resized, and shows all of the new size") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table(640, 480);
  Display* other = XOpenDisplay(screen->display().c_str());
  XResizeWindow(other, table.window->native().window, 900, 700);
  XSync(other, False);
  REQUIRE(table.until([&] { return table.window->width_px() == 900; }));
  const auto resized = table.all<platform::ResizedEvent>();
  REQUIRE(!resized.empty());
  CHECK(resized.back().height_px == 700);
  glViewport(0, 0, 900, 700);
  fill(kGreen);
  table.window->present_all();
  CHECK(shows(table, *screen, 899, 699, kGreen));
  XCloseDisplay(other);
}

TEST_CASE("window: asks for a refresh when something uncovers it") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  fill(kRed);
  table.window->present_all();
  REQUIRE(shows(table, *screen, 50, 50, kRed));
  Display* other = XOpenDisplay(screen->display().c_str());
  XSetWindowAttributes own{};
  own.override_redirect = True;
  const ::Window cover =
      XCreateWindow(other, DefaultRootWindow(other), 0, 0, 200, 200, 0, CopyFromParent, InputOutput,
                    nullptr, CWOverrideRedirect, &own);
  XMapRaised(other, cover);
  XSync(other, False);
  table.turn();
  table.events.clear();
  XDestroyWindow(other, cover);
  XSync(other, False);
  REQUIRE(table.until([&] { return !table.all<platform::RefreshEvent>().empty(); }));
  table.window->present_all();
  CHECK(shows(table, *screen, 50, 50, kRed));
  XCloseDisplay(other);
}

TEST_CASE("window: keys and typed text arrive in order, with their modifiers") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  screen->move_pointer(400, 300);  // without a window manager the keyboard follows the pointer
  screen->type("Ab, 7!\n");
  screen->press_key("z", {"Control_L"});
  screen->press_key("F11");
  const auto pressed = [&] {
    std::vector<Key> keys;
    for (const auto& k : table.all<platform::KeyEvent>())
      if (k.action == platform::KeyEvent::Action::press && k.key != Key::shift &&
          k.key != Key::ctrl)
        keys.push_back(k.key);
    return keys;
  };
  REQUIRE(table.until([&] { return !pressed().empty() && pressed().back() == Key::f11; }));
  std::u32string text;
  for (const auto& t : table.all<platform::TextEvent>()) text += t.code_point;
  CHECK(text == U"Ab, 7!");  // neither Enter nor Ctrl+Z are text
  const auto keys = pressed();
  CHECK(keys[0] == Key::a);
  CHECK(std::find(keys.begin(), keys.end(), Key::enter) != keys.end());
  bool undo = false;
  for (const auto& k : table.all<platform::KeyEvent>())
    undo |= k.key == Key::z && k.modifiers.ctrl && !k.modifiers.shift;
  CHECK(undo);
}

TEST_CASE(
    "window: the mouse's left button is one contact, the others are the map's and the menu's") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  screen->drag_pointer(100, 100, 300, 200, 0.2);
  REQUIRE(table.until(
      [&] { return !table.clicks.empty() && table.clicks.back().phase == input::Phase::up; }));
  CHECK(table.clicks.front().phase == input::Phase::down);
  CHECK(table.clicks.front().pointer == input::Pointer::mouse);
  CHECK(base::distance(table.clicks.front().pos_px, {100, 100}) < 1.5);
  CHECK(base::distance(table.clicks.back().pos_px, {300, 200}) < 1.5);
  for (const auto& s : table.clicks) CHECK(s.finger == table.clicks.front().finger);
  CHECK(table.touches.empty());

  screen->move_pointer(400, 300);
  screen->button(4, true);
  screen->button(4, false);
  screen->button(3, true);
  screen->button(3, false);
  screen->button(2, true);
  screen->move_pointer(450, 320);
  screen->button(2, false);
  REQUIRE(table.until([&] { return !table.all<platform::PanEvent>().empty(); }));
  CHECK(table.all<platform::PanEvent>().back().delta_px.x == doctest::Approx(50).epsilon(0.05));
  REQUIRE(table.all<platform::ScrollEvent>().size() == 1);
  CHECK(table.all<platform::ScrollEvent>()[0].steps.y == 1);
  REQUIRE(table.all<platform::MenuEvent>().size() == 1);
  CHECK(base::distance(table.all<platform::MenuEvent>()[0].pos_px, {400, 300}) < 1.5);
  CHECK(table.clicks.back().phase == input::Phase::up);
}

TEST_CASE("window: runs on Xvfb with a mouse") {
  auto screen = screen_or_skip<MouseScreen>(1024, 768);
  if (!screen) return;
  Table table;
  CHECK(table.touch->devices().empty());
  fill(kGreen);
  table.window->present_all();
  CHECK(shows(table, *screen, 400, 300, kGreen));
  screen->drag_pointer(100, 100, 300, 200, 0.2);
  REQUIRE(table.until(
      [&] { return !table.clicks.empty() && table.clicks.back().phase == input::Phase::up; }));
  CHECK(table.clicks.back().pos_px == base::Vec2{300, 200});
  screen->move_pointer(400, 300);
  screen->type("x");
  CHECK(table.until([&] { return table.all<platform::TextEvent>().size() == 1; }));
}

TEST_CASE("window: wake ends a wait, the present one and the next") {
  auto screen = screen_or_skip<MouseScreen>(640, 480);
  if (!screen) return;
  Table table(320, 240);
  table.until([&] { return !table.events.empty(); });
  std::vector<platform::Event> out;
  table.window->wake();
  table.window->wait(3000, out);  // a wake that got lost is a test that never ends
  std::thread other([&] { table.window->wake(); });
  table.window->wait(3000, out);
  other.join();
}

TEST_CASE("window: full screen covers the display and comes back to the old size") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table(640, 480);
  table.window->set_fullscreen(true);
  CHECK(table.until([&] { return table.window->width_px() == 1024; }));
  CHECK(table.window->fullscreen());
  table.window->set_fullscreen(false);
  CHECK(table.until([&] { return table.window->width_px() == 640; }));
}

TEST_CASE("window: without a display it says so and what to do") {
  SUBCASE("none named") {
    ::unsetenv("DISPLAY");
    const auto error = refusal();
    CHECK(error.code == base::ErrorCode::unavailable);
    CHECK(error.message.english().find("DISPLAY is not set") != std::string::npos);
  }
  SUBCASE("a Wayland desktop without XWayland") {
    ::unsetenv("DISPLAY");
    const Setting wayland("WAYLAND_DISPLAY", "wayland-0");
    const auto error = refusal();
    CHECK(error.code == base::ErrorCode::unavailable);
    CHECK(error.message.english().find("Wayland without XWayland") != std::string::npos);
  }
  SUBCASE("one that is not there") {
    ::setenv("DISPLAY", ":4711", 1);
    const auto error = refusal();
    CHECK(error.message.english().find("\":4711\" cannot be opened") != std::string::npos);
    CHECK(error.message.english().find("xvfb-run") != std::string::npos);
  }
}

TEST_CASE("window: with too old an OpenGL it says which one it found and what to do") {
  auto screen = screen_or_skip<MouseScreen>(640, 480);
  if (!screen) return;
  const Setting old("MESA_GL_VERSION_OVERRIDE", "2.1");
  const auto error = refusal();
  CHECK(error.code == base::ErrorCode::unavailable);
  CHECK(error.message.english().find("OpenGL 3.3 is needed, and this display has: 2.1") !=
        std::string::npos);
  CHECK(error.message.english().find("LIBGL_ALWAYS_SOFTWARE=1") != std::string::npos);
}

TEST_CASE("window: with no OpenGL at all it says so") {
  auto made = MouseScreen::create(640, 480, {"-extension", "GLX"});
  if (!made) return;
  ::setenv("DISPLAY", (*made)->display().c_str(), 1);
  const auto error = refusal();
  CHECK(error.message.english().find("this display has: none") != std::string::npos);
  CHECK(error.message.english().find("libgl1-mesa-dri") != std::string::npos);
}
