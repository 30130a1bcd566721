#include "storage/encoding_evidence.h"

namespace storage {
namespace {

/// One character: how many bytes, and how common; a weight below 0: none at all.
struct Weighed {
  std::size_t bytes = 1;
  double weight = -1;
  bool kana = false, half_width = false, private_use = false;
};
constexpr Weighed kBroken{};
constexpr Weighed kUnused{2, -1};

constexpr bool within(unsigned c, unsigned low, unsigned high) { return c >= low && c <= high; }
constexpr Weighed pair(double weight) { return {2, weight}; }
constexpr Weighed kana_pair() { return {2, 1, true}; }

/// Code page 932: the kanji of level 1 are what is written daily; those of level 2 hardly ever, and
/// where bytes of another encoding happen to be such, they come from all over it.
Weighed shift_jis(unsigned a, unsigned b) {
  if (within(a, 0xa1, 0xdf)) {
    // Japanese with half-width kana hardly goes on with a letter at once; Big5 does all the time.
    Weighed half{1, within(b, 0x40, 0x7e) ? 0.1 : 0.6};
    half.half_width = true;
    return half;
  }
  if (!within(a, 0x81, 0x9f) && !within(a, 0xe0, 0xfc)) return kBroken;
  if (!within(b, 0x40, 0x7e) && !within(b, 0x80, 0xfc)) return kBroken;
  if (a == 0x81) return pair(1);
  if (a == 0x82)
    return within(b, 0x9f, 0xf1) ? kana_pair() : within(b, 0x4f, 0x9a) ? pair(1) : kUnused;
  if (a == 0x83) return b <= 0x96 ? kana_pair() : within(b, 0x9f, 0xd6) ? pair(0.3) : kUnused;
  if (a == 0x84) return b <= 0xbe ? pair(0.3) : kUnused;
  if (a == 0x87) return b <= 0x9c ? pair(1) : kUnused;  // ①, ㈱ … of NEC
  if (within(a, 0x89, 0x97) || (a == 0x88 && b >= 0x9f) || (a == 0x98 && b <= 0x72)) return pair(1);
  if (within(a, 0x98, 0x9f)) return pair(0.5);
  if (within(a, 0xe0, 0xea)) return pair(0.1);
  if (within(a, 0xed, 0xee) || within(a, 0xfa, 0xfb) || (a == 0xfc && b <= 0x4b)) return pair(0.6);
  if (within(a, 0xf0, 0xf9)) {
    Weighed own = pair(0);
    own.private_use = true;
    return own;
  }
  return kUnused;
}

Weighed euc_jp(unsigned a, unsigned b) {
  if (a == 0x8e && within(b, 0xa1, 0xdf)) return {2, 0.6, false, true};
  if (a == 0x8f && within(b, 0xa1, 0xfe)) return {3, 0.2};
  if (!within(a, 0xa1, 0xfe) || !within(b, 0xa1, 0xfe)) return kBroken;
  if (a == 0xa4) return b <= 0xf3 ? kana_pair() : kUnused;
  if (a == 0xa5) return b <= 0xf6 ? kana_pair() : kUnused;
  if (a <= 0xa3 || a == 0xad || within(a, 0xb0, 0xcf)) return pair(1);
  return within(a, 0xa6, 0xa8) ? pair(0.3) : within(a, 0xd0, 0xf4) ? pair(0.4) : kUnused;
}

Weighed gb18030(unsigned a, unsigned b) {
  if (within(a, 0x81, 0xfe) && within(b, 0x30, 0x39)) return {4, 0.05};
  if (!within(a, 0x81, 0xfe) || !(within(b, 0x40, 0x7e) || within(b, 0x80, 0xfe))) return kBroken;
  if (b >= 0xa1 && (a == 0xa1 || a == 0xa3 || within(a, 0xb0, 0xd7))) return pair(1);
  return b >= 0xa1 && within(a, 0xd8, 0xf7) ? pair(0.4) : pair(0.05);
}

Weighed big5(unsigned a, unsigned b) {
  if (!within(a, 0x81, 0xfe) || !(within(b, 0x40, 0x7e) || within(b, 0xa1, 0xfe))) return kBroken;
  if (within(a, 0xa1, 0xc5) || (a == 0xc6 && b <= 0x7e)) return pair(1);
  return within(a, 0xc9, 0xf9) ? pair(0.3) : pair(0);
}

Weighed euc_kr(unsigned a, unsigned b) {
  if (!within(a, 0x81, 0xfe) || !within(b, 0x41, 0xfe)) return kBroken;
  if (b >= 0xa1 && (within(a, 0xa1, 0xa3) || within(a, 0xb0, 0xc8))) return pair(1);
  return b >= 0xa1 && within(a, 0xca, 0xfd) ? pair(0.3) : pair(0.1);
}

bool ascii_letter(unsigned c) { return within(c | 0x20, 'a', 'z'); }

/// Letters with accents stand alone among plain ones.
Evidence latin_1(std::string_view bytes) {
  Evidence out;
  double sum = 0;
  const auto at = [&](std::size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (at(i) < 0x80) continue;
    ++out.characters;
    const bool alone = (i == 0 || at(i - 1) < 0x80) && at(i + 1) < 0x80;
    sum +=
        at(i) >= 0xc0 && alone && ((i > 0 && ascii_letter(at(i - 1))) || ascii_letter(at(i + 1)));
  }
  if (out.characters > 0) out.score = sum / double(out.characters);
  return out;
}

}  // namespace

Evidence evidence_for(OldEncoding encoding, std::string_view bytes) {
  if (encoding == OldEncoding::latin_1) return latin_1(bytes);
  const auto weigh = encoding == OldEncoding::shift_jis ? shift_jis
                     : encoding == OldEncoding::euc_jp  ? euc_jp
                     : encoding == OldEncoding::gb18030 ? gb18030
                     : encoding == OldEncoding::big5    ? big5
                                                        : euc_kr;
  Evidence out;
  double sum = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned a = static_cast<unsigned char>(bytes[i]);
    if (a < 0x80) {
      ++i;
      continue;
    }
    const unsigned b = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0;
    const Weighed w = weigh(a, b);
    const unsigned before = i > 0 ? static_cast<unsigned char>(bytes[i - 1]) : 0;
    i += w.bytes;
    const unsigned after = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
    if (before < 0x80 && after < 0x80)
      out.amid_letters += within(before, 'a', 'z') || within(after, 'a', 'z');
    if (w.weight < 0) {
      ++out.broken;
      continue;
    }
    ++out.characters;
    out.kana += w.kana;
    out.half_width += w.half_width;
    out.first_rows += w.half_width && a < 0xc0;
    out.private_use += w.private_use;
    sum += w.weight;
  }
  if (out.characters > 0) out.score = sum / double(out.characters);
  return out;
}

}  // namespace storage
