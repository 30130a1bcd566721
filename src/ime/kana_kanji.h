// The KanaKanji seam: a reading in hiragana becomes kanji and kana. KkcConverter does it by libkkc;
// tests bring fakes. One object is used from one thread only (a Worker's); it shares
// nothing with others of its kind that it could not share between threads.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ime/vocabulary.h"

namespace ime {

struct ConversionRequest {
  std::string reading;  // UTF-8, hiragana; other characters are passed through
  /// Where segments must end, in code points from the start, growing: {3, 7} fixes [0, 3) and
  /// [3, 7); what follows the last one is divided freely. Empty: all freely.
  std::vector<std::size_t> boundaries;
  std::shared_ptr<const Words> words;  // may be null
};

struct Segment {
  std::string reading;
  /// Best first, each once; the reading itself and its katakana are always among them.
  std::vector<std::string> candidates;
  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Conversion {
  /// Their readings together are the reading asked for. Empty for an empty reading only.
  std::vector<Segment> segments;
  /// The whole reading in one piece, best first, each once; the reading itself and its katakana are
  /// always among them. whole[0] is the segments' first candidates together.
  std::vector<std::string> whole;
};

class KanaKanji {
 public:
  /// The longest reading that is converted, in code points.
  static constexpr std::size_t kMostKana = 200;

  virtual ~KanaKanji() = default;
  /// Converts. Fails with invalid for boundaries that do not grow or lie outside, with too_large
  /// for a reading of more than kMostKana, with encoding for one that is not UTF-8.
  virtual base::Result<Conversion> convert(const ConversionRequest&) = 0;
};

}  // namespace ime
