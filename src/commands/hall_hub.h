// HallHub: a whole hall without a window: its hub and the door to it, what its tables send as session files in a folder and as maps
// in memory, what they say of themselves, and what they are asked. For `kurumaza hall`. The window's thread. `files` and `clock`
// outlive it. What must agree:
//  1. Members are made in the order in which they stand: each may use those above it, and ends before them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "commands/hall_keeping.h"
#include "commands/hall_maps.h"
#include "hall/door.h"
#include "hall/errands.h"
#include "hall/presence.h"
#include "hall/reader.h"
#include "hall/table_post.h"

namespace commands {

struct HallOptions {
  base::Path folder;  // words, places and certificate lie in it, and the collection of each evening
  base::Path word_list;  // assets/hall/words.txt
  std::string name;      // of the hall
  std::string words;     // typed; empty: those that are kept
  bool loopback_only = false;
  std::uint16_t hub_port = 14222, beacon_port = hall::kBeaconPort;
  base::Path server = "nats-server";
};

class HallHub {
 public:
  /// Half a second; any thread. `wake` is called, on other threads, when something is to be looked at. Fails where there
  /// is no nats-server on this machine (and says the package), and where the folder cannot be used.
  static base::Result<std::unique_ptr<HallHub>> open(base::FileSystem& files,
                                                     const base::Clock& clock,
                                                     const HallOptions& options,
                                                     std::function<void()> wake);
  ~HallHub();
  HallHub(const HallHub&) = delete;
  HallHub& operator=(const HallHub&) = delete;

  hall::Door& door() { return *door_; }
  hall::Errands& errands() { return *errands_; }
  hall::KeeperState keeper() const { return keeper_->state(); }
  hall::ReaderState reader() const { return reader_->state(); }
  /// Where the session files of this evening lie.
  const base::Path& collection() const { return collection_; }
  HallKeeping& keeping() { return *keeping_; }
  const HallMaps& maps() const { return *maps_; }
  /// Hears what has come of the tables. True: there was something.
  bool follow();
  const hall::Presences& presences() const { return presences_; }
  /// Addresses at which this machine can be typed, "192.168.1.5".
  static std::vector<std::string> addresses();

 private:
  HallHub() = default;
  base::Result<void> start(base::FileSystem& files, const base::Clock& clock,
                           const HallOptions& options, const std::function<void()>& wake);
  void tell_doubles();

  const base::Clock* clock_ = nullptr;
  hall::RealPrivateFiles private_files_;
  base::Path collection_;
  std::unique_ptr<hall::Door> door_;
  std::unique_ptr<hall::Keeper> keeper_;
  std::unique_ptr<hall::Link> link_;
  std::shared_ptr<hall::Mail> mail_, sent_;  // presences; what tables send one another
  hall::Presences presences_;
  std::map<int, base::Id> told_doubles_;  // which session each place was told to be elsewhere, too
  std::unique_ptr<hall::Errands> errands_;
  std::unique_ptr<hall::TablePost> post_;
  std::unique_ptr<HallKeeping> keeping_;
  std::unique_ptr<HallMaps> maps_;
  std::unique_ptr<hall::Reader> reader_;
};

/// The name of an evening's folder: what lasts till after midnight is one.
std::string evening_folder(base::WallTime now);

}  // namespace commands
