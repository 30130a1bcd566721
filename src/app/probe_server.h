// ProbeServer: a local Unix socket that answers one line of JSON with one line (docs/probe.md). Its
// thread only reads and writes; each question is answered on the model's thread, in answer_all().
#pragma once

#include <functional>
#include <future>
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
  /// Listens at `socket` (a stale one is replaced; mode 0600). `wake` is called when a question
  /// waits.
  static base::Result<std::unique_ptr<ProbeServer>> start(const base::Path& socket,
                                                          std::function<void()> wake);
  ~ProbeServer();

  /// Answers what waits; model's thread. `answer` gets a line and gives one.
  void answer_all(const std::function<std::string(const std::string&)>& answer);

 private:
  ProbeServer(int listener, base::Path socket, std::function<void()> wake);
  void serve();
  void serve_client(int client);
  bool wait_readable(int fd) const;

  struct Question {
    std::string line;
    std::promise<std::string> answer;
  };
  int listener_;
  int stop_read_ = -1, stop_write_ = -1;
  base::Path socket_;
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Question>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace app
