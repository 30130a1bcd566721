// KkcConverter: KanaKanji by libkkc's language model, an SKK dictionary and the vocabulary. Opened
// and used in the worker's thread; see kana_kanji.h.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/file_system.h"
#include "ime/kana_kanji.h"

namespace ime {

struct KkcOptions {
  /// Where sorted3's files lie; empty: where libkkc looks for them.
  std::string model_folder;
  /// An SKK dictionary; a missing one means fewer words, and fewer readings for the vocabulary.
  base::Path dictionary = "/usr/share/skk/SKK-JISYO.L";
};

class KkcConverter final : public KanaKanji {
 public:
  static constexpr std::size_t kMostCandidates = 40;
  static constexpr std::size_t kMostWhole = 12;

  /// Fails with unavailable when libkkc's model is not there or damaged. A dictionary that can't be
  /// read is no failure: see dictionary_error().
  static base::Result<std::unique_ptr<KanaKanji>> open(base::FileSystem&, const KkcOptions& = {});
  ~KkcConverter() override;

  base::Result<Conversion> convert(const ConversionRequest&) override;
  /// Why there is no dictionary, if there is none.
  const std::optional<base::Error>& dictionary_error() const;

 private:
  struct Parts;
  explicit KkcConverter(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ime
