// Fonts: ImGui's atlas with BIZ UDPGothic at the theme's sizes, holding only the characters that
// are shown. need() marks characters; refresh() adds the new ones. The atlas belongs to this
// object, so that several ImGui contexts may share it; it must outlive them. The UI thread's.
#pragma once

#include <imgui.h>

#include <array>
#include <bitset>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "panels/glyph_reserve.h"
#include "panels/theme.h"

namespace panels {

/// small, label, text, card, heading and title are sizes; strong is text in bold. Headings and titles
/// are bold and hold, as labels do, only the interface's own texts (Kind::interface; Kind::title), card
/// only texts of cards (Kind::card).
enum class Role { small, label, text, strong, card, heading, title };
inline constexpr int kRoles = 7;

struct FontFiles {
  base::Path regular, bold;
  /// Opened only when a character is in neither of them (e.g. NotoSansCJK-Regular.ttc).
  std::vector<base::Path> fallbacks;
};

class Fonts {
 public:
  /// Reads the two files. Fails as reading does, or with `format` for what is no font. `files` must
  /// live as long: fallback fonts are read when they are first needed.
  static base::Result<std::unique_ptr<Fonts>> create(base::FileSystem& files,
                                                     const FontFiles& names);
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  enum class Kind { people, card, interface, title };
  /// Marks the characters of `utf8` as shown; emoji and others past U+FFFF can't be, and are drawn
  /// as 〓.
  void need(std::string_view utf8, Kind kind = Kind::people);
  /// True when need() met new characters, or `theme` has other sizes: refresh() has something to
  /// do.
  bool stale(const Theme& theme) const;
  /// Adds the new characters, or builds the whole atlas (at first, for other sizes, or when the
  /// room for additions is used up). True: upload the texture anew (atlas().GetTexDataAsRGBA32,
  /// SetTexID). Call between frames only; ImFont pointers from before are then invalid.
  bool refresh(const Theme& theme);

  ImFontAtlas& atlas() { return atlas_; }
  ImFont* font(Role role) const;
  /// The glyphs held now, over all sizes.
  int glyph_count() const;

 private:
  Fonts() = default;
  void build(const Theme& theme);
  /// False when the reserve is full.
  bool add_missing();
  const TypeFace* face_with(ImWchar c, Role role);
  const std::bitset<0x10000>& set_of(Role role) const;

  base::FileSystem* files_ = nullptr;
  std::unique_ptr<TypeFace> regular_, bold_;
  std::vector<base::Path> fallback_names_;  // not opened yet
  std::vector<std::unique_ptr<TypeFace>> fallbacks_;
  std::bitset<0x10000> needed_, needed_large_, needed_card_, needed_title_, hopeless_;
  bool new_characters_ = true;
  std::array<float, 5> sizes_{};
  std::array<ImFont*, kRoles> fonts_{};
  // ImGui keeps pointers to these until the atlas is cleared.
  std::array<ImVector<ImWchar>, kRoles> ranges_;
  ImFontAtlas atlas_;
  GlyphReserve reserve_;
};

}  // namespace panels
