// Request: what the hall asks of tables: hall.to.<slot>, hall.to.all. A table answers `kept` once it has it on its disk, and
// tells later, with its presence, what became of it. Values; pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "model/session.h"
#include "ops/op.h"

namespace hall {

inline constexpr int kRequestVersion = 1;
inline constexpr std::size_t kMostRequestBytes = 4u << 20;
inline constexpr std::size_t kMostRequestText = 2000;  // bytes of a message, a question, a card

/// Go to this step of the agenda.
struct NextStep {
  int step = 0;
};
struct AskQuestion {
  std::string text;
};
struct Say {
  std::string text;
};
/// For the tray, with where it comes from.
struct CardFromAfar {
  std::string text;
  std::string origin;                    // a table's name, or the hall's
  base::Id origin_session, origin_card;  // nil: it was written for this
};
/// An island of another table as a copy: ops that add its cards and the island, with ids of their own.
struct IslandFromAfar {
  std::string plate, origin;
  base::Id origin_session;
  std::vector<ops::Op> ops;  // for board nil: the one that is open
};
/// So much time for all, from the moment it is carried out; 0: the clock is stopped.
struct GiveTime {
  double seconds = 0;
  std::string what_for;
};
/// To a table: its session is open at another one, too.
struct AlsoOpenAt {
  base::Id session;
  std::string other_table;
};

using Wish =
    std::variant<NextStep, AskQuestion, Say, CardFromAfar, IslandFromAfar, GiveTime, AlsoOpenAt>;

struct Request {
  base::Id id;
  base::WallTime at = 0;  // by the hall's clock: only shown
  Wish wish;
};

std::string text_of(const Request& request);
/// Fails with parse, format, too_large or version.
base::Result<Request> read_request(std::string_view text);

enum class RequestAnswer {
  kept,       // it is on the table's disk
  refused,    // the table cannot use it: it has no session, or does not know what is asked
  malformed,  // no request
  trouble,    // the table's disk does not take it: ask again
};
std::string text_of(RequestAnswer answer, base::Id request);
base::Result<RequestAnswer> read_request_answer(std::string_view text, base::Id request);

}  // namespace hall
