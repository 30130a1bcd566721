// FingerIds: ids that no two sources ever give twice. Private to platform.
#pragma once

#include "input/touch.h"

namespace platform {

class FingerIds {
 public:
  enum class Source : input::FingerId { touch = 1, mouse = 2, tuio = 3 };
  explicit FingerIds(Source source) : source_(static_cast<input::FingerId>(source)) {}
  input::FingerId next() { return (++count_ << 2) | source_; }

 private:
  input::FingerId source_;
  input::FingerId count_ = 0;
};

}  // namespace platform
