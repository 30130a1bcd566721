#include "support/probe_client.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace support {

using base::Error;
using base::ErrorCode;

base::Result<std::unique_ptr<ProbeClient>> ProbeClient::connect(const base::Path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path)
    return Error{ErrorCode::invalid, "A socket's name has at most 107 bytes.", name};
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return Error{ErrorCode::io, std::strerror(errno), name};
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    const int why = errno;
    ::close(fd);
    return Error{ErrorCode::unavailable, std::strerror(why), name};
  }
  const timeval limit{60, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  return std::unique_ptr<ProbeClient>(new ProbeClient(fd));
}

ProbeClient::~ProbeClient() { ::close(fd_); }

base::Result<nlohmann::json> ProbeClient::ask(const nlohmann::json& question) {
  const std::string line = question.dump() + "\n";
  for (std::size_t sent = 0; sent < line.size();) {
    const auto n = ::send(fd_, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return Error{ErrorCode::io, "The program took no question.", "probe"};
    sent += static_cast<std::size_t>(n);
  }
  std::size_t end = 0;
  while ((end = received_.find('\n')) == std::string::npos) {
    char bytes[65536];
    const auto got = ::recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) return Error{ErrorCode::io, "The program gave no answer.", "probe"};
    received_.append(bytes, static_cast<std::size_t>(got));
  }
  const std::string answer = received_.substr(0, end);
  received_.erase(0, end + 1);
  auto json = nlohmann::json::parse(answer, nullptr, false);
  if (json.is_discarded())
    return Error{ErrorCode::parse, "The answer is not JSON: " + answer, "probe"};
  return json;
}

base::Result<nlohmann::json> ProbeClient::get(const std::string& what) {
  return ask({{"get", what}});
}

}  // namespace support
