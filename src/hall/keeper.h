// Keeper: the hall's hub: writes its settings, runs nats-server as a child that ends with this program, whatever ends
// it, makes the stream, and watches all that from a thread of its own. The clock outlives it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "hall/hub_config.h"
#include "hall/keeper_work.h"
#include "hall/link.h"
#include "hall/private_files.h"
#include "hall/server_process.h"

namespace hall {

struct KeeperOptions {
  HubConfig
      hub;  // most_bytes is worked out from the room on the disk; passwords that are empty are made
  std::string certificate_pem;        // of hub.certificate_file
  StreamLimits stream;                    // most_bytes at most; less where the hub may keep less
  base::Path server = "nats-server";  // a name is looked for along PATH and where Debian has it
};

class Keeper {
 public:
  /// Fails where there is no server on this machine, with the package to install, and where the folder cannot be
  /// written. A port that is taken is said by state(). `files` and `clock` outlive it.
  static base::Result<std::unique_ptr<Keeper>> open(PrivateFiles& files, const base::Clock& clock,
                                                    KeeperOptions options);
  /// Ends the server.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  KeeperState state() const;
  /// The places' passwords are others now: the server reads them, and cuts off whoever has an old one.
  base::Result<void> set_places(const std::vector<Place>& places);
  /// As the users `hall` (requests, presence, joining) and `screen` (reads only), of this machine or another.
  LinkOptions hall_link() const;
  LinkOptions screen_link() const;
  /// 0: it does not run.
  int server_pid() const;

 private:
  Keeper(PrivateFiles& files, const base::Clock& clock, KeeperOptions options,
         std::unique_ptr<Link> link);
  base::Result<void> write_config();
  LinkOptions link_as(const std::string& user, const std::string& password) const;
  base::Result<void> ask_for_stream();
  void run();

  PrivateFiles& files_;
  const base::Clock& clock_;
  KeeperOptions options_;
  const std::unique_ptr<Link> link_;
  ServerProcess process_;
  KeeperWork work_;
  std::mutex mutex_;  // guards ended_
  std::condition_variable condition_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace hall
