// Reader: ReaderWork on a thread of its own, for a room. The link, the clock and the takers outlive it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "hall/reader_work.h"

namespace hall {

class Reader {
 public:
  /// What is known of a session from files: its last line.
  using Known = std::vector<std::pair<OpSubject, std::string>>;

  Reader(std::unique_ptr<ReadTransport> transport, const base::Clock& clock,
         std::vector<LineTaker*> takers, const Known& known = {});
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  ReaderState state() const { return work_.state(); }

 private:
  void run();

  const std::unique_ptr<ReadTransport> transport_;
  ReaderWork work_;
  std::mutex mutex_;  // guards ended_
  std::condition_variable condition_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace hall
