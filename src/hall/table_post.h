// TablePost: what tables send one another goes by the hall: it takes dispatches, has them carried as errands, and tells each table
// who else is there and what became of what it sent. The window's thread, but for the carrying. What is asked of and told to
// tables goes by two functions that outlive it.
//  1. A dispatch that came twice is carried once.
//  2. No table has more than kMostUnderWay of them on their way, so that one gone wild fills nothing.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>

#include "hall/dispatch.h"
#include "hall/mail.h"

namespace hall {

class TablePost {
 public:
  /// Says it at a subject and waits for nothing. Link::tell in the program.
  using Tell =
      std::function<base::Result<void>(const std::string& subject, const std::string& body)>;
  TablePost(const base::Clock& clock, Errands::Ask ask, Tell tell, std::function<void()> wake);
  /// From now on a thread carries; tests call step() instead.
  void start() { errands_.start(); }
  double step() { return errands_.step(); }

  /// What came at hall.send.<slot>: the table of that place sends it. Nothing else is looked at.
  void take(const Letter& letter, const Presences& presences);
  /// What this place's table says has become of what it got.
  void heard(int place, const Presence& presence) { errands_.heard(place, presence); }
  /// Tells those tables that are there what is due.
  void tell(const Presences& presences);

 private:
  struct Origin {
    base::Id request;
    std::vector<int> refused;  // the places that it does not go to
  };
  struct Told {
    HallNews news;
    double at_s = -1e9;
  };
  HallNews news_for(int place, const Presences& presences,
                    const std::vector<Errands::Progress>& progress) const;
  void note(int from, Origin origin);

  const base::Clock& clock_;
  const Tell tell_;
  Errands errands_;
  std::map<int, std::deque<Origin>> sent_;  // by place, oldest first
  std::map<int, Told> told_;
};

}  // namespace hall
