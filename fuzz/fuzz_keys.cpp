// Any bytes as a keyboard layout, and then as touches on it: either an error that says where, or a
// keyboard whose keys are apart and large enough, that no samples bring out of order.
#include <cstdint>
#include <cstring>

#include "base/assert.h"
#include "keys/key_file.h"
#include "keys/keyboard.h"

namespace {

double number(const std::uint8_t* bytes) {
  double value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

void touch(keys::Keyboard& keyboard, const std::uint8_t* data, std::size_t size) {
  std::vector<input::KeyAction> out;
  double now = 0;
  for (std::size_t i = 0; i + 4 <= size; i += 4) {
    const auto phase = input::Phase(data[i] % 4);
    base::Vec2 pos{double(data[i + 1]), double(data[i + 2]) - 60};
    double t = now += data[i + 3] / 256.0;
    if (data[i] >= 250 && i + 12 <= size) pos.x = number(data + i + 4);
    if (data[i] >= 253 && i + 12 <= size) t = number(data + i + 4);
    keyboard.feed(data[i] / 4 % 8, phase, pos, t, out);
    if (data[i + 3] % 16 == 0) keyboard.set_writing(keys::Keyboard::Writing(data[i + 1] % 3));
    ASSERT(!keyboard.view().page.empty(), "a keyboard shows no page");
  }
  for (input::FingerId finger = 0; finger < 8; ++finger) {
    keyboard.feed(finger, input::Phase::up, {}, now, out);
    ASSERT(!keyboard.knows(finger), "a finger stays behind");
  }
  for (const input::KeyAction& action : out)
    ASSERT(action.text.empty() == (action.kind > input::KeyAction::Kind::text),
           "an action has a text that it should not have, or none");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Touches come behind the first byte 0, which no layout has.
  const auto* end = size ? static_cast<const std::uint8_t*>(std::memchr(data, 0, size)) : nullptr;
  const std::size_t length = end ? std::size_t(end - data) : size;
  const std::string_view text(reinterpret_cast<const char*>(data), length);
  auto layout = keys::parse_key_layout(text, "fuzz.keys.json");
  if (!layout) {
    ASSERT(!layout.error().message.empty(), "an error says nothing");
    ASSERT(layout.error().context.starts_with("fuzz.keys.json"), "an error names no file");
    return 0;
  }
  auto layouts = std::make_shared<keys::KeyLayouts>();
  layouts->layouts.push_back(std::move(layout).value());
  const keys::KeyLayout& page = layouts->layouts.front();
  const base::Size least = keys::smallest_panel(page);
  for (const auto& key : page.keys) {
    const base::Rect rect = keys::key_rect(page, key, least);
    ASSERT(rect.width() > keys::kSmallestKeyMm - 1e-6, "a key is too narrow");
    ASSERT(rect.height() > keys::kSmallestKeyMm - 1e-6, "a key is too low");
    for (const auto& other : page.keys)
      ASSERT(&other == &key ||
                 !rect.grown(-1e-6).intersects(keys::key_rect(page, other, least).grown(-1e-6)),
             "two keys lie over one another");
  }
  auto keyboard = keys::Keyboard::create(layouts, "ja", least);
  ASSERT(keyboard.ok(), "a layout does not fit on its smallest panel");
  if (end) touch(*keyboard, end + 1, size - length - 1);
  return 0;
}
