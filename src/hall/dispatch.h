// Dispatch: what a table sends to other tables, by the hall: hall.send.<slot>. HallNews: what the hall tells each table every
// five seconds and with every change: hall.news.<slot>: who else is there, and what became of what this table sent. No answer:
// what the news does not tell of has not arrived. Values; pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hall/errands.h"

namespace hall {

inline constexpr std::size_t kMostDispatchBytes = 1u << 20;
inline constexpr std::size_t kMostTold = 16;     // of what a table sent, the newest
inline constexpr std::size_t kMostUnderWay = 6;  // of a table at once: more are refused

struct Dispatch {
  Request request;      // an island
  std::vector<int> to;  // places
};
std::string text_of(const Dispatch& dispatch);
/// Fails with parse, format, too_large or version.
base::Result<Dispatch> read_dispatch(std::string_view text);

struct HallNews {
  struct There {
    int place = 0;
    std::string table;
    friend bool operator==(const There&, const There&) = default;
  };
  struct Sent {
    base::Id request;
    std::map<int, Errand::At> at;
    friend bool operator==(const Sent&, const Sent&) = default;
  };
  std::vector<There> tables;  // the others that are there now, in the order of their places
  std::vector<Sent> sent;     // oldest first, kMostTold at most
  friend bool operator==(const HallNews&, const HallNews&) = default;
};
std::string text_of(const HallNews& news);
/// Fails with parse, format, too_large or version.
base::Result<HallNews> read_news(std::string_view text);

}  // namespace hall
