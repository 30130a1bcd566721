// RealHub: a hall's hub on this machine for tests: a real nats-server under its keeper, on 127.0.0.1 and a port of its own,
// with 40 places, with or without TLS. Ends with its owner.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>

#include "base/assert.h"
#include "hall/certificate.h"
#include "hall/keeper.h"
#include "support/child_process.h"

namespace support {

/// A port of 127.0.0.1 that nobody has just now.
inline std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  const bool done = ::bind(fd, reinterpret_cast<sockaddr*>(&at), size) == 0 &&
                    ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) == 0;
  ::close(fd);
  ASSERT(done, "no port is free");
  return ntohs(at.sin_port);
}

class PlainPrivateFiles final : public hall::PrivateFiles {
 public:
  base::Result<std::string> read(const base::Path& path) override {
    return files_.read(path, 1u << 20);
  }
  base::Result<void> write(const base::Path& path, std::string_view bytes) override {
    return base::write_atomically(files_, path, bytes);
  }

 private:
  base::RealFileSystem files_;
};

inline std::vector<hall::Place> sample_places() {
  std::vector<hall::Place> places;
  for (int slot = 1; slot <= 40; ++slot) {
    const std::string number = std::to_string(100 + slot).substr(1);
    places.push_back({slot, "t" + number, "secret-" + number});
  }
  return places;
}

class RealHub {
 public:
  enum class Wire { plain, tls };
  explicit RealHub(hall::StreamLimits limits = {}, base::Path folder = {}, Wire wire = Wire::plain)
      : port_(free_port()) {
    options_.hub.listen = "127.0.0.1";
    options_.hub.port = port_;
    options_.hub.folder = folder.empty() ? folder_.path() / "hub" : folder;
    options_.hub.places = sample_places();
    options_.hub.hall_password = "hall-secret";
    options_.hub.screen_password = "screen-secret";
    options_.stream = limits;
    if (wire == Wire::tls) encrypt();
    open();
  }

  void open() {
    auto opened = hall::Keeper::open(files_, clock_, options_);
    ASSERT(opened.ok(), opened.ok() ? "" : opened.error().text().c_str());
    keeper_ = std::move(*opened);
  }
  /// As when another machine is the hub from now on.
  void wipe_and_open() {
    keeper_.reset();
    std::filesystem::remove_all(options_.hub.folder / "js");
    open();
  }
  void close() { keeper_.reset(); }
  hall::Keeper& keeper() { return *keeper_; }
  hall::KeeperOptions& options() { return options_; }
  bool serves(double seconds = 10) {
    return wait_until(seconds,
                      [&] { return keeper_->state().kind == hall::KeeperState::Kind::serving; });
  }
  hall::LinkOptions link_of(int slot) const {
    const hall::Place& place = options_.hub.places.at(std::size_t(slot - 1));
    return {{0x7f000001, port_}, place.user, place.password, certificate_pem(), place.user};
  }
  std::uint16_t port() const { return port_; }
  /// Whom its guests trust; empty: without TLS.
  const std::string& certificate_pem() const { return options_.certificate_pem; }
  const base::Path& certificate_file() const { return options_.hub.certificate_file; }

 private:
  void encrypt() {
    const base::Path keys = options_.hub.folder / "keys";
    hall::RealPrivateFiles files;
    const auto certificate = hall::kept_certificate(files, keys, clock_.wall());
    ASSERT(certificate.ok(), certificate.ok() ? "" : certificate.error().text().c_str());
    options_.certificate_pem = certificate->pem;
    options_.hub.certificate_file = keys / "hall.pem";
    options_.hub.key_file = keys / "hall.key";
  }

  TemporaryFolder folder_{"kurumaza-hub-"};
  const std::uint16_t port_;
  PlainPrivateFiles files_;
  base::RealClock clock_;
  hall::KeeperOptions options_;
  std::unique_ptr<hall::Keeper> keeper_;
};

}  // namespace support
