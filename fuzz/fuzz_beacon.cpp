// Any bytes as a beacon: no hall, or one whose name is one clean line; a Finder with thousands of them keeps its limits.
// And as words that somebody typed.
#include <cstdint>

#include "base/assert.h"
#include "base/utf8.h"
#include "hall/certificate.h"
#include "hall/finder.h"
#include "hall/word_sound.h"

namespace {

struct StillClock final : base::Clock {
  double now_s() const override { return 1; }
  base::WallTime wall() const override { return 0; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const StillClock clock;
  const hall::Mac key{};
  hall::Finder finder(clock);
  finder.set_keys({key});
  finder.hear(bytes, {1, 2});
  ASSERT(finder.halls().size() <= 1, "more halls than packets");
  if (const auto heard = hall::read_beacon(bytes)) {
    ASSERT(heard->says.port != 0, "a hall without a port");
    ASSERT(base::is_utf8(heard->says.hall) && hall::beacon_name(heard->says.hall) == heard->says.hall,
           "a name that is no line");
    const std::string packet = hall::beacon_packet(key, heard->says);
    const auto again = hall::read_beacon(packet);
    ASSERT(again.ok() && again->says == heard->says && hall::proved(*again, key),
           "a beacon changes when it is written and read");
    if (const auto pem = hall::pem_of_der(heard->says.certificate_der))
      ASSERT(!pem->empty(), "a certificate without text");
  }
  const std::string letters = hall::letters_of(bytes.substr(0, 400));
  for (const char c : letters) ASSERT(c >= 'a' && c <= 'z', "a letter that is none");
  ASSERT(hall::sound_of_letters(letters).size() <= letters.size(), "a sound longer than its letters");
  return 0;
}
