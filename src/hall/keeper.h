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

namespace hall {

struct KeeperOptions {
  HubConfig hub;                // its folder, too; most_bytes is worked out from the disk's room
  std::string certificate_pem;  // of hub.certificate_file
  base::Path server = "nats-server";  // looked for along PATH and in /usr/sbin
};

class Keeper {
 public:
  /// Fails where there is no server on this machine, with the package to install, and where the folder cannot be
  /// written. A port that is taken is said by state().
  static base::Result<std::unique_ptr<Keeper>> open(const base::Clock& clock,
                                                    const KeeperOptions& options);
  /// Ends the server.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  KeeperState state() const;
  /// The places' passwords are others now: the server reads them, and cuts off whoever has an old one.
  base::Result<void> set_places(const std::vector<Place>& places);
  /// As the user `hall`, for requests, presence and reading; it reaches the server whenever that runs.
  const LinkOptions& hall_link() const;
  LinkOptions screen_link() const;
  int server_pid() const;

 private:
  struct Inner;
  explicit Keeper(std::unique_ptr<Inner> inner);
  std::unique_ptr<Inner> inner_;
};

}  // namespace hall
