// Sender: SenderWork on a thread of its own, for a table. The link and the clock outlive it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "hall/sender_work.h"

namespace hall {

class Sender {
 public:
  Sender(std::unique_ptr<SendTransport> transport, const base::Clock& clock, int slot);
  /// Waits for the message on its way, three seconds at most.
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  /// The table's session from now on; what its store tells of durable lines goes into what is returned, from any
  /// thread and for as long as the store likes:
  ///   live.listen([out = sender.carry(id)](auto piece, auto lines) {
  ///     piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines); });
  std::shared_ptr<Outgoing> carry(base::Id session);
  void carry_none();
  SenderState state() const { return work_.state(); }

 private:
  static constexpr double kLook_s = 1;  // a connection that came back rings no bell
  /// Outlives the sender where a store still rings it.
  struct Bell {
    std::mutex mutex;
    std::condition_variable condition;
    bool rung = false, ended = false;
    void ring();
  };
  void run();

  const base::Clock& clock_;
  const std::unique_ptr<SendTransport> transport_;
  SenderWork work_;
  const std::shared_ptr<Bell> bell_;
  std::thread thread_;
};

}  // namespace hall
