// Past: the whole way of a session as its journal tells it, and any moment of it in no time: from the
// nearest of a few sessions that were kept on the way the ops lead there. PastWorker makes it, the
// timeline shows it. Once made it never changes: any thread.
//  1. moments()[0] is where the journal begins; after that each is what people would call one change
//     (GoingOn) of something that everybody could see. What was written at the seats, and what was only
//     on the way to a later moment, belongs to the next one.
//  2. kept_[i] is the session after i × spacing_ ops.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/session.h"
#include "ops/op.h"

namespace storage {

class Past {
 public:
  struct Moment {
    base::WallTime at = 0;
    std::uint64_t op = 0;          // the number of its last op in the journal
    std::size_t ops = 0;           // how many of ours lead to it
    std::vector<base::Id> boards;  // what it changed
    bool after_hole = false;       // what stood before it in the journal cannot be read
  };
  enum class Names { kept, left_out };

  /// `journal`: its whole text; `file`: its name. With Names::left_out no moment tells who wrote or
  /// gave anything. Ops that no longer apply behind a hole are passed over. Fails with `format` where
  /// the journal does not say how the session began, and with `version`.
  static base::Result<std::shared_ptr<const Past>> told_by(std::string_view journal,
                                                           const std::string& file, Names names);

  const std::vector<Moment>& moments() const { return moments_; }
  /// The last at or before this op of the journal.
  std::size_t moment_at(std::uint64_t op) const;
  /// Requires: moment < moments().size(), here and below.
  model::Session at(std::size_t moment) const;
  /// `session`, which is that of the moment `from`, becomes that of `to`.
  void bring(model::Session& session, std::size_t from, std::size_t to) const;

 private:
  Past() = default;
  /// Of the moments those go that were only on the way to a later one.
  void drop(const std::vector<bool>& on_the_way);

  std::vector<Moment> moments_;
  std::vector<ops::Op> ops_;
  std::vector<model::Session> kept_;
  std::size_t spacing_ = 1;
};

/// A session of its own that begins as `then` was: without what waited at the seats, which is nobody
/// else's business.
model::Session begun_from(model::Session then, base::Id id, base::WallTime now);

}  // namespace storage
