// HallTable: this table in its hall for as long as the program runs, whatever page is shown: the hall found and joined, the
// open session's journal sent there, presence told, requests kept until people have dealt with them. The window's thread; what
// waits for networks has threads of its own, and nothing here ever waits for them.
//  1. The line is that of the place which was joined last. Only leaving, or another hall, ends it.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hall/beacon_udp.h"
#include "hall/join_table.h"
#include "hall/private_files.h"
#include "hall/request_box.h"
#include "pages/hall_line.h"
#include "pages/sent_islands.h"

namespace pages {

/// How it stands, for whoever shows it.
struct HallStanding {
  enum class Kind {
    none,     // in no hall, nor looking for one
    looking,  // for one that is known, or whose words were typed
    joining,  // asked for a place, or on the way in with it
    refused,  // the hall said no; it is asked again now and then
    away,     // joined, and the hall cannot be reached now
    behind,   // joined; what is on the disk is on its way
    level,    // joined; the hall has all that is on the disk
    full,     // joined; the hall takes no more
    forked,   // the hall has another branch of the open session
  };
  Kind kind = Kind::none;
  std::string hall;          // its name, from `joining` on
  std::uint64_t behind = 0;  // so many lines are still to be sent
  base::Sentence trouble;
  friend bool operator==(const HallStanding&, const HallStanding&) = default;
};

class HallTable {
 public:
  /// `files` and `clock` live longer.
  struct Parts {
    base::FileSystem& files;
    const base::Clock& clock;
    base::Path words, known, requests;  // what is sent lies in a folder beside the requests
    hall::UdpOptions udp;
    std::string name;            // of this table
    std::function<void()> wake;  // any thread
  };
  /// Looks for the halls in which this table was before. Fails where a file that it needs is damaged, or where there is
  /// no network at all.
  static base::Result<std::unique_ptr<HallTable>> open(const Parts& parts);
  ~HallTable();
  HallTable(const HallTable&) = delete;
  HallTable& operator=(const HallTable&) = delete;

  const hall::WordList& words() const { return words_; }
  void join_by(const hall::RoomWords& words) { join_->join_by(words); }
  void join_known() { join_->join_known(); }
  /// In no hall from now on; what is on its way there is let go.
  void leave();
  /// That machine is asked for its hall; nothing: none is.
  void ask(std::optional<hall::Address> host) { listener_->ask(host); }
  /// Halls that are heard now, with those that our keys prove first.
  std::vector<hall::FoundHall> heard() const { return listener_->halls(); }
  /// The one that was joined last, at this table's last evening perhaps; empty: none ever was.
  std::string last_hall() const;

  const HallStanding& standing() const { return standing_; }

  /// The table's session from now on; null: none is open. It is let go before it ends.
  void carry(storage::LiveSession* session);
  void set_name(const std::string& name) { name_ = name; }
  const std::string& name() const { return name_; }
  void set_stage(const std::optional<hall::OnStage>& stage) { stage_ = stage; }

  /// What the hall asked of this table and nobody has dealt with, oldest first.
  const std::deque<hall::Request>& waiting() const { return box_.waiting(); }
  void settle(base::Id request, hall::RequestOutcome::What what);

  /// What goes to other tables, and who they are.
  SentIslands& sent() { return sent_; }
  const SentIslands& sent() const { return sent_; }

  /// True: the standing, what waits or what was sent is another.
  bool tick(double now_s);
  double next_deadline_s() const;

 private:
  HallTable(const Parts& parts, hall::WordList words, hall::RequestBox box);
  /// The place that it has, and how it stands with that.
  struct Held {
    hall::JoinState by;    // what the line is connected by
    bool leaving = false;  // and the one who joins has not heard it yet
    double refused_since_s = 1e300;
  };
  void follow_place(double now_s);
  void end_line();
  bool take_letters(double now_s);
  bool take_news(const hall::Letter& letter, double now_s);
  hall::Presence presence() const;
  bool is_coming_in(const hall::JoinState& join) const;
  HallStanding standing_now() const;

  const Parts parts_;
  const hall::WordList words_;
  hall::RealPrivateFiles private_files_;
  std::unique_ptr<hall::BeaconListener> listener_;
  std::unique_ptr<hall::JoinCall> call_;
  std::unique_ptr<hall::JoinTable> join_;
  hall::RequestBox box_;
  SentIslands sent_;
  Held held_;
  std::unique_ptr<HallLine> line_;
  std::vector<std::future<void>> ending_;  // lines that end, which may take seconds
  storage::LiveSession* session_ = nullptr;
  std::string name_;
  std::optional<hall::OnStage> stage_;
  HallStanding standing_;
};

}  // namespace pages
