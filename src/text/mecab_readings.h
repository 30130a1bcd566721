// MecabReadings: readings by MeCab and the IPA dictionary (Debian: mecab-ipadic-utf8), which need not be
// there. One thread at a time.
#pragma once

#include <memory>
#include <optional>

#include "base/file_system.h"
#include "text/readings.h"

namespace text {

class MecabReadings final : public Readings {
 public:
  /// The dictionary's folder, where this machine has one.
  static std::optional<base::Path> dictionary(base::FileSystem& files);
  /// Fails with `unavailable` without a dictionary that can be used.
  static base::Result<std::unique_ptr<Readings>> open(base::FileSystem& files);
  ~MecabReadings() override;
  base::Result<Read> of(std::string_view text, const OwnReadings& own) override;

 private:
  struct Handles;
  explicit MecabReadings(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

}  // namespace text
