#include "hall/join_desk.h"

#include <utility>

#include "base/log.h"
#include "hall/join.h"

namespace hall {

namespace {
constexpr double kLook_s = 0.25;
}

base::Result<std::unique_ptr<JoinDesk>> JoinDesk::open(const LinkOptions& hall_link,
                                                       Answer answer) {
  auto link = Link::open(hall_link);
  if (!link) return link.error();
  auto mail = (*link)->listen({kJoinSubject});
  if (!mail) return mail.error();
  return std::unique_ptr<JoinDesk>(
      new JoinDesk(std::move(*link), std::move(*mail), std::move(answer)));
}

JoinDesk::JoinDesk(std::unique_ptr<Link> link, std::shared_ptr<Mail> mail, Answer answer)
    : link_(std::move(link)), mail_(std::move(mail)), answer_(std::move(answer)) {
  thread_ = std::thread([this] { run(); });
}

JoinDesk::~JoinDesk() {
  stopping_ = true;
  thread_.join();
}

void JoinDesk::run() {
  while (!stopping_) {
    const auto letter = mail_->take(kLook_s);
    if (!letter || letter->reply.empty()) continue;
    // Who asked and got nothing asks again.
    if (const auto told = link_->tell(letter->reply, answer_(letter->body)); !told)
      base::log_warning("hall.join: " + told.error().text());
  }
}

}  // namespace hall
