// RealHall: a hall on this machine as tables find it: a real nats-server with TLS under its keeper, the beacon on loopback,
// the desk that gives places. And RealTable, which joins it by six words. Both end with their owner.
#pragma once

#include <mutex>
#include <string>

#include "hall/beacon_sender.h"
#include "hall/beacon_udp.h"
#include "hall/certificate.h"
#include "hall/join_desk.h"
#include "hall/join_places.h"
#include "hall/join_table.h"
#include "support/real_hub.h"

namespace support {

template <class T>
T made(base::Result<T> result) {
  ASSERT(result.ok(), result.ok() ? "" : result.error().text().c_str());
  return std::move(result).value();
}

/// Loopback alone, and a port that tests beside this one do not have.
inline hall::UdpOptions own_udp() { return {std::uint16_t(40000 + ::getpid() % 20000), true}; }

inline const hall::WordList& shipped_words() {
  static const hall::WordList list = [] {
    base::RealFileSystem files;
    return made(hall::WordList::load(files, KURUMAZA_WORDS));
  }();
  return list;
}

class RealHall {
 public:
  explicit RealHall(const hall::RoomWords& words)
      : key_(made(hall::RoomKey::from_words(shipped_words(), words))),
        certificate_(made(hall::kept_certificate(files_, folder_.path(), clock_.wall()))),
        places_(made(hall::JoinPlaces::open(files_, folder_.path() / "places"))) {
    options_.hub.listen = "127.0.0.1";
    options_.hub.port = free_port();
    options_.hub.folder = folder_.path() / "hub";
    options_.hub.certificate_file = folder_.path() / "hall.pem";
    options_.hub.key_file = folder_.path() / "hall.key";
    options_.hub.join_password = key_.join_password();
    options_.hub.places.assign(places_.places().begin(), places_.places().end());
    options_.certificate_pem = certificate_.pem;
    keeper_ = made(hall::Keeper::open(files_, clock_, options_));
    desk_ = made(hall::JoinDesk::open(keeper_->hall_link(), [this](std::string_view text) {
      const std::lock_guard lock(mutex_);
      return places_.answer_text(text);
    }));
    beacon_ = std::make_unique<hall::BeaconSender>(
        made(hall::open_hall_datagrams(own_udp(), clock_)), clock_,
        hall::beacon_packet(key_.beacon_key(), {options_.hub.port, "会館", certificate_.der}));
    beacon_->start();
  }
  bool serves(double seconds = 15) {
    return wait_until(seconds, [&] {
      return keeper_->state().kind == hall::KeeperState::Kind::serving &&
             desk_->state().kind == hall::LinkState::Kind::connected;
    });
  }
  /// The table of this place is sent out, and the hub told.
  void shut_out(int slot) {
    const std::lock_guard lock(mutex_);
    ASSERT(places_.shut_out(slot).ok(), "the place cannot be shut");
    const auto& all = places_.places();
    ASSERT(keeper_->set_places({all.begin(), all.end()}).ok(), "the hub cannot be told");
  }
  hall::LinkOptions hall_link() const { return keeper_->hall_link(); }
  hall::LinkOptions screen_link() const { return keeper_->screen_link(); }
  int server_pid() const { return keeper_->server_pid(); }
  hall::Address hub() const { return {0x7f000001, options_.hub.port}; }
  const hall::RoomKey& key() const { return key_; }
  const hall::Certificate& certificate() const { return certificate_; }

 private:
  TemporaryFolder folder_{"kurumaza-hall-"};
  hall::RealPrivateFiles files_;
  base::RealClock clock_;
  hall::RoomKey key_;
  hall::Certificate certificate_;
  std::mutex mutex_;
  hall::JoinPlaces places_;
  hall::KeeperOptions options_;
  std::unique_ptr<hall::Keeper> keeper_;
  std::unique_ptr<hall::JoinDesk> desk_;
  std::unique_ptr<hall::BeaconSender> beacon_;
};

class RealTable {
 public:
  RealTable()
      : listener_(made(hall::open_table_datagrams(own_udp(), clock_)), clock_, {}),
        call_(hall::nats_join_call()) {
    listener_.start();
    start();
  }
  /// As when the program is started again.
  void start() {
    join_.reset();
    join_ = made(hall::JoinTable::open({listener_, *call_, files_, clock_, shipped_words(),
                                        folder_.path() / "halls", "三班", {}}));
    join_->start();
  }
  hall::JoinTable& join() { return *join_; }
  bool is(hall::JoinState::Step step, double seconds = 10) {
    return wait_until(seconds, [&] { return join_->state().step == step; });
  }
  /// The table's own link by the place that it got.
  hall::LinkOptions link() const {
    const hall::JoinState state = join_->state();
    return {state.hub, state.place.user, state.place.password, state.certificate_pem, "table"};
  }

 private:
  TemporaryFolder folder_{"kurumaza-table-"};
  hall::RealPrivateFiles files_;
  base::RealClock clock_;
  hall::BeaconListener listener_;
  std::unique_ptr<hall::JoinCall> call_;
  std::unique_ptr<hall::JoinTable> join_;
};

}  // namespace support
