// Any bytes as a picture from a phone: refused, or cleaned into one that holds nothing but what makes the picture, and
// that stays as it is when it is cleaned again.
#include <cstdint>

#include "base/assert.h"
#include "phone/jpeg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const phone::Limits limits;
  const auto first = phone::clean_jpeg(bytes, limits);
  const auto* jpeg = std::get_if<phone::Jpeg>(&first);
  if (!jpeg) return 0;
  ASSERT(jpeg->width >= 1 && jpeg->width <= limits.photo_side, "a width that is not taken");
  ASSERT(jpeg->height >= 1 && jpeg->height <= limits.photo_side, "a height that is not taken");
  ASSERT(jpeg->bytes.size() <= bytes.size(), "it grew");
  const auto second = phone::clean_jpeg(jpeg->bytes, limits);
  const auto* again = std::get_if<phone::Jpeg>(&second);
  ASSERT(again && again->bytes == jpeg->bytes, "cleaned twice it is another");
  return 0;
}
