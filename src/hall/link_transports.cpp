#include "hall/link_transports.h"

#include <charconv>

#include "hall/subjects.h"

namespace hall {

using base::Result;

namespace {

constexpr std::int64_t kAskWait_ms = 1500;
constexpr std::int64_t kPublishWait_ms = 3000;

std::string header_of(natsMsg* message, const char* key) {
  const char* value = nullptr;
  return natsMsgHeader_Get(message, key, &value) == NATS_OK && value ? value : "";
}

}  // namespace

Result<std::optional<SendTransport::Newest>> LinkSend::newest(const std::string& subject) {
  const auto now = link_->connection();
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  natsStatus s = NATS_OK;
  const std::string question = "$JS.API.DIRECT.GET." + std::string(kStream) + "." + subject;
  const auto answer = filled<natsMsg>(s, [&](natsMsg** got) {
    return natsConnection_Request(got, now->nats(), question.c_str(), "", 0, kAskWait_ms);
  });
  if (s != NATS_OK) return nats_error(s);
  const std::string status = header_of(answer.get(), "Status");
  if (status == "404") return std::optional<Newest>();
  const std::string number = header_of(answer.get(), "Nats-Sequence");
  Newest newest;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), newest.at);
  if (!status.empty() || error != std::errc() || newest.at == 0) return nats_error(NATS_ERR);
  newest.body.assign(natsMsg_GetData(answer.get()),
                     std::size_t(natsMsg_GetDataLength(answer.get())));
  return std::optional(std::move(newest));
}

Result<std::uint64_t> LinkSend::publish(const std::string& subject, std::string_view body,
                                        std::uint64_t after) {
  const auto now = link_->connection();
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  jsPubOptions options;
  jsPubOptions_Init(&options);
  options.MaxWait = kPublishWait_ms;
  if (after != 0)
    options.ExpectLastSubjectSeq = after;
  else
    options.ExpectNoMessage = true;
  natsStatus s = NATS_OK;
  jsErrCode code = jsErrCode(0);
  const auto stored = filled<jsPubAck>(s, [&](jsPubAck** got) {
    return js_Publish(got, now->stream(), subject.c_str(), body.data(), int(body.size()), &options,
                      &code);
  });
  if (s != NATS_OK) return nats_error(s, code);
  return stored->Sequence;
}

Result<ReadTransport::StreamState> LinkRead::stream() {
  const auto now = link_->connection();
  if (!now || !now->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  natsStatus s = NATS_OK;
  jsErrCode code = jsErrCode(0);
  const auto info = filled<jsStreamInfo>(s, [&](jsStreamInfo** got) {
    return js_GetStreamInfo(got, now->stream(), kStream, nullptr, &code);
  });
  if (s != NATS_OK) return nats_error(s, code);
  return StreamState{info->Created, info->State.LastSeq};
}

void LinkRead::leave() {
  if (subscription_) followed_->retire(subscription_.release());
}

Result<void> LinkRead::follow(std::uint64_t from) {
  leave();
  followed_ = link_->connection();
  if (!followed_ || !followed_->is_connected()) return nats_error(NATS_CONNECTION_DISCONNECTED);
  jsSubOptions options;
  jsSubOptions_Init(&options);
  options.Stream = kStream;
  options.Config.DeliverPolicy = js_DeliverByStartSequence;
  options.Config.OptStartSeq = from;
  options.Config.AckPolicy = js_AckNone;
  options.Config.MaxDeliver = 1;
  options.Config.MemoryStorage = true;
  options.Config.Heartbeat = 1'000'000'000;
  options.Config.FlowControl = true;
  natsStatus s = NATS_OK;
  jsErrCode code = jsErrCode(0);
  subscription_ = filled<natsSubscription>(s, [&](natsSubscription** got) {
    return js_SubscribeSync(got, followed_->stream(), kAllOps, nullptr, &options, &code);
  });
  if (s == NATS_OK) s = natsSubscription_SetPendingLimits(subscription_.get(), -1, -1);
  return s == NATS_OK ? Result<void>() : nats_error(s, code);
}

Result<std::optional<ReadTransport::Message>> LinkRead::next(double seconds) {
  if (!subscription_) return nats_error(NATS_INVALID_SUBSCRIPTION);
  natsStatus s = NATS_OK;
  const auto got = filled<natsMsg>(s, [&](natsMsg** message) {
    return natsSubscription_NextMsg(message, subscription_.get(), std::int64_t(seconds * 1000));
  });
  if (s == NATS_TIMEOUT) return std::optional<Message>();
  if (s != NATS_OK) return nats_error(s);
  const auto about = filled<jsMsgMetaData>(
      s, [&](jsMsgMetaData** made) { return natsMsg_GetMetaData(made, got.get()); });
  if (s != NATS_OK) return nats_error(s);
  Message message;
  message.at = about->Sequence.Stream;
  message.subject = natsMsg_GetSubject(got.get());
  message.body.assign(natsMsg_GetData(got.get()), std::size_t(natsMsg_GetDataLength(got.get())));
  return std::optional(std::move(message));
}

}  // namespace hall
