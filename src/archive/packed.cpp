#include "archive/packed.h"

#include <algorithm>

namespace archive {

namespace {

void put_number(std::string& out, std::size_t n) {
  for (; n >= 0x80; n >>= 7) out += char((n & 0x7f) | 0x80);
  out += char(n);
}
void put_text(std::string& out, const std::string& text) {
  put_number(out, text.size());
  out += text;
}
void put_id(std::string& out, const model::Id& id) {
  out.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty() || wrong_; }
  bool is_wrong() const { return wrong_; }

  std::size_t number() {
    std::size_t out = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const auto byte = std::uint8_t(take(1)[0]);
      out |= std::size_t(byte & 0x7f) << shift;
      if (byte < 0x80) return out;
    }
    wrong_ = true;
    return 0;
  }
  std::string text() {
    const std::size_t size = number();
    if (size > rest_.size()) wrong_ = true;
    return wrong_ ? std::string() : std::string(take(size));
  }
  model::Id id() {
    model::Id out;
    const std::string_view bytes = take(out.bytes.size());
    std::ranges::copy(bytes, out.bytes.begin());
    return out;
  }

 private:
  /// Zeros where there are not so many.
  std::string_view take(std::size_t size) {
    static constexpr std::string_view kZeros{"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16};
    if (size > rest_.size()) {
      wrong_ = true;
      return kZeros.substr(0, size);
    }
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }

  std::string_view rest_;
  bool wrong_ = false;
};

}  // namespace

std::string packed(const std::vector<Thing>& things) {
  std::string out;
  for (const Thing& thing : things) {
    put_number(out, std::size_t(thing.kind));
    put_id(out, thing.id);
    put_id(out, thing.board);
    put_text(out, thing.text);
    put_text(out, thing.island);
  }
  return out;
}

std::optional<std::vector<Thing>> unpacked(std::string_view bytes) {
  std::vector<Thing> out;
  Reader reader(bytes);
  while (!reader.at_end()) {
    const std::size_t kind = reader.number();
    if (kind > std::size_t(Kind::card)) return {};
    Thing thing;
    thing.kind = Kind(kind);
    thing.id = reader.id();
    thing.board = reader.id();
    thing.text = reader.text();
    thing.island = reader.text();
    out.push_back(std::move(thing));
  }
  if (reader.is_wrong()) return {};
  return out;
}

}  // namespace archive
