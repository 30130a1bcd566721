// Rules: how often phones may ask and write. Pure: the clock is handed in; the door's thread.
//  1. What is kept of phones and addresses is bounded, whoever knocks.
#pragma once

#include <map>
#include <string>

#include "phone/limits.h"

namespace phone {

/// So many in a second, and a few at once.
class Bucket {
 public:
  /// Takes one, where one is there.
  bool take(double now_s, double per_s, double burst);
  /// Nothing has been taken for so long that it is full again.
  bool full(double now_s, double per_s, double burst) const;

 private:
  double used_ = 0;
  double then_s_ = 0;
};

enum class Verdict {
  yes,
  later,  // too fast: the same again after a while
  never,  // this phone has written as much as one may
  full,   // there is no room for more, of whatever phone
};

class Rules {
 public:
  explicit Rules(const Limits& limits) : limits_(limits) {}

  /// A request from this address is to be looked at at all.
  bool admits(const std::string& address, double now_s);
  /// The phone may write one more card, which is then counted; `there`: so many there are of all.
  Verdict card(const std::string& phone, std::size_t there, double now_s);
  Verdict points(const std::string& phone, double now_s);
  /// As card(), of a picture; `there`: so many came of all.
  Verdict photo(const std::string& phone, std::size_t there, double now_s);
  Verdict sheet(const std::string& phone, double now_s);
  /// It asked how things stand.
  void seen(const std::string& phone, double now_s);
  /// How many phones have asked for something within the last `within_s`.
  std::size_t here(double now_s, double within_s) const;
  const Limits& limits() const { return limits_; }

 private:
  struct Phone {
    Bucket cards, points, photos;
    std::size_t written = 0;  // cards
    std::size_t taken = 0;    // pictures
    double seen_s = -1e9;
  };
  /// Null: there are as many as there may be.
  Phone* find(const std::string& phone, double now_s);

  const Limits limits_;
  std::map<std::string, Phone> phones_;
  std::map<std::string, Bucket> addresses_;
};

}  // namespace phone
