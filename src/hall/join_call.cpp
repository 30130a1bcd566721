#include "hall/join_call.h"

#include <chrono>
#include <thread>

#include "hall/join_seal.h"
#include "hall/link.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr double kConnect_s = 3, kAnswer_s = 2;
constexpr auto kLook = std::chrono::milliseconds(5);

Error no_answer(const Address& hub) {
  return {ErrorCode::unavailable,
          sentence("The hall's machine does not answer. If this goes on, its Wi-Fi does not connect "
                   "devices with each other: use a cable or an access point of your own."),
          hub.str()};
}

/// Waits until it is connected; fails as ask() does.
Result<void> connected(const Link& link, const Address& hub) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(kConnect_s);
  while (std::chrono::steady_clock::now() < until) {
    const LinkState state = link.state();
    if (state.kind == LinkState::Kind::connected) return {};
    if (state.kind == LinkState::Kind::refused)
      return Error{ErrorCode::permission, state.why, hub.str()};
    std::this_thread::sleep_for(kLook);
  }
  return no_answer(hub);
}

class NatsJoinCall final : public JoinCall {
 public:
  Result<JoinAnswer> ask(const JoinQuestion& question) override {
    const auto key = AnswerKey::make();
    if (!key) return key.error();
    LinkOptions options;
    options.hub = question.hub;
    options.user = "join";
    options.password = question.password;
    options.certificate_pem = question.certificate_pem;
    options.name = "join";
    const auto link = Link::open(options);
    if (!link) return link.error();
    if (auto done = connected(**link, question.hub); !done) return done.error();
    const auto answer = (*link)->ask(
        kJoinSubject, text_of(JoinRequest{question.table, question.name, key->open_half()}),
        kAnswer_s);
    if (!answer) return no_answer(question.hub);
    return read_join_answer(*answer, *key);
  }
};

}  // namespace

std::unique_ptr<JoinCall> nats_join_call() { return std::make_unique<NatsJoinCall>(); }

}  // namespace hall
