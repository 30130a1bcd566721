// Wall: another screen's window while something is presented: opened when one is there, closed when it is
// pulled out, painted in its own context; and a small picture of what it shows, for the table. The window's
// thread. What must agree:
//  1. `gl_` is made, used and destroyed while the wall's own context is current.
//  2. The presentation knows of a wall exactly while `window_` is there.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/compositor.h"
#include "platform/wall_window.h"

namespace pages {
class Presentation;
}

namespace app {

class Wall {
 public:
  /// All live longer.
  Wall(platform::Window& table, Compositor& compositor, const text::Typesetter& typesetter,
       base::Path icons);
  ~Wall();

  /// Opens or closes the window as `shown` (null: nothing is presented) and the screens ask. `wanted`: the
  /// output that was the wall last. Returns the one that people have made it by swapping; empty: none.
  std::string follow(pages::Presentation* shown, const std::string& wanted);
  /// Paints what differs and shows it. True when something did.
  bool frame(pages::Presentation& shown, const canvas::Color& ground);
  /// The table's window is on another screen, perhaps.
  void look_again() { seen_.clear(); }
  /// Keys that its window got.
  std::vector<platform::Event> take_events();

 private:
  struct Gl;
  void open(const platform::Output& on);
  void tell(pages::Presentation& shown) const;
  void close();
  void small_picture(pages::Presentation& shown, const canvas::Color& ground);

  platform::Window& table_;
  Compositor& compositor_;
  const text::Typesetter& typesetter_;
  const base::Path icons_;
  std::unique_ptr<platform::WallWindow> window_;
  std::unique_ptr<Gl> gl_;
  std::string refused_;  // an output that took no window: not asked again while it is there
  std::vector<std::string> seen_;   // the screens that were there when it was last looked
  bool dirty_ = true;               // it is to be painted whatever it shows
  unsigned texture_ = 0;            // the small picture
  std::uint64_t pictured_ = ~0ull;  // what of
};

}  // namespace app
