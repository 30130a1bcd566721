// Link: one connection to the hub, over NATS: kept up for as long as it lives, through networks that go and hubs that are
// started again. Any thread. The only user of libnats beside hall/join_*.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "hall/address.h"
#include "hall/mail.h"
#include "hall/transport.h"

namespace hall {

struct LinkOptions {
  Address hub;
  std::string user, password;
  std::string
      certificate_pem;  // the only one that is trusted; "": without TLS, for tests on this machine
  std::string name;     // as the hub's log has it
};

struct LinkState {
  enum class Kind {
    connecting,  // not yet, or not any more: it tries on
    connected,
    refused,  // the hub there does not let us in, or is another one; tried again every few seconds
  };
  Kind kind = Kind::connecting;
  base::Sentence why;  // refused, and what went wrong last while connecting
};

/// How large the hub's stream may become.
struct StreamLimits {
  std::uint64_t most_bytes = 1ull << 30;
  std::int64_t most_messages_per_table = 100'000;
};

class Link {
 public:
  /// At once; the connection comes later. Fails where the certificate is none; a hub that is away is no failure.
  static base::Result<std::unique_ptr<Link>> open(const LinkOptions& options);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  LinkState state() const;
  /// Grows with every connection that came to be.
  std::uint64_t connections() const;

  /// Sends it and waits for nothing. Fails where there is no connection.
  base::Result<void> tell(const std::string& subject, std::string_view body);
  /// Sends it and waits for the first answer.
  base::Result<std::string> ask(const std::string& subject, std::string_view body, double seconds);
  /// What comes at these subjects from now on, also after the connection was away.
  base::Result<std::shared_ptr<Mail>> listen(const std::vector<std::string>& subjects,
                                             std::function<void()> wake = {});

  // They may outlive the link: they then fail.
  std::unique_ptr<SendTransport> sending();
  std::unique_ptr<ReadTransport> reading();

  /// As the user `hall`: asks for the stream, and makes it where there is none. Fails with no_space where the hub has not so
  /// much.
  base::Result<void> make_stream(const StreamLimits& limits, double seconds);

  struct Shared;

 private:
  explicit Link(std::shared_ptr<Shared> shared);
  const std::shared_ptr<Shared> shared_;
  std::thread thread_;  // makes the connection, so that nobody else waits for one
};

}  // namespace hall
