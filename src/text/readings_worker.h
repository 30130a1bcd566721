// Readings on a thread of their own: loading a dictionary and reading a table's cards takes longer than
// a frame.
#pragma once

#include <string>
#include <vector>

#include "base/worker.h"
#include "text/readings.h"

namespace text {

struct ReadingsTask {
  using Engine = Readings;
  using Request = std::vector<std::string>;
  using Reply = std::vector<Rubies>;  // one for each text
  static constexpr double kLimit_s = 5;
  static base::Result<Reply> work(Engine&, const Request&);
};

using ReadingsWorker = base::Worker<ReadingsTask>;

}  // namespace text

extern template class base::Worker<text::ReadingsTask>;
