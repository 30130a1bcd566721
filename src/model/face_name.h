// What the five faces of a questionnaire say, once for the form, the charts and the tables. Pure.
#pragma once

#include <algorithm>
#include <array>

#include "base/sentence.h"

namespace model {

/// 1 the worst, 5 the best; in the words of the source, which whoever shows it translates.
inline const char* face_name(int value) {
  static constexpr std::array<const char*, 5> kNames{base::msgid("Bad"), base::msgid("Not so good"),
                                                     base::msgid("So-so"), base::msgid("Good"),
                                                     base::msgid("Very good")};
  return kNames[static_cast<std::size_t>(std::clamp(value, 1, 5) - 1)];
}

}  // namespace model
