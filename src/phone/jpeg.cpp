#include "phone/jpeg.h"

#include <cstdint>
#include <utility>

namespace phone {

namespace {

// [ITU-T T.81, table B.1]
enum Marker : unsigned {
  kBaseline = 0xC0,
  kProgressive = 0xC2,
  kHuffman = 0xC4,
  kRestart0 = 0xD0,
  kRestart7 = 0xD7,
  kBegin = 0xD8,
  kEnd = 0xD9,
  kScan = 0xDA,
  kQuantisation = 0xDB,
  kRestarts = 0xDD,
  kOwn0 = 0xE0,  // to kOwn15: what programs say of the picture: Exif, profiles, small pictures
  kOwn15 = 0xEF,
  kComment = 0xFE,
};

bool is_own(unsigned marker) { return (marker >= kOwn0 && marker <= kOwn15) || marker == kComment; }

class Walk {
 public:
  Walk(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {}

  std::variant<Jpeg, PictureTrouble> go() {
    if (bytes_.size() < 4 || byte(0) != 0xFF || byte(1) != kBegin) return trouble_;
    out_.bytes.reserve(bytes_.size());
    keep(0, 2);
    at_ = 2;
    while (!ended_)
      if (!part()) return trouble_;
    return std::move(out_);
  }

 private:
  unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
  unsigned two(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }
  void keep(std::size_t from, std::size_t count) { out_.bytes.append(bytes_, from, count); }

  /// One marker and what belongs to it. False: it is no such picture.
  bool part() {
    if (at_ >= bytes_.size() || byte(at_) != 0xFF) return false;
    while (at_ < bytes_.size() && byte(at_) == 0xFF) ++at_;  // any number of them fill
    if (at_ >= bytes_.size()) return false;
    const unsigned marker = byte(at_++);
    if (marker == kEnd) {
      ended_ = true;
      out_.bytes += "\xFF\xD9";
      return scans_ > 0;
    }
    return segment(marker);
  }

  bool segment(unsigned marker) {
    if (bytes_.size() - at_ < 2) return false;
    const std::size_t length = two(at_);
    if (length < 2 || length > bytes_.size() - at_) return false;
    const std::size_t from = std::exchange(at_, at_ + length);
    if (is_own(marker)) return true;
    if (marker >= kBaseline && marker <= kProgressive) {
      if (!frame(from, length)) return false;
    } else if (marker == kScan) {
      if (out_.width == 0 || ++scans_ > limits_.scans) return false;
    } else if (marker != kHuffman && marker != kQuantisation && marker != kRestarts) {
      return false;
    }
    out_.bytes += '\xFF';
    out_.bytes += static_cast<char>(marker);
    keep(from, length);
    if (marker == kScan) keep_scan();
    return true;
  }

  bool frame(std::size_t from, std::size_t length) {
    if (out_.width != 0 || length < 8) return false;
    const std::size_t colours = byte(from + 7);
    if (byte(from + 2) != 8 || (colours != 1 && colours != 3) || length != 8 + 3 * colours)
      return false;
    out_.height = static_cast<int>(two(from + 3));
    out_.width = static_cast<int>(two(from + 5));
    if (out_.width == 0 || out_.height == 0) return false;
    if (out_.width <= limits_.photo_side && out_.height <= limits_.photo_side &&
        std::int64_t(out_.width) * out_.height <= limits_.photo_pixels)
      return true;
    trouble_ = PictureTrouble::too_large;
    return false;
  }

  /// What is packed, up to the next marker that is none of its own.
  void keep_scan() {
    const std::size_t from = at_;
    for (; at_ + 1 < bytes_.size(); ++at_) {
      if (byte(at_) != 0xFF) continue;
      const unsigned next = byte(at_ + 1);
      if (next != 0 && (next < kRestart0 || next > kRestart7)) break;
    }
    keep(from, at_ - from);
  }

  const std::string_view bytes_;
  const Limits& limits_;
  Jpeg out_;
  PictureTrouble trouble_ = PictureTrouble::not_one;
  std::size_t at_ = 0;
  int scans_ = 0;
  bool ended_ = false;
};

}  // namespace

std::variant<Jpeg, PictureTrouble> clean_jpeg(std::string_view bytes, const Limits& limits) {
  return Walk(bytes, limits).go();
}

}  // namespace phone
