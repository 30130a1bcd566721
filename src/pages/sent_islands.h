// SentIslands: what this table sends to other tables, until the hall has it and tells what became of it: told again as long as the hall's
// news know nothing of it. And who else is there. The window's thread; it ends with the program, and what the hall has by then
// arrives all the same.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hall/dispatch.h"

namespace pages {

class SentIslands {
 public:
  static constexpr std::size_t kMostKept = 40;

  /// One of them.
  struct Sent {
    base::Id request, island;  // of this table
    std::string plate;
    std::map<int, std::string> tables;     // whom it was sent to, by place
    std::map<int, hall::Errand::At> at{};  // how far it is there
    std::string body{};                    // as it is told; empty: it is on its way nowhere
    double told_s = -1e9;
    int times = 0;       // it was told
    bool known = false;  // to the hall, as its news say
  };
  /// What people are told once: it was taken there, or not.
  struct Became {
    std::string plate, table;
    hall::Errand::At at = hall::Errand::At::done;
  };

  /// Requires: `to` are among those there.
  void send(const hall::Dispatch& dispatch, base::Id island, const std::vector<int>& to);
  /// The hall's news. True: something is another.
  bool hear(const hall::HallNews& news, double now_s);
  /// Tells what is to be told (again), by `tell`.
  void tell(const std::function<bool(const std::string& body)>& tell, double now_s);

  /// The others that are there, as far as the hall has told of late.
  const std::vector<hall::HallNews::There>& there() const { return there_; }
  /// In another hall, or none, from now on.
  void leave();
  /// Nothing has come of the hall for too long. True: somebody was there.
  bool forget_there(double now_s);
  /// Newest last.
  const std::vector<Sent>& all() const { return all_; }
  std::vector<Became> take_became() { return std::exchange(became_, {}); }

 private:
  void settle(Sent& sent, int place, hall::Errand::At at);

  std::vector<hall::HallNews::There> there_;
  std::vector<Sent> all_;
  std::vector<Became> became_;
  double heard_s_ = -1e9;
};

}  // namespace pages
