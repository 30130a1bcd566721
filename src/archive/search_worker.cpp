#include "archive/search_worker.h"

#include "base/overloaded.h"
#include "base/worker_definition.h"

namespace archive {

namespace {

constexpr double kPiece_s = 0.3;  // whoever searches meanwhile waits so long

base::Result<SearchTask::Reply> with_progress(Archive& archive, base::Result<Progress> progress) {
  if (!progress) return progress.error();
  const auto known = archive.known();
  if (!known) return known.error();
  return SearchTask::Reply{*progress, *known, {}};
}

}  // namespace

base::Result<SearchTask::Reply> SearchTask::work(Engine& archive, const Request& request) {
  return std::visit(base::Overloaded{[&](Look) { return with_progress(archive, archive.look()); },
                                     [&](ReadSome) {
                                       return with_progress(archive, archive.read_some(kPiece_s));
                                     },
                                     [&](const Search& search) -> base::Result<Reply> {
                                       if (!archive.is_open()) return Reply{};
                                       auto answer = archive.search(search.asked, search.limit);
                                       if (!answer) return answer.error();
                                       return Reply{{}, {}, std::move(*answer)};
                                     }},
                    request);
}

}  // namespace archive

template class base::Worker<archive::SearchTask>;
