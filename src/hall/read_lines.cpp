#include "hall/read_lines.h"

#include <utility>

namespace hall {

void LineInbox::put(const std::function<void(Taken&)>& what) {
  bool was_empty = false;
  {
    const std::scoped_lock guard(mutex_);
    was_empty = taken_.lines.empty() && taken_.troubles.empty();
    what(taken_);
  }
  if (was_empty && wake_) wake_();
}

void LineInbox::take(const ReadLines& lines) {
  put([&](Taken& taken) { taken.lines.push_back(lines); });
}

void LineInbox::say(const OpSubject& from, ReadTrouble trouble) {
  put([&](Taken& taken) { taken.troubles.push_back({from, trouble}); });
}

LineInbox::Taken LineInbox::fetch() {
  const std::scoped_lock guard(mutex_);
  return std::exchange(taken_, {});
}

}  // namespace hall
