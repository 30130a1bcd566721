#include "panels/qr_code.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace panels {

namespace {

constexpr int kQuiet = 4;           // modules on each side
constexpr unsigned kUtf8Mark = 26;  // the number of UTF-8 among the encodings [AIM ECI]

}  // namespace

QrCode qr_code(const std::string& utf8) {
  const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(0, QR_ECLEVEL_M),
                                                                &QRinput_free);
  if (!input || utf8.empty() || QRinput_appendECIheader(input.get(), kUtf8Mark) != 0 ||
      QRinput_append(input.get(), QR_MODE_8, int(utf8.size()),
                     reinterpret_cast<const unsigned char*>(utf8.data())) != 0)
    return {};
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(QRcode_encodeInput(input.get()),
                                                             &QRcode_free);
  if (!made) return {};
  QrCode out{made->width, {}};
  for (int i = 0; i < made->width * made->width; ++i) out.dark.push_back((made->data[i] & 1) != 0);
  return out;
}

float qr_size_px(const QrCode& code, float least_px) {
  const float modules = float(code.side + 2 * kQuiet);
  return modules * std::max(1.0f, std::ceil(least_px / modules));
}

void draw_qr_code(const QrCode& code, ImVec2 at, float size_px) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  at = {std::floor(at.x), std::floor(at.y)};
  const float module = std::floor(size_px / float(code.side + 2 * kQuiet));
  list.AddRectFilled(at, {at.x + size_px, at.y + size_px}, IM_COL32_WHITE);
  for (int y = 0; y < code.side; ++y)
    for (int x = 0; x < code.side;) {
      const auto is_dark = [&](int column) {
        return column < code.side && code.dark[std::size_t(y * code.side + column)];
      };
      int to = x;
      while (is_dark(to)) ++to;
      if (to > x) {
        const float left = at.x + float(x + kQuiet) * module,
                    top = at.y + float(y + kQuiet) * module;
        list.AddRectFilled({left, top}, {left + float(to - x) * module, top + module},
                           IM_COL32_BLACK);
      }
      x = to + 1;
    }
}

}  // namespace panels
