#include "storage/running_hash.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace storage {
namespace {

constexpr Hash kPrime = 1099511628211ull;
/// kPrime * kInverse == 1 modulo 2^64: a step of FNV-1a backwards.
constexpr Hash kInverse = [] {
  Hash x = kPrime;  // Newton: each step doubles the bits that are right
  for (int i = 0; i < 6; ++i) x *= 2 - kPrime * x;
  return x;
}();
static_assert(kPrime * kInverse == 1);

constexpr std::size_t kDigits = 16;

std::size_t length_of(const HashTail& tail) { return tail.key.size() + kDigits + tail.end.size(); }

Hash step(Hash h, char c) { return (h ^ static_cast<unsigned char>(c)) * kPrime; }
Hash step_back(Hash h, char c) { return (h * kInverse) ^ static_cast<unsigned char>(c); }

std::string tail_text(const HashTail& tail, Hash hash) {
  return std::string(tail.key).append(hash_text(hash)).append(tail.end);
}

/// One byte was changed, lost or added between the two.
bool one_byte_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::size_t skip = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(same + skip, a.size())) == b.substr(std::min(same + 1, b.size()));
}

/// The hashes before each byte of a text, asked for from its end to its beginning; a large text
/// must not take eight times its size for them.
class HashesBackwards {
 public:
  HashesBackwards(std::string_view text, Hash before) : text_(text) {
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i % kBlock == 0) starts_.push_back(before);
      if (i < text.size()) before = step(before, text[i]);
    }
  }
  Hash operator[](std::size_t i) {
    if (i / kBlock != block_) {
      block_ = i / kBlock;
      hashes_.assign(1, starts_[block_]);
      const std::size_t end = std::min((block_ + 1) * kBlock, text_.size());
      for (std::size_t c = block_ * kBlock; c < end; ++c)
        hashes_.push_back(step(hashes_.back(), text_[c]));
    }
    return hashes_[i % kBlock];
  }

 private:
  static constexpr std::size_t kBlock = 4096;
  std::string_view text_;
  std::vector<Hash> starts_, hashes_;
  std::size_t block_ = std::size_t(-1);
};

/// The content whose hash after `before` is `after`, one byte from `content`.
std::optional<std::string> mended_content(std::string_view content, Hash before, Hash after) {
  HashesBackwards forward(content, before);
  // `back`: what the hash has to be at byte i for the rest to lead to `after`.
  Hash back = after;
  for (std::size_t i = content.size();; --i) {
    if (const Hash lost = forward[i] ^ (back * kInverse); lost < 256)
      return std::string(content.substr(0, i)).append(1, char(lost)).append(content.substr(i));
    if (i == 0) return {};
    const Hash here = forward[i - 1];
    if (here == back)  // byte i - 1 was added
      return std::string(content.substr(0, i - 1)).append(content.substr(i));
    if (const Hash right = here ^ (back * kInverse); right < 256) {
      std::string changed(content);
      changed[i - 1] = char(right);
      return changed;
    }
    back = step_back(back, content[i - 1]);
  }
}

}  // namespace

Hash text_hash(std::string_view text, Hash so_far) {
  for (const char c : text) so_far = step(so_far, c);
  return so_far;
}

std::string hash_text(Hash hash) { return fmt::format("{:016x}", hash); }

std::optional<Hash> parse_hash(std::string_view text) {
  if (text.size() != kDigits) return {};
  Hash hash = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return hash_text(hash) == text ? std::optional(hash) : std::nullopt;
}

std::string with_hash(std::string line, Hash& hash) {
  hash = text_hash(line, hash);
  return std::move(line) + tail_text(kLineTail, hash);
}

std::optional<Hash> stated_hash(std::string_view text, const HashTail& tail) {
  if (text.size() <= length_of(tail)) return {};
  const std::string_view found = text.substr(text.size() - length_of(tail));
  if (!found.starts_with(tail.key) || !found.ends_with(tail.end)) return {};
  return parse_hash(found.substr(tail.key.size(), kDigits));
}

std::string_view hashed_part(std::string_view text, const HashTail& tail) {
  if (stated_hash(text, tail)) return text.substr(0, text.size() - length_of(tail));
  return text.ends_with('}') ? text.substr(0, text.size() - 1) : text;
}

Hash hash_after(std::string_view text, Hash before, const HashTail& tail) {
  return text_hash(hashed_part(text, tail), before);
}

std::optional<std::string> mended(std::string_view text, Hash before, const HashTail& tail) {
  const std::size_t length = length_of(tail);
  if (text.size() <= length + 1) return {};
  if (const auto stated = stated_hash(text, tail)) {
    auto content = mended_content(text.substr(0, text.size() - length), before, *stated);
    if (content) return *content + tail_text(tail, *stated);
  }
  // Or it is the tail that was hurt.
  for (const std::size_t cut : {length, length - 1, length + 1}) {
    const std::string_view content = text.substr(0, text.size() - cut);
    const std::string right = tail_text(tail, text_hash(content, before));
    if (one_byte_apart(right, text.substr(text.size() - cut))) return std::string(content) + right;
  }
  return {};
}

}  // namespace storage
