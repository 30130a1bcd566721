#include "hall/nats_connection.h"

#include "hall/certificate.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

natsStatus set_patience(natsOptions* o) {
  natsStatus s = natsOptions_SetTimeout(o, 2000);
  if (s == NATS_OK) s = natsOptions_SetMaxReconnect(o, -1);
  if (s == NATS_OK) s = natsOptions_SetReconnectWait(o, 250);
  if (s == NATS_OK) s = natsOptions_SetReconnectJitter(o, 250, 250);
  if (s == NATS_OK) s = natsOptions_SetPingInterval(o, 2000);
  if (s == NATS_OK) s = natsOptions_SetMaxPingsOut(o, 2);
  if (s == NATS_OK) s = natsOptions_SetWriteDeadline(o, 4000);
  if (s == NATS_OK) s = natsOptions_SetFailRequestsOnDisconnect(o, true);
  // Its own would write to standard error; state() says it.
  if (s == NATS_OK)
    s = natsOptions_SetErrorHandler(
        o, [](natsConnection*, natsSubscription*, natsStatus, void*) {}, nullptr);
  return s;
}

natsStatus set_place(natsOptions* o, const LinkOptions& options) {
  natsStatus s = natsOptions_SetURL(o, ("nats://" + options.hub.str()).c_str());
  if (s == NATS_OK && !options.user.empty())
    s = natsOptions_SetUserInfo(o, options.user.c_str(), options.password.c_str());
  // Otherwise one table could read another's answers.
  if (s == NATS_OK && !options.user.empty())
    s = natsOptions_SetCustomInboxPrefix(o, ("_INBOX." + options.user).c_str());
  if (s == NATS_OK && !options.name.empty()) s = natsOptions_SetName(o, options.name.c_str());
  if (options.certificate_pem.empty()) return s;
  if (s == NATS_OK) s = natsOptions_SetSecure(o, true);
  if (s == NATS_OK) s = natsOptions_SetCATrustedCertificates(o, options.certificate_pem.c_str());
  if (s == NATS_OK) s = natsOptions_SetExpectedHostname(o, kHallHostname);
  return s;
}

NatsPtr<natsOptions> options_of(const LinkOptions& options, natsStatus& s) {
  auto o = filled<natsOptions>(s, [](natsOptions** made) { return natsOptions_Create(made); });
  if (s == NATS_OK) s = set_place(o.get(), options);
  if (s == NATS_OK) s = set_patience(o.get());
  return o;
}

ErrorCode code_of(natsStatus status, jsErrCode code) {
  switch (code) {
    case JSInsufficientResourcesErr:
    case JSStorageResourcesExceededErr:
    case JSStreamStoreFailedErr:
      return ErrorCode::no_space;
    default:
      break;
  }
  switch (status) {
    case NATS_CONNECTION_AUTH_FAILED:
    case NATS_NOT_PERMITTED:
    case NATS_SSL_ERROR:
    case NATS_SECURE_CONNECTION_WANTED:
    case NATS_SECURE_CONNECTION_REQUIRED:
      return ErrorCode::permission;
    case NATS_MAX_PAYLOAD:
      return ErrorCode::too_large;
    case NATS_NOT_FOUND:
      return ErrorCode::not_found;
    default:
      return ErrorCode::unavailable;
  }
}

}  // namespace

Error nats_error(natsStatus status, jsErrCode code) {
  const ErrorCode kind = code_of(status, code);
  std::string context = natsStatus_GetText(status);
  if (code != 0) context += " (" + std::to_string(int(code)) + ")";
  switch (kind) {
    case ErrorCode::no_space:
      return {kind, sentence("The hall's hub takes no more: its disk or its limit is full."),
              context};
    case ErrorCode::permission:
      return {kind,
              status == NATS_CONNECTION_AUTH_FAILED || status == NATS_NOT_PERMITTED
                  ? sentence("The hall does not let this table in. Join it again.")
                  : sentence("At the hall's address is another hub: its certificate is not the "
                             "hall's."),
              context};
    default:
      return {kind, sentence("The hall's hub does not answer."), context};
  }
}

Result<void> NatsConnection::check(const LinkOptions& options) {
  natsStatus s = NATS_OK;
  const auto o = options_of(options, s);
  if (s == NATS_OK) return {};
  return Error{ErrorCode::invalid,
               sentence("The hall's certificate cannot be used. Join the hall again."),
               natsStatus_GetText(s)};
}

Result<std::unique_ptr<NatsConnection>> NatsConnection::open(const LinkOptions& options) {
  natsStatus s = NATS_OK;
  const auto o = options_of(options, s);
  if (s != NATS_OK) return nats_error(s);
  std::unique_ptr<NatsConnection> made(new NatsConnection);
  s = natsConnection_Connect(&made->nats_, o.get());
  if (s != NATS_OK) return nats_error(s);
  jsOptions patience;
  jsOptions_Init(&patience);
  patience.Wait = 2000;
  s = natsConnection_JetStream(&made->stream_, made->nats_, &patience);
  if (s != NATS_OK) return nats_error(s);
  return made;
}

NatsConnection::~NatsConnection() {
  if (nats_) natsConnection_Close(nats_);  // its threads have ended then
  for (natsSubscription* subscription : subscriptions_) natsSubscription_Destroy(subscription);
  if (stream_) jsCtx_Destroy(stream_);
  if (nats_) natsConnection_Destroy(nats_);
}

void NatsConnection::retire(natsSubscription* subscription) {
  (void)natsSubscription_Unsubscribe(subscription);  // which fails where the connection has ended
  const std::scoped_lock guard(mutex_);
  subscriptions_.push_back(subscription);
}

void NatsConnection::close() { natsConnection_Close(nats_); }

bool NatsConnection::has_given_up() const { return natsConnection_IsClosed(nats_); }

bool NatsConnection::is_connected() const {
  return natsConnection_Status(nats_) == NATS_CONN_STATUS_CONNECTED;
}

std::uint64_t NatsConnection::reconnections() const {
  natsStatus s = NATS_OK;
  const auto counts =
      filled<natsStatistics>(s, [](natsStatistics** made) { return natsStatistics_Create(made); });
  std::uint64_t count = 0;
  if (s == NATS_OK) s = natsConnection_GetStats(nats_, counts.get());
  if (s == NATS_OK)
    s = natsStatistics_GetCounts(counts.get(), nullptr, nullptr, nullptr, nullptr, &count);
  return count;
}

LinkState NatsConnection::state() const {
  if (is_connected()) return {LinkState::Kind::connected, {}};
  const char* text = nullptr;
  const natsStatus last = natsConnection_GetLastError(nats_, &text);
  const Error error = nats_error(last);
  if (error.code == ErrorCode::permission) return {LinkState::Kind::refused, error.message};
  return {LinkState::Kind::connecting, text ? base::Sentence(text) : base::Sentence()};
}

Result<void> NatsConnection::listen(const std::string& subject, const std::shared_ptr<Mail>& mail) {
  using Held = std::shared_ptr<Mail>;
  auto held = std::make_unique<Held>(mail);
  natsSubscription* made = nullptr;
  const natsStatus s = natsConnection_Subscribe(
      &made, nats_, subject.c_str(),
      [](natsConnection*, natsSubscription*, natsMsg* message, void* closure) {
        const NatsPtr<natsMsg> owned(message);
        const char* reply = natsMsg_GetReply(message);
        (*static_cast<Held*>(closure))
            ->put({natsMsg_GetSubject(message),
                   {natsMsg_GetData(message), std::size_t(natsMsg_GetDataLength(message))},
                   reply ? reply : ""});
      },
      held.get());
  if (s != NATS_OK) return nats_error(s);
  {
    const std::scoped_lock guard(mutex_);
    subscriptions_.push_back(made);
  }
  // Called when no more letter can come.
  const natsStatus freed = natsSubscription_SetOnCompleteCB(
      made, [](void* closure) { delete static_cast<Held*>(closure); }, held.get());
  (void)held.release();
  return freed == NATS_OK ? Result<void>() : nats_error(freed);
}

}  // namespace hall
