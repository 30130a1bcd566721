// Readings on a thread of their own: loading a dictionary and reading a table's cards takes longer than
// a frame.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/worker.h"
#include "text/readings.h"

namespace text {

struct ReadingsTask {
  using Engine = Readings;
  struct Request {
    std::vector<std::string> texts;
    std::shared_ptr<const OwnReadings> own;
  };
  using Reply = std::vector<Read>;  // one for each text
  static constexpr double kLimit_s = 5;
  static base::Result<Reply> work(Engine&, const Request&);
};

using ReadingsWorker = base::Worker<ReadingsTask>;

}  // namespace text

extern template class base::Worker<text::ReadingsTask>;
