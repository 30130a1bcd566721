#include "hall/link.h"

#include <chrono>

#include "base/clock.h"
#include "hall/link_shared.h"
#include "hall/link_transports.h"
#include "hall/subjects.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;

void Link::Shared::renew() {
  const double now = base::RealClock().now_s();
  {
    const std::scoped_lock guard(mutex_);
    const bool is_needed = !connection_ || connection_->has_given_up();
    if (ended_ || !is_needed || now < again_s_) return;
  }
  auto made = NatsConnection::open(options);
  const std::scoped_lock guard(mutex_);
  if (ended_) return;
  if (!made) {
    const bool is_refused = made.error().code == ErrorCode::permission;
    trouble_ = {is_refused ? LinkState::Kind::refused : LinkState::Kind::connecting,
                made.error().message};
    again_s_ = now + (is_refused ? kRefusedAgain_s : kAgain_s);
    return;
  }
  if (connection_) {
    earlier_ += connection_->reconnections() + 1;
  }
  connection_ = std::move(*made);
  trouble_ = {};
  for (const Listener& listener : listeners_)
    for (const std::string& subject : listener.subjects)
      (void)connection_->listen(subject, listener.mail);
}

std::shared_ptr<NatsConnection> Link::Shared::connection() {
  const std::scoped_lock guard(mutex_);
  return connection_;
}

std::uint64_t Link::Shared::connections() {
  const std::scoped_lock guard(mutex_);
  return connection_ ? earlier_ + connection_->reconnections() + 1 : earlier_;
}

LinkState Link::Shared::state() {
  const std::scoped_lock guard(mutex_);
  return connection_ && !connection_->has_given_up() ? connection_->state() : trouble_;
}

void Link::Shared::run() {
  std::unique_lock guard(mutex_);
  while (!ended_) {
    guard.unlock();
    renew();
    guard.lock();
    condition_.wait_for(guard, std::chrono::duration<double>(kLook_s), [this] { return ended_; });
  }
}

Result<void> Link::Shared::listen(const std::vector<std::string>& subjects,
                                  std::shared_ptr<Mail> mail) {
  const std::scoped_lock guard(mutex_);
  listeners_.push_back({subjects, mail});
  for (const std::string& subject : subjects)
    if (connection_ && !connection_->has_given_up())
      if (auto done = connection_->listen(subject, mail); !done) return done;
  return {};
}

void Link::Shared::end() {
  std::shared_ptr<NatsConnection> last;
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
    listeners_.clear();
    last = connection_;
  }
  condition_.notify_one();
  if (last) last->close();
}

Result<std::unique_ptr<Link>> Link::open(const LinkOptions& options) {
  if (auto usable = NatsConnection::check(options); !usable) return usable.error();
  return std::unique_ptr<Link>(new Link(std::make_shared<Shared>(options)));
}

Link::Link(std::shared_ptr<Shared> shared)
    : shared_(std::move(shared)), thread_([s = shared_] { s->run(); }) {}

Link::~Link() {
  shared_->end();
  thread_.join();
}

LinkState Link::state() const { return shared_->state(); }
std::uint64_t Link::connections() const { return shared_->connections(); }

Result<void> Link::tell(const std::string& subject, std::string_view body) {
  const auto now = shared_->connection();
  // Without a connection the library would keep it for later, when it is no more true.
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  natsStatus s =
      natsConnection_Publish(now->nats(), subject.c_str(), body.data(), int(body.size()));
  return s == NATS_OK ? Result<void>() : nats_error(s);
}

Result<std::string> Link::ask(const std::string& subject, std::string_view body, double seconds) {
  const auto now = shared_->connection();
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  natsStatus s = NATS_OK;
  const auto answer = filled<natsMsg>(s, [&](natsMsg** got) {
    return natsConnection_Request(got, now->nats(), subject.c_str(), body.data(), int(body.size()),
                                  std::int64_t(seconds * 1000));
  });
  if (s != NATS_OK) return nats_error(s);
  return std::string(natsMsg_GetData(answer.get()),
                     std::size_t(natsMsg_GetDataLength(answer.get())));
}

Result<std::shared_ptr<Mail>> Link::listen(const std::vector<std::string>& subjects,
                                           std::function<void()> wake) {
  auto mail = std::make_shared<Mail>(std::move(wake));
  if (auto done = shared_->listen(subjects, mail); !done) return done.error();
  return mail;
}

std::unique_ptr<SendTransport> Link::sending() { return std::make_unique<LinkSend>(shared_); }
std::unique_ptr<ReadTransport> Link::reading() { return std::make_unique<LinkRead>(shared_); }

Result<void> Link::make_stream(const StreamLimits& limits, double seconds) {
  const auto now = shared_->connection();
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  natsStatus s = NATS_OK;
  jsErrCode code = jsErrCode(0);
  jsOptions patience;
  jsOptions_Init(&patience);
  patience.Wait = std::int64_t(seconds * 1000);
  const auto there = filled<jsStreamInfo>(s, [&](jsStreamInfo** got) {
    return js_GetStreamInfo(got, now->stream(), kStream, &patience, &code);
  });
  if (s == NATS_OK) return {};
  if (s != NATS_NOT_FOUND) return nats_error(s, code);
  const char* subjects[] = {kAllOps};
  jsStreamConfig config;
  jsStreamConfig_Init(&config);
  config.Name = kStream;
  config.Subjects = subjects;
  config.SubjectsLen = 1;
  config.Storage = js_FileStorage;
  config.Retention = js_LimitsPolicy;
  config.Discard = js_DiscardNew;
  config.DiscardNewPerSubject = true;
  config.MaxBytes = std::int64_t(limits.most_bytes);
  config.MaxMsgsPerSubject = limits.most_messages_per_table;
  config.MaxMsgSize = 8 << 20;
  config.DenyDelete = true;
  config.DenyPurge = true;
  config.AllowDirect = true;
  config.Duplicates = 1'000'000'000;
  code = jsErrCode(0);
  const auto made = filled<jsStreamInfo>(s, [&](jsStreamInfo** got) {
    return js_AddStream(got, now->stream(), &config, &patience, &code);
  });
  return s == NATS_OK ? Result<void>() : nats_error(s, code);
}

}  // namespace hall
