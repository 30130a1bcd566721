// TcpProxy: a network of a test's own: ports on 127.0.0.1 that lead to another one, each of which can be a black hole for a
// while, which takes everything and hands nothing on, or have its connections cut. Serves from a thread of its own.
#pragma once

#include <cstdint>
#include <memory>

namespace support {

class TcpProxy {
 public:
  /// As many ports as ways, all to `to`.
  TcpProxy(std::uint16_t to, int ways);
  ~TcpProxy();
  TcpProxy(const TcpProxy&) = delete;
  TcpProxy& operator=(const TcpProxy&) = delete;

  std::uint16_t port(int way) const;
  void set_black_hole(int way, bool on);
  /// Ends the connections there are, in the midst of whatever they carry.
  void cut(int way);

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace support
