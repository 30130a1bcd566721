#include "support/tuio_sender.h"

#include <arpa/inet.h>
#include <lo/lo.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace support {

namespace {

sockaddr_in here(std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return out;
}

lo_message words(const char* command) {
  lo_message out = lo_message_new();
  lo_message_add_string(out, command);
  return out;
}

lo_message set_of(const TuioSeen& seen, bool blob) {
  lo_message out = words("set");
  lo_message_add_int32(out, seen.id);
  lo_message_add_float(out, float(seen.x));
  lo_message_add_float(out, float(seen.y));
  if (blob) {
    lo_message_add_float(out, 0);  // angle
    lo_message_add_float(out, float(seen.w));
    lo_message_add_float(out, float(seen.h));
    lo_message_add_float(out, float(seen.w * seen.h));
  }
  for (int k = 0; k < (blob ? 5 : 3); ++k) lo_message_add_float(out, 0);  // speeds
  return out;
}

}  // namespace

std::string tuio_bundle(const TuioSaid& said) {
  const char* path = said.blobs ? "/tuio/2Dblb" : "/tuio/2Dcur";
  lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
  if (!said.source.empty()) {
    lo_message source = words("source");
    lo_message_add_string(source, said.source.c_str());
    lo_bundle_add_message(bundle, path, source);
  }
  lo_message alive = words("alive");
  for (const int id : said.alive) lo_message_add_int32(alive, id);
  lo_bundle_add_message(bundle, path, alive);
  for (const TuioSeen& seen : said.sets) lo_bundle_add_message(bundle, path, set_of(seen, said.blobs));
  lo_message fseq = words("fseq");
  lo_message_add_int32(fseq, said.fseq);
  lo_bundle_add_message(bundle, path, fseq);
  std::size_t size = 0;
  void* data = lo_bundle_serialise(bundle, nullptr, &size);
  std::string out(static_cast<const char*>(data), size);
  std::free(data);
  lo_bundle_free_recursive(bundle);
  return out;
}

TuioTracker::TuioTracker(std::uint16_t port, std::string source)
    : fd_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), source_(std::move(source)) {
  const sockaddr_in to = here(port);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
    throw std::runtime_error("no loopback");
}

TuioTracker::~TuioTracker() { ::close(fd_); }

void TuioTracker::send(const std::string& bytes) { (void)::send(fd_, bytes.data(), bytes.size(), 0); }

void TuioTracker::see(const std::vector<TuioSeen>& contacts) { say(contacts, false); }
void TuioTracker::see_blobs(const std::vector<TuioSeen>& contacts) { say(contacts, true); }

void TuioTracker::say(const std::vector<TuioSeen>& contacts, bool blobs) {
  TuioSaid said{source_, {}, contacts, ++fseq_, blobs};
  for (const TuioSeen& seen : contacts) said.alive.push_back(seen.id);
  send(tuio_bundle(said));
}

std::uint16_t free_udp_port() {
  const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_in at = here(0);
  socklen_t size = sizeof at;
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&at), size) != 0 ||
      ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) != 0)
    throw std::runtime_error("no loopback");
  ::close(fd);
  return ntohs(at.sin_port);
}

}  // namespace support
