// Connection: one phone's one request: read whole within its time, answered once, then closed. For the Door alone, on
// its thread; all of it stands here, as reading Asio twice costs more than anything else in this room.
#pragma once

// Asio needs it and does not say so.
#include <utility>
//
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "phone/limits.h"
#include "phone/reception.h"

namespace phone {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Message = http::request<http::string_body>;
using Error = boost::system::error_code;

inline std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

inline Request request_of(const Message& message, std::string address) {
  const auto at = [&](const char* name) { return text_of(message[name]); };
  Request out;
  out.method = text_of(message.method_string());
  out.target = text_of(message.target());
  out.target = out.target.substr(0, out.target.find('?'));
  out.body = message.body();
  out.host = at("Host");
  out.origin = at("Origin");
  out.key = at("X-Kurumaza");
  out.phone = at("X-Phone");
  out.have = at("X-Have");
  out.photo = at("X-Photo");
  out.takes_gzip = at("Accept-Encoding").find("gzip") != std::string::npos;
  out.address = std::move(address);
  return out;
}

inline http::response<http::string_body> response_of(const Reply& reply) {
  http::response<http::string_body> out;
  out.result(static_cast<unsigned>(reply.status));
  out.version(11);
  out.keep_alive(false);
  out.set("Content-Type", reply.type);
  out.set("Cache-Control", "no-store");
  out.set("Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  out.set("X-Content-Type-Options", "nosniff");
  out.set("X-Frame-Options", "DENY");
  out.set("Referrer-Policy", "no-referrer");
  if (reply.gzip) out.set("Content-Encoding", "gzip");
  if (!reply.version.empty()) out.set("X-Version", reply.version);
  if (reply.after_s > 0) out.set("Retry-After", std::to_string(reply.after_s));
  out.body() = reply.body;
  out.prepare_payload();
  return out;
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Asked = std::function<void(Connection&)>;
  /// How much may follow the head that came; nothing: it was answered.
  using Admit = std::function<std::optional<std::size_t>(Connection&)>;

  Connection(tcp::socket socket, const Limits& limits) : stream_(std::move(socket)) {
    parser_.header_limit(static_cast<std::uint32_t>(limits.head_bytes));
    parser_.body_limit(kMostSaid);
    Error none;
    address_ = stream_.socket().remote_endpoint(none).address().to_string(none);
    stream_.expires_after(std::chrono::milliseconds(int(limits.request_s * 1000)));
  }

  void read(Admit admit, Asked asked) {
    http::async_read_header(stream_, buffer_, parser_,
                            [self = shared_from_this(), admit = std::move(admit),
                             asked = std::move(asked)](Error error, std::size_t) mutable {
                              if (error) return self->was_read(error, asked);
                              const auto most = admit(*self);
                              if (most) self->read_rest(*most, std::move(asked));
                            });
  }
  /// More than a sheet is on its way: it may take so long.
  void wait_for(double seconds) {
    large_ = true;
    stream_.expires_after(std::chrono::milliseconds(int(seconds * 1000)));
  }

  void answer(const Reply& reply) {
    if (std::exchange(answered_, true)) return;
    response_ = response_of(reply);
    all_read_ = !reading_;
    reading_ = false;
    stream_.expires_after(std::chrono::seconds(10));
    http::async_write(stream_, response_, [self = shared_from_this()](Error error, std::size_t) {
      if (error || self->all_read_) return self->end();
      self->let_finish();
    });
  }

  void end() {
    Error none;
    stream_.socket().shutdown(tcp::socket::shutdown_both, none);
    stream_.close();
  }

  /// Nothing is lost with it: not all of its request has come, or it was answered already.
  bool reading() const { return reading_; }
  bool large() const { return large_; }
  Request request() const { return request_of(parser_.get(), address_); }
  /// Nothing: its head does not say.
  std::optional<std::uint64_t> bytes_to_come() const {
    const auto length = parser_.content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
  }

 private:
  static constexpr std::uint64_t kMostSaid = 64u << 20;  // by a head
  static constexpr std::size_t kMostPassedOver = 4u << 20;

  void read_rest(std::size_t most, Asked asked) {
    parser_.body_limit(most);
    http::async_read(stream_, buffer_, parser_,
                     [self = shared_from_this(), asked = std::move(asked)](
                         Error error, std::size_t) { self->was_read(error, asked); });
  }

  /// What still comes is passed over: cut off in the middle, a phone would not hear the answer.
  void let_finish() {
    Error none;
    large_ = false;
    reading_ = true;
    stream_.socket().shutdown(tcp::socket::shutdown_send, none);
    pass_over(0);
  }
  void pass_over(std::size_t so_far) {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(buffer_.max_size()),
                            [self = shared_from_this(), so_far](Error error, std::size_t n) {
                              if (error || so_far + n > kMostPassedOver) return self->end();
                              self->pass_over(so_far + n);
                            });
  }

  void was_read(Error error, const Asked& asked) {
    if (error == http::error::body_limit) return answer(refusal(413, "long"));
    reading_ = false;
    if (!error) return asked(*this);
    if (error == http::error::header_limit || error.category() == http_errors())
      return answer(refusal(400, "words"));
    end();  // it went, or took too long
  }

  static const boost::system::error_category& http_errors() {
    static const auto& category = Error(http::error::bad_method).category();
    return category;
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{64 * 1024};
  http::request_parser<http::string_body> parser_;
  http::response<http::string_body> response_;
  std::string address_;
  bool reading_ = true, answered_ = false, large_ = false, all_read_ = true;
};

}  // namespace phone
