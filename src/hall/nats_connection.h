// NatsConnection: one connection of libnats with all that hangs on it, freed together. The link makes another where the library
// has given up on one. Any thread. Internal to hall/link and hall/link_transports.
#pragma once

#include <nats/nats.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hall/link.h"

namespace hall {

class NatsConnection {
 public:
  /// The options can be used at all; asks nobody.
  static base::Result<void> check(const LinkOptions& options);
  /// Waits for two seconds at most. Fails with `permission` where the hub there does not let us in or is another one. Once it
  /// was connected the library does so again whenever it can.
  static base::Result<std::unique_ptr<NatsConnection>> open(const LinkOptions& options);
  ~NatsConnection();
  NatsConnection(const NatsConnection&) = delete;
  NatsConnection& operator=(const NatsConnection&) = delete;

  natsConnection* nats() const { return nats_; }
  jsCtx* stream() const { return stream_; }
  /// The library tries no more.
  bool has_given_up() const;
  bool is_connected() const;
  std::uint64_t reconnections() const;
  LinkState state() const;
  base::Result<void> listen(const std::string& subject, const std::shared_ptr<Mail>& mail);
  /// Nothing comes by it any more. It is freed with the connection: the library may be putting a message into it just now.
  void retire(natsSubscription* subscription);
  /// Every call that waits in it fails from now on.
  void close();

 private:
  NatsConnection() = default;

  natsConnection* nats_ = nullptr;
  jsCtx* stream_ = nullptr;
  std::mutex mutex_;  // guards the last
  std::vector<natsSubscription*> subscriptions_;
};

/// What a call of the library failed with.
base::Error nats_error(natsStatus status, jsErrCode code = jsErrCode(0));

struct FreeNats {
  void operator()(natsOptions* it) const { natsOptions_Destroy(it); }
  void operator()(natsMsg* it) const { natsMsg_Destroy(it); }
  void operator()(natsSubscription* it) const { natsSubscription_Destroy(it); }
  void operator()(natsStatistics* it) const { natsStatistics_Destroy(it); }
  void operator()(jsPubAck* it) const { jsPubAck_Destroy(it); }
  void operator()(jsStreamInfo* it) const { jsStreamInfo_Destroy(it); }
  void operator()(jsMsgMetaData* it) const { jsMsgMetaData_Destroy(it); }
};
template <class T>
using NatsPtr = std::unique_ptr<T, FreeNats>;

/// One call's result, freed; `call` gets the address to fill.
template <class T, class F>
NatsPtr<T> filled(natsStatus& status, F&& call) {
  T* raw = nullptr;
  status = call(&raw);
  return NatsPtr<T>(raw);
}

}  // namespace hall
