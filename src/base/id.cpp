#include "base/id.h"

#include <random>

namespace base {

std::string Id::str() const {
  static const char* digits = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out;
}

std::optional<Id> Id::parse(std::string_view text) {
  if (text.size() != 36) return {};
  Id id;
  std::size_t at = 0;
  const auto digit = [&](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      if (text[at++] != '-') return {};
    }
    const int hi = digit(text[at]), lo = digit(text[at + 1]);
    if (hi < 0 || lo < 0) return {};
    id.bytes[i] = std::uint8_t(hi * 16 + lo);
    at += 2;
  }
  return id;
}

struct IdSource::Random {
  explicit Random(std::uint64_t seed) : bits(seed) {}
  std::mt19937_64 bits;
};

IdSource::IdSource(const Clock& clock, std::optional<std::uint64_t> seed)
    : clock_(clock),
      random_(std::make_unique<Random>(
          seed ? *seed : std::random_device{}() * 0x9e3779b97f4a7c15ull + std::random_device{}())) {
}
IdSource::~IdSource() = default;

Id IdSource::next() {
  // 48 bits of time, then a 12-bit counter within the millisecond (RFC 9562, method 1).
  WallTime now = clock_.wall();
  if (now <= last_ms_) {
    now = last_ms_;
    if (++counter_ > 0xfff) {
      counter_ = 0;
      ++now;
    }
  } else {
    counter_ = 0;
  }
  last_ms_ = now;
  Id id;
  for (std::size_t i = 0; i < 6; ++i)
    id.bytes[i] = std::uint8_t(std::uint64_t(now) >> (8 * (5 - i)));
  id.bytes[6] = std::uint8_t(0x70 | (counter_ >> 8));
  id.bytes[7] = std::uint8_t(counter_ & 0xff);
  const std::uint64_t r = random_->bits();
  for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = std::uint8_t(r >> (8 * i));
  id.bytes[8] = std::uint8_t((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

}  // namespace base
