// A folder of sessions searched on a thread of its own, while the index is made: whoever shows it asks one thing
// after another, and is never kept waiting for long.
#pragma once

#include <variant>

#include "archive/archive.h"
#include "base/worker.h"

namespace archive {

struct SearchTask {
  using Engine = Archive;
  /// Which files have changed; a piece of them; or what has these words.
  struct Look {};
  struct ReadSome {};
  struct Search {
    std::string asked;
    std::size_t limit = 0;
  };
  using Request = std::variant<Look, ReadSome, Search>;
  struct Reply {
    Progress progress;  // of Look and ReadSome
    Known known;
    Answer answer;  // of Search
  };
  static constexpr double kLimit_s = 60;  // a large folder on a slow disk
  static base::Result<Reply> work(Engine&, const Request&);
};

using SearchWorker = base::Worker<SearchTask>;

}  // namespace archive

extern template class base::Worker<archive::SearchTask>;
