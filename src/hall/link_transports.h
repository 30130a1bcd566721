// LinkSend and LinkRead: the seams of transport.h over a link. Internal to hall/link.
#pragma once

#include "hall/link_shared.h"

namespace hall {

class LinkSend final : public SendTransport {
 public:
  explicit LinkSend(std::shared_ptr<Link::Shared> link) : link_(std::move(link)) {}
  base::Result<std::optional<Newest>> newest(const std::string& subject) override;
  base::Result<std::uint64_t> publish(const std::string& subject, std::string_view body,
                                      std::uint64_t after) override;
  std::uint64_t connections() const override { return link_->connections(); }

 private:
  const std::shared_ptr<Link::Shared> link_;
};

class LinkRead final : public ReadTransport {
 public:
  explicit LinkRead(std::shared_ptr<Link::Shared> link) : link_(std::move(link)) {}
  ~LinkRead() override { leave(); }
  base::Result<StreamState> stream() override;
  base::Result<void> follow(std::uint64_t from) override;
  base::Result<std::optional<Message>> next(double seconds) override;
  std::uint64_t connections() const override { return link_->connections(); }

 private:
  void leave();

  const std::shared_ptr<Link::Shared> link_;
  std::shared_ptr<NatsConnection> followed_;  // what the subscription hangs on
  NatsPtr<natsSubscription> subscription_;
};

}  // namespace hall
