// QrCode: a text as a code that phones read [ISO/IEC 18004], and how it is drawn: dark on white, with the
// quiet margin that readers want. The UI thread's.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

namespace panels {

struct QrCode {
  int side = 0;                 // modules; 0: the text is too long for a code
  std::vector<bool> dark = {};  // row by row

  bool empty() const { return side == 0; }
};

/// Of UTF-8; the code says that it is.
QrCode qr_code(const std::string& utf8);

/// How large it is with its margin, px, when it is at least `least_px`: its modules are whole pixels.
float qr_size_px(const QrCode& code, float least_px);
/// In the panel that is being drawn.
void draw_qr_code(const QrCode& code, ImVec2 at, float size_px);

}  // namespace panels
