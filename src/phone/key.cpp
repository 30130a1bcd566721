#include "phone/key.h"

#include <algorithm>
#include <random>
#include <string_view>

namespace phone {

namespace {
constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyz23456789";
constexpr std::size_t kLength = 12;
static_assert(kLetters.size() == 32);
}  // namespace

std::string make_key() {
  std::random_device random;
  std::string out;
  for (std::size_t i = 0; i < kLength; ++i) out += kLetters[random() % kLetters.size()];
  return out;
}

bool is_key(const std::string& text) {
  return text.size() == kLength && std::ranges::all_of(text, [](char c) {
           return kLetters.find(c) != std::string_view::npos;
         });
}

}  // namespace phone
