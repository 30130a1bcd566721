// PeopleSearch: whom a report of the session may name, looked for on a thread of its own: in a full session that
// takes longer than many frames. The PublishPart's. The window's thread.
//  1. What is found is of the session as it was after `found_after_` changes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/worker.h"
#include "pages/surroundings.h"
#include "report/people_found.h"
#include "text/personal_data.h"

namespace pages {

struct PeopleTask {
  using Engine = text::PersonalData;
  using Request = std::shared_ptr<const model::Session>;
  using Reply = report::PeopleFound;
  static constexpr double kLimit_s = 60;
  static base::Result<Reply> work(Engine&, const Request&);
};

class PeopleSearch {
 public:
  /// It lives longer.
  explicit PeopleSearch(Surroundings& around) : around_(around) {}

  /// The session has changed: what is found is behind.
  void note_change() { ++changes_; }
  /// Looks where it is behind; while it looks, and a while after, it does not begin anew. `session`: of now.
  void want(double now_s, const model::Session& session);
  /// Fetches what was found. True: there is something new.
  bool tick(double now_s);
  double next_deadline_s() const;

  /// What is found is of the session as it is.
  bool known() const { return found_after_ == changes_; }
  bool looked_once() const { return found_after_ > 0; }
  const report::PeopleFound& found() const { return found_; }
  /// Why it could not be looked for, once; empty: it could.
  std::string take_trouble();

 private:
  Surroundings& around_;
  report::PeopleFound found_;
  std::uint64_t changes_ = 1, found_after_ = 0, asked_after_ = 0;
  bool asking_ = false;
  double asked_s_ = 0, again_s_ = 0;  // again_s_: not before this
  std::string trouble_;
  std::unique_ptr<base::Worker<PeopleTask>> worker_;  // since the first time
};

}  // namespace pages

extern template class base::Worker<pages::PeopleTask>;
