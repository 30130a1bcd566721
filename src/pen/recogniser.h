// InkRecogniser: the seam behind which handwriting becomes characters. ZinniaRecogniser does it
// with zinnia and tegaki's Japanese model, character by character; tests bring fakes. One object is
// used from one thread only, but no two objects share anything: a worker thread may have its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "pen/ink_characters.h"

namespace pen {

class InkRecogniser {
 public:
  static constexpr std::size_t kMostCandidates = 10;

  virtual ~InkRecogniser() = default;
  /// The characters of a card's ink, line by line from the left. Strokes with positions that are no
  /// numbers are passed over. Fails with too_large for more than kMostCharacters.
  static constexpr std::size_t kMostCharacters = 120;
  virtual base::Result<std::vector<InkCharacter>> recognise(
      const std::vector<model::InkStroke>& ink) = 0;
};

/// Each character's first candidate, without spaces or line ends.
std::string best_text(const std::vector<InkCharacter>& characters);

/// Knows kanji, hiragana (voiced ones too) and digits; hardly any katakana, no small kana and no
/// Latin letters: its model has none.
class ZinniaRecogniser final : public InkRecogniser {
 public:
  /// Where Debian's tegaki-zinnia-japanese has it.
  static constexpr const char* kModel = "/usr/share/tegaki/models/zinnia/handwriting-ja.model";

  /// Fails with unavailable where the model is missing (says which package brings it) or damaged:
  /// zinnia itself would read beyond its end.
  static base::Result<std::unique_ptr<InkRecogniser>> open(base::FileSystem& files,
                                                           const base::Path& model = kModel);
  ~ZinniaRecogniser() override;

  base::Result<std::vector<InkCharacter>> recognise(
      const std::vector<model::InkStroke>& ink) override;

 private:
  struct Parts;
  explicit ZinniaRecogniser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace pen
