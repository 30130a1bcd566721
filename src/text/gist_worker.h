// Gists on a thread of their own: a dictionary takes longer to open, and a table's cards to read, than a
// frame.
#pragma once

#include <string>
#include <vector>

#include "base/worker.h"
#include "text/gist.h"

namespace text {

struct GistTask {
  using Engine = GistReader;
  using Request = std::vector<std::string>;
  using Reply = std::vector<Gist>;  // one for each text
  static constexpr double kLimit_s = 5;
  static base::Result<Reply> work(Engine&, const Request&);
};

using GistWorker = base::Worker<GistTask>;

}  // namespace text

extern template class base::Worker<text::GistTask>;
