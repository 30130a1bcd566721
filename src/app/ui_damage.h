// UiDamage: where the panels look other than in the last frame. The window's thread.
#pragma once

#include <cstddef>
#include <vector>

#include "gfx/target.h"

struct ImDrawData;

namespace app {

class UiDamage {
 public:
  /// A texture that panels show was painted anew: its draw lists are the same, what is seen is not.
  void repainted(unsigned texture) { repainted_.push_back(texture); }
  /// Adds where `data` (null: nothing is drawn) differs from the last call's, px of the window.
  void add(const ImDrawData* data, std::vector<gfx::RectPx>& damage);

 private:
  /// What each of ImGui's draw lists drew last time, to see which changed.
  struct List {
    std::size_t hash = 0;
    gfx::RectPx bounds;
  };
  void add_lists(const ImDrawData* data, std::vector<gfx::RectPx>& damage);
  void add_repainted(const ImDrawData* data, std::vector<gfx::RectPx>& damage);

  std::vector<List> before_;
  std::vector<unsigned> repainted_;
};

}  // namespace app
