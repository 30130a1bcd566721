// PastReader: has the way of the session on the table told from its journal, in the background, and
// again where it went on meanwhile. The TimelinePart's. The window's thread.
#pragma once

#include <memory>

#include "pages/surroundings.h"
#include "storage/past_worker.h"

namespace pages {

class PastReader {
 public:
  /// `around` lives longer.
  explicit PastReader(Surroundings& around) : around_(around) {}

  void read(const base::Path& session, storage::Past::Names names);
  /// The session has changed: what was read is behind.
  void note_change() { behind_ = true; }
  /// What has been read since the last call; null: nothing.
  std::shared_ptr<const storage::Past> tick(double now_s);
  double next_deadline_s() const;
  bool reading() const { return reading_; }
  storage::Past::Names names() const { return asked_.names; }
  /// Why there is nothing to be shown; empty: there is, or it is being read.
  const std::string& why_not() const { return why_not_; }

 private:
  void ask();

  Surroundings& around_;
  storage::PastTask::Request asked_;
  bool reading_ = false, behind_ = false;
  int failed_ = 0;  // times, one after another
  double asked_s_ = 0;
  double again_s_ = 0;  // not before this
  std::string why_not_;
  std::unique_ptr<storage::PastWorker> worker_;  // since the first time
};

}  // namespace pages
