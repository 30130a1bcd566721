// KkcModel: libkkc's language model: the words that a reading may begin with, and how likely words
// follow one another. The only user of libkkc's headers is its .cpp. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ime {

class KkcModel {
 public:
  using WordId = std::uint32_t;
  static constexpr WordId kUnknown = 2;  // the model's own word for words it does not know

  struct Word {
    std::string reading;
    std::string surface;
    WordId id = kUnknown;
  };

  /// Opens the model of this name where libkkc looks for it, or in `folder` (tests; empty: none).
  /// Fails with unavailable and a sentence for people when it is not there or damaged.
  static base::Result<std::unique_ptr<KkcModel>> open(const std::string& folder = "");
  ~KkcModel();
  KkcModel(const KkcModel&) = delete;
  KkcModel& operator=(const KkcModel&) = delete;

  /// Every word whose reading `text` begins with.
  std::vector<Word> words_at(std::string_view text) const;
  /// The word of this reading and surface; kUnknown if the model has none.
  WordId find(std::string_view reading, std::string_view surface) const;
  WordId start() const { return start_; }
  WordId end() const { return end_; }

  /// log10 of how likely the word is, alone and after two others.
  double likely(WordId word) const;
  double likely(WordId before_that, WordId before, WordId word) const;

 private:
  struct Handle;
  KkcModel(std::unique_ptr<Handle> handle, WordId words);
  std::unique_ptr<Handle> handle_;
  WordId words_ = 0;  // ids below it can be used
  WordId start_ = kUnknown, end_ = kUnknown;
};

}  // namespace ime
