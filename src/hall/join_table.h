// JoinTable: how this table comes into a hall: six words (or a key of before), a beacon that they prove, a place. A thread
// of its own does it; the window's thread asks, and reads state(). step() is what the thread does over and over, for
// tests. It never asks a person twice: what fails by itself is tried again.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/clock.h"
#include "hall/beacon_listener.h"
#include "hall/join_call.h"
#include "hall/join_known.h"
#include "hall/words.h"

namespace hall {

/// How far it is; what stands beside it is set from `joining` on.
struct JoinState {
  enum class Step {
    idle,     // no words, and no hall known from before
    looking,  // no beacon heard that the words prove; `trouble` may say why
    joining,
    joined,
    refused,  // the hall said no: `trouble` says why; a person decides
  };
  Step step = Step::idle;
  std::string hall;
  Address hub;
  std::string certificate_pem;
  Place place;
  std::optional<base::Error> trouble;
};

class JoinTable {
 public:
  struct Parts {
    BeaconListener& listener;
    JoinCall& call;
    PrivateFiles& files;
    const base::Clock& clock;
    base::Path known_file;
    std::string table_name;
    std::function<void()> wake;  // when state() has changed; from the thread
  };
  /// What `parts` names lives longer. Fails where the file of known halls is damaged.
  static base::Result<std::unique_ptr<JoinTable>> open(const Parts& parts);
  ~JoinTable();
  JoinTable(const JoinTable&) = delete;
  JoinTable& operator=(const JoinTable&) = delete;

  void start();
  void step();

  /// Any thread, all of these. Only this hall from now on, instead of those known from before.
  void join_by(RoomKey key);
  /// Not in any hall, until join_by() or join_known().
  void leave();
  /// Into whichever hall of before is there; so it begins.
  void join_known();
  /// Of several halls that are proved this one; nothing: any.
  void choose(std::string certificate_der);
  JoinState state() const;
  const KnownHalls& known() const { return known_; }

 private:
  explicit JoinTable(const Parts& parts, KnownHalls known);
  void set_keys();
  std::optional<FoundHall> wanted() const;
  void follow(const FoundHall& hall);
  void try_hub(const FoundHall& hall);
  void take_place(const FoundHall& hall, const JoinQuestion& question, const Place& place);
  void set_state(JoinState state);

  Parts parts_;
  KnownHalls known_;
  struct Wish;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::unique_ptr<Wish> wish_;
  JoinState state_;
  double next_try_s_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace hall
