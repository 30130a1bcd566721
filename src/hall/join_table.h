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
#include <vector>

#include "base/clock.h"
#include "hall/beacon_listener.h"
#include "hall/join_call.h"
#include "hall/join_known.h"
#include "hall/words.h"

namespace hall {

struct JoinState {
  enum class Step {
    idle,     // no words, and no hall known from before
    looking,  // no beacon heard that the words prove; `trouble` may say why
    joining,
    joined,
    refused,  // the hall said no: `trouble` says why; it is asked again now and then
  };
  Step step = Step::idle;
  // From `joining` on:
  std::string hall;
  Address hub;
  std::string certificate_der, certificate_pem;
  Place place;  // joined
  std::optional<base::Error> trouble;
};

class JoinTable {
 public:
  /// All of it lives longer.
  struct Parts {
    BeaconListener& listener;
    JoinCall& call;
    PrivateFiles& files;
    const base::Clock& clock;
    const WordList& words;
    base::Path known_file;
    std::string table_name;
    std::function<void()> wake;  // when state() has changed; from the thread
  };
  /// Fails where the file of known halls is damaged. Begins as join_known().
  static base::Result<std::unique_ptr<JoinTable>> open(const Parts& parts);
  ~JoinTable();
  JoinTable(const JoinTable&) = delete;
  JoinTable& operator=(const JoinTable&) = delete;

  void start();
  void step();

  /// Any thread, all of these. Only the hall of these words from now on, instead of those known from before.
  void join_by(const RoomWords& words);
  /// Into whichever hall of before is there.
  void join_known();
  /// Not in any hall, until join_by() or join_known().
  void leave();
  /// Of several halls that are proved this one; "": any.
  void choose(std::string certificate_der);
  JoinState state() const;
  std::vector<KnownHall> known() const;

 private:
  struct Wish {
    enum class Kind { none, known, words } kind = Kind::known;
    RoomWords words{};
    std::string chosen;
    bool fresh = true;  // nobody has looked at it yet
  };
  JoinTable(const Parts& parts, KnownHalls known);
  void wish_for(Wish::Kind kind, const RoomWords& words);
  /// The wish as it is now; where it is another, all begins anew.
  Wish take_wish();
  void begin(const Wish& wish);
  std::optional<FoundHall> wanted(const std::vector<FoundHall>& halls,
                                  const std::string& chosen) const;
  /// True: it is joined, and nothing needs to be asked.
  bool stays(const std::vector<FoundHall>& halls, const std::optional<FoundHall>& wanted,
             const std::string& chosen);
  void look(const std::vector<FoundHall>& halls, bool by_words);
  void ask(const FoundHall& hall);
  void take_place(const FoundHall& hall, JoinState state);
  void set_state(JoinState state);

  const Parts parts_;
  KnownHalls known_;          // changed by the thread alone, under mutex_
  std::vector<RoomKey> keys_;  // that are tried now; the thread's
  double next_try_s_ = 0;     // the thread's
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Wish wish_;
  JoinState state_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace hall
