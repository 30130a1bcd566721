// What a headless writer told in its log, and Truth: one session through many writers that were
// killed, against which what lies on the disk is held. One thread.
#pragma once

#include <optional>

#include "storage/open_session.h"
#include "stress/stress.h"

namespace stress {

struct Told {
  struct TakenOp {
    std::uint64_t seq;
    double ms;  // when it was about to be recorded
    std::string json;
  };
  std::optional<model::Session> start;  // nothing: it did not get as far
  std::uint64_t open_seq = 0;           // the last op of `start`
  std::vector<TakenOp> ops;
  /// Everything up to that op was said to be saved; nothing: not even the session.
  std::optional<std::uint64_t> saved;
  std::string refused;
  std::vector<std::string> states;  // "failing …"
  bool closed = false, kept = false;
};
Told read_log(const base::Path& log);

/// Milliseconds on the clock of the writers' logs.
double log_now_ms();

class Truth {
 public:
  explicit Truth(base::Path session) : path_(std::move(session)) {}

  /// Holds the disk against what `told` said until `ended_ms`, when the writer came to its end;
  /// what has come back is the truth from then on. False: nothing more can be tried on it. `how`:
  /// for messages, enough to do it again.
  bool check(const Told& told, double ended_ms, const std::string& how, Account& account);
  /// The same for a copy of the files elsewhere, which changes nothing here.
  bool check_copy(const base::Path& copy, const Told& told, double ended_ms, const std::string& how,
                  Account& account) const;

 private:
  struct Compared {
    bool ok = false;
    std::optional<model::Session> session;
    std::uint64_t seq = 0;
  };
  Compared compare(const base::Path& path, const Told& told, double ended_ms,
                   const std::string& how, Account& account) const;
  bool compare_journal(const base::Path& path, const Told& told, std::uint64_t last,
                       const std::string& how, Account& account) const;

  base::Path path_;
  std::optional<model::Session> session_;  // as it was found last
  std::uint64_t seq_ = 0;
};

/// Up to this age an op may be missing when nobody said that it was saved.
inline constexpr double kPromisedMs = 100;

}  // namespace stress
