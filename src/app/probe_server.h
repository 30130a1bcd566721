// ProbeServer: a local Unix socket that answers one line of JSON with one line (docs/probe.md). Its
// thread only reads and writes, and waits for no client; each question is answered on the model's
// thread, in answer_all(). So whoever asks and does not read, or begins a line and stops, is in
// nobody's way: not the table's, not the end's, not another client's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"

namespace app {

class ProbeServer {
 public:
  static constexpr std::size_t kMostClients = 16;  // then the longest silent makes room

  /// Listens at `socket` (mode 0600; one that a program left there when it was killed is replaced).
  /// Fails with `invalid` where something else has that name, with `locked` where another program
  /// answers there. `wake` is called when a question waits.
  static base::Result<std::unique_ptr<ProbeServer>> start(const base::Path& socket,
                                                          std::function<void()> wake);
  ~ProbeServer();

  /// Answers what waits; model's thread. `answer` gets a line and gives one.
  void answer_all(const std::function<std::string(const std::string&)>& answer);

 private:
  struct Client;
  struct Line {
    std::uint64_t client;
    std::string text;
  };

  ProbeServer(int listener, base::Path socket, std::function<void()> wake);
  void serve();
  void accept_one();
  void take_answers();
  /// False: the client is to be let go.
  bool serve_client(Client& client, short happened);
  bool send_rest(Client& client);
  void ask_next(Client& client);

  const int listener_;
  const int answered_;  // an eventfd: answers wait, or the end
  const base::Path socket_;
  const std::uint64_t node_;  // of the socket's file: only that one is removed
  const std::function<void()> wake_;
  std::vector<Client> clients_;  // the serving thread's; the longest silent first
  std::uint64_t next_client_ = 1;

  std::mutex mutex_;  // guards what follows
  std::vector<Line> questions_, answers_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace app
