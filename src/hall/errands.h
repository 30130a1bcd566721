// Errands: what the hall asks of its tables, carried to each of them and asked again until it says that it has it; and what
// became of it there, as the tables tell with their presence. A thread of its own carries. The link and the clock outlive it.
//  1. A table that is away gets it when it comes back, for half an hour; then nobody waits for it any more.
//  2. Of an island that nobody waits for any more the ops are let go.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "hall/presence.h"
#include "hall/request.h"

namespace hall {

/// One request, and how far it is at each of the places that it was meant for.
struct Errand {
  enum class At {
    on_its_way,
    kept,      // the table has it
    refused,   // it cannot use it
    lost,      // it could not be reached for too long
    done,      // its people did it
    declined,  // or did not want to
  };
  Request request;
  std::map<int, At> at;
};

class Errands {
 public:
  static constexpr std::size_t kMostKept = 20;
  static constexpr double kAgain_s = 3;   // between two questions at a table that did not answer
  static constexpr double kAnswer_s = 1;  // so long it has to answer
  static constexpr double kGivenUp_s = 1800;

  /// Asks a place: fails where it does not answer. Link::ask in the program.
  using Ask = std::function<base::Result<std::string>(const std::string& subject,
                                                      const std::string& body, double seconds)>;
  /// `wake` is called on the thread when something has changed. Of more than `most` the oldest are let go.
  Errands(const base::Clock& clock, Ask ask, std::function<void()> wake,
          std::size_t most = kMostKept);
  ~Errands();
  Errands(const Errands&) = delete;
  Errands& operator=(const Errands&) = delete;
  /// From now on a thread carries; tests call step() instead.
  void start();

  // Any thread.
  base::Id send(Wish wish, const std::vector<int>& places);
  /// The same of a request that has its id already; one that is known is passed over.
  void carry(Request request, const std::vector<int>& places);
  /// What this place's table says has become of them.
  void heard(int place, const Presence& presence);
  /// Oldest first.
  std::vector<Errand> all() const;
  /// The same without what is asked.
  struct Progress {
    base::Id request;
    std::map<int, Errand::At> at;
  };
  std::vector<Progress> progress() const;

  /// Carries what is due. Returns when, by the clock's now_s(), to be called again.
  double step();

 private:
  struct Kept {
    Errand errand;
    double since_s = 0;
    std::map<int, double> due_s;  // of those on their way
  };
  struct Due {
    base::Id id;
    int place = 0;
    std::string body;
  };
  std::vector<Due> due(double now_s);
  void settle(const Due& due, const base::Result<std::string>& answer);
  static void end(Kept& kept, int place);
  void run();

  const base::Clock& clock_;
  const Ask ask_;
  const std::function<void()> wake_;
  const std::size_t most_;
  mutable std::mutex mutex_;  // guards all below
  std::condition_variable condition_;
  base::IdSource ids_;
  std::vector<Kept> kept_;
  bool woken_ = false, ended_ = false;
  std::thread thread_;
};

}  // namespace hall
