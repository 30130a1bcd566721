// SentIslands: what this table sends to other tables, until their people have answered: told again as long as the hall's news know
// nothing of it, to a hall that was started again, too. And who else is there. The window's thread.
//  1. What nobody has answered lies in the box, on the disk: after the table was closed it goes on.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "hall/sent_box.h"

namespace pages {

class SentIslands {
 public:
  static constexpr std::size_t kMostKept = 40;

  explicit SentIslands(hall::SentBox box) : box_(std::move(box)) {}

  /// One of them, and how the hall of now knows it.
  struct Sent : hall::SentIsland {
    double told_s = -1e9;
    int times = 0;           // it was told to a hall that did not know it
    bool known = false;      // to the hall, as its news say
    bool under_way = false;  // there, to some table
  };
  /// What people are told once: it was taken there, or not.
  struct Became {
    std::string plate, table;
    hall::Errand::At at = hall::Errand::At::done;
  };

  /// In the hall of this certificate from now on, with what was sent there and is not settled. The same again changes nothing.
  void enter(const std::string& hall, base::WallTime now);
  /// In no hall from now on: what was on its way is let go.
  void leave();

  /// Requires: `to` are among those there.
  void send(const hall::Dispatch& dispatch, base::Id island, const std::vector<int>& to);
  /// The hall's news. True: something is another.
  bool hear(const hall::HallNews& news, double now_s);
  /// Tells what is to be told (again), by `tell`.
  void tell(const std::function<bool(const std::string& body)>& tell, double now_s);

  /// The others that are there, as far as the hall has told of late.
  const std::vector<hall::HallNews::There>& there() const { return there_; }
  /// Nothing has come of the hall for too long. True: somebody was there.
  bool forget_there(double now_s);
  /// Newest last.
  const std::vector<Sent>& all() const { return all_; }
  std::vector<Became> take_became() { return std::exchange(became_, {}); }

 private:
  bool hear_of(Sent& sent, const hall::HallNews::Sent& told);
  void settle(Sent& sent, int place, hall::Errand::At at);
  /// Those that never got to the hall did not get there.
  void give_up(Sent& sent);
  void note(Sent& sent);

  hall::SentBox box_;
  std::string hall_;  // "": none
  std::vector<hall::HallNews::There> there_;
  std::vector<Sent> all_;
  std::vector<Became> became_;
  double heard_s_ = -1e9;
};

}  // namespace pages
