// JoinDesk: answers at hall.join, for the hall whose hub it is linked to as the user `hall`: a link and a thread of its own.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "hall/link.h"

namespace hall {

class JoinDesk {
 public:
  /// `answer` is called from the desk's thread, one question at a time: JoinPlaces::answer_text() under whatever lock
  /// guards the places. Fails where the link cannot be set up at all; a hub that is away is waited for.
  static base::Result<std::unique_ptr<JoinDesk>> open(
      const LinkOptions& hall_link, std::function<std::string(std::string_view)> answer);
  ~JoinDesk();
  JoinDesk(const JoinDesk&) = delete;
  JoinDesk& operator=(const JoinDesk&) = delete;
  /// Any thread.
  LinkState state() const { return link_->state(); }

 private:
  using Answer = std::function<std::string(std::string_view)>;
  JoinDesk(std::unique_ptr<Link> link, std::shared_ptr<Mail> mail, Answer answer);
  void run();

  const std::unique_ptr<Link> link_;
  const std::shared_ptr<Mail> mail_;
  const Answer answer_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace hall
