// Ui: one frame's drawing and tapping for the panels: buttons, text, papers and shadows by ImGui's
// draw list, in the theme's look. It collects the button rects (for the probe), the covered areas
// (for the touch router) and the texts drawn (for tests). Made anew for each frame; the UI
// thread's.
#pragma once

#include <imgui.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/messages.h"
#include "panels/field_writing.h"
#include "panels/fonts.h"
#include "panels/theme.h"
#include "text/text_edit.h"

namespace panels {

/// A texture of whoever paints; none: the panel draws a placeholder.
struct Picture {
  ImTextureID texture = nullptr;
  float width_px = 0, height_px = 0;
  ImVec2 uv0{0, 0}, uv1{1, 1};
};

/// A picture of assets/icons in white with alpha, to be tinted.
struct IconImage {
  ImTextureID texture = nullptr;
  ImVec2 uv0{0, 0}, uv1{1, 1};
};
/// The icon of a name at a size in px (square); without a texture where there is none.
using IconSource = std::function<IconImage(std::string_view name, int size_px)>;

/// Something to tap, in window pixels.
struct ButtonRect {
  std::string name;  // stable: "new-card", "tile-0" …
  base::Rect rect_px;
  bool enabled = true;
  /// Of a field: what is written in it; of a switch: "on" or "off"; of what shows a picture only:
  /// what it is called.
  std::string text = {};
};

/// A text as it was drawn. `shortened`: it did not fit its room.
struct DrawnText {
  std::string text;
  base::Rect rect_px, room_px;
  bool shortened = false;
  bool interface = true;  // the program's own words, which must always fit
};

/// A rectangle in px.
struct Area {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {x + w, y + h}; }
  ImVec2 centre() const { return {x + w / 2, y + h / 2}; }
  Area shrunk(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
  Area shrunk(float by_x, float by_y) const {
    return {x + by_x, y + by_y, w - 2 * by_x, h - 2 * by_y};
  }
  bool is_upright() const { return h > w * 1.1f; }
  base::Rect rect() const { return {{x, y}, {x + w, y + h}}; }
};

enum class Align { left, centre, right };
enum class Words { interface, people };
enum class ButtonKind { plain, primary, accent, quiet, selected, paper };
enum class LabelPlace { beside, below };  // the picture

class NameBubble;

struct ButtonSpec {
  std::string_view name = {};
  std::string_view icon = {};  // empty: none
  std::string label = {};      // empty: only the icon
  ButtonKind kind = ButtonKind::plain;
  bool enabled = true;
  Role role = Role::text;
  float icon_px = 0;  // 0: 6.5 mm
  Align align = Align::centre;
  std::string spoken = {};  // what it is called, where it has no label
  LabelPlace place = LabelPlace::beside;
};

/// What the frames leave behind for probe, router and tests.
struct Frame {
  std::vector<ButtonRect> buttons;
  std::vector<base::Rect> covered;
  std::vector<DrawnText> texts;
  std::optional<base::Rect> focus;  // the text field being typed in
  std::string focus_name = {};      // and what it is called
  bool moving = false;              // something still glides
  text::Composed composed;          // by an input method, for the field being typed in
};

class Ui {
 public:
  Ui(const Theme& theme, const Fonts& fonts, const IconSource& icons, const base::Messages& tr,
     Frame& frame);

  const Theme& theme;
  const base::Messages& tr;
  Frame& frame;
  Area window;  // the whole window
  /// Null: fields are written in by a machine's keyboard only.
  FieldWriting* writing = nullptr;
  /// Null: what shows a picture only says nothing.
  NameBubble* names = nullptr;
  /// The field in which a machine's keyboard writes from now on, without a touch.
  std::string_view begin_in = {};
  /// A finger pushes the list being drawn: nothing in it is tapped.
  bool scrolled = false;

  /// A window of ImGui's without any look of its own, which takes the pointer within `area`
  /// (`Pointer::passes`: draws only). Ends with end().
  enum class Pointer { taken, passes };
  /// `ground` lies under all others, `top` over whatever was touched last.
  enum class Layer { ground, back, front, top };
  void begin(const char* name, const Area& area, Layer layer = Layer::back,
             Pointer pointer = Pointer::taken);
  void end();

  /// True when tapped (down and up within). The name must be unique in the frame.
  bool button(const ButtonSpec& spec, const Area& area);
  /// A button without a look: the caller draws it. `held`: a finger is on it.
  struct Tap {
    bool tapped = false, held = false;
  };
  /// `says`: what it is called, where no words stand on it.
  Tap tap(std::string_view name, const Area& area, bool enabled = true, std::string_view says = {});
  /// The width that `spec` needs: icon, label and padding; never below a target.
  float width(const ButtonSpec& spec) const;

  /// A text field with its label above; the area is that of both. `spoken`: what it is called where
  /// it has no label.
  void field(std::string_view name, const char* label, const char* hint, std::string& value,
             const Area& area, std::string_view spoken = {});
  float field_height() const;
  /// A switch with its label, as wide as they need, at the left of `area`. True when it was
  /// flipped.
  bool toggle(std::string_view name, const std::string& label, bool& on, const Area& area);

  /// One line, vertically centred in `room`; ends in "…" when too long. Returns the width drawn.
  float line(Role role, std::string_view text, const Area& room, ImU32 color,
             Align align = Align::left, Words words = Words::interface);
  /// Lines from the top of `room`, as many as fit; returns the height drawn.
  float paragraph(Role role, std::string_view text, const Area& room, ImU32 color,
                  Align align = Align::left, Words words = Words::interface);
  float line_height(Role role) const;
  float text_width(Role role, std::string_view text) const;
  /// The height paragraph() would need for all of the text.
  float text_height(Role role, std::string_view text, float width) const;
  const ImFont& font(Role role) const { return *fonts_.font(role); }

  void icon(std::string_view name, ImVec2 centre, float size_px, ImU32 color);
  /// A filled, rounded surface; `height_mm` > 0 casts a soft shadow.
  void surface(const Area& area, ImU32 fill, float radius, float height_mm = 0, bool edge = true);
  /// The picture filling `area`, cut to its shape; rounded.
  void picture(const Picture& picture, const Area& area, float radius);
  void chevron(ImVec2 centre, float size_px, float turn_rad, ImU32 color);
  /// The mark of the house: papers sitting in a circle.
  void emblem(ImVec2 centre, float radius_px);

  void cover(const Area& area) { frame.covered.push_back(area.rect()); }

 private:
  /// As it is while the keyboard on the screen writes in it, or would once it is touched. False: it
  /// is a field for a machine's keyboard.
  bool written_field(const FieldWriting::Seen& seen, const char* hint, std::string& value,
                     const Area& box);
  /// What is composed, from `x` on where there is room, over what else the field shows.
  void draw_composed(const Area& box, float x);
  float icon_gap(const ButtonSpec& spec) const;
  /// What of it the window being drawn shows.
  base::Rect seen_of(const Area& area) const;
  void note_text(std::string_view text, const Area& drawn, const Area& room, bool shortened,
                 Words words);

  const Fonts& fonts_;
  const IconSource& icons_;
};

}  // namespace panels
