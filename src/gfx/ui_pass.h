// UiPass: draws ImGui's draw data with the stock OpenGL 3 backend, within damage rectangles only;
// owns the backend, the font texture and the textures of pictures and icons. The ImGui context that
// was current at create() must be current at every call; same thread and GL context as the Painter.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "gfx/picture.h"
#include "gfx/target.h"

struct ImDrawData;

namespace gfx {

class UiPass {
 public:
  /// `icons`: the folder assets/icons. Fails with `unavailable` when the backend does not start.
  static base::Result<std::unique_ptr<UiPass>> create(const base::Path& icons);
  ~UiPass();

  /// Makes the font texture from the context's atlas; again whenever the atlas was rebuilt. One
  /// byte a texel.
  void refresh_fonts();

  /// Draws `data` on `target` within each of `clips`.
  void draw(const ImDrawData& data, const Target& target, std::span<const RectPx> clips);

  /// A texture for ImGui::Image as an unsigned name (0 is none); lives until dropped or this ends.
  unsigned make_texture(const Picture& picture);
  void drop_texture(unsigned texture);
  /// The icon `name`, `size_px` square, white with alpha, made when first asked for; 0 if there is
  /// none.
  unsigned icon(const std::string& name, int size_px);

 private:
  explicit UiPass(base::Path icons);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gfx
