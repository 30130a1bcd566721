#include "phone/door.h"

#include <fcntl.h>

// Asio needs it and does not say so.
#include <utility>
//
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <list>
#include <thread>

#include "base/log.h"
#include "base/overloaded.h"
#include "phone/intake.h"
#include "phone/key.h"

namespace phone {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

using Message = http::request<http::string_body>;
using Error = boost::system::error_code;

constexpr double kHere_s = 30;  // a phone that asked within this time is here
constexpr auto kLook = std::chrono::milliseconds(500);
constexpr auto kAfterTrouble = std::chrono::milliseconds(200);

/// Programs that are started from here do not keep the port.
void keep_to_ourselves(int fd) { ::fcntl(fd, F_SETFD, FD_CLOEXEC); }

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

Request request_of(const Message& message, std::string address) {
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
  out.takes_gzip = at("Accept-Encoding").find("gzip") != std::string::npos;
  out.address = std::move(address);
  return out;
}

http::response<http::string_body> response_of(const Reply& reply) {
  http::response<http::string_body> out;
  out.result(static_cast<unsigned>(reply.status));
  out.version(11);
  out.keep_alive(false);
  out.set("Content-Type", reply.type);
  out.set("Cache-Control", "no-store");
  out.set("Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
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

/// One phone's one request: read whole within its time, answered once, then closed.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Asked = std::function<void(Connection&)>;

  Connection(tcp::socket socket, const Limits& limits) : stream_(std::move(socket)) {
    parser_.header_limit(static_cast<std::uint32_t>(limits.head_bytes));
    parser_.body_limit(limits.sheet_bytes + 1024);
    Error none;
    address_ = stream_.socket().remote_endpoint(none).address().to_string(none);
    stream_.expires_after(std::chrono::milliseconds(int(limits.request_s * 1000)));
  }

  void read(Asked asked) {
    http::async_read(stream_, buffer_, parser_,
                     [self = shared_from_this(), asked = std::move(asked)](
                         Error error, std::size_t) { self->was_read(error, asked); });
  }

  void answer(const Reply& reply) {
    if (std::exchange(answered_, true)) return;
    response_ = response_of(reply);
    stream_.expires_after(std::chrono::seconds(10));
    http::async_write(stream_, response_,
                      [self = shared_from_this()](Error, std::size_t) { self->end(); });
  }

  void end() {
    Error none;
    stream_.socket().shutdown(tcp::socket::shutdown_both, none);
    stream_.close();
  }

  /// Not all of its request has come yet.
  bool reading() const { return reading_; }
  Request request() const { return request_of(parser_.get(), address_); }

 private:
  void was_read(Error error, const Asked& asked) {
    reading_ = false;
    if (!error) return asked(*this);
    if (error == http::error::body_limit) return answer(refusal(413, "long"));
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
  bool reading_ = true, answered_ = false;
};

using Connections = std::list<std::weak_ptr<Connection>>;

}  // namespace

struct Door::Inner {
  Inner(const Limits& most, PageFiles pages, std::unique_ptr<Inbox> file, const base::Clock& time,
        std::function<void()> wake_model)
      : limits(most),
        reception(most, std::move(pages)),
        clock(time),
        intake(std::move(file), time, std::move(wake_model)) {}

  base::Result<void> listen(const Place& place) {
    Error error;
    const auto address = asio::ip::make_address(place.address, error);
    const auto failed = [&] {
      return base::Error{
          base::ErrorCode::unavailable,
          base::sentence("Phones cannot come in here: another program has the port {}, or the "
                         "address is not this machine's.",
                         std::to_string(place.port)),
          place.address};
    };
    if (error) return failed();
    const tcp::endpoint at(address, static_cast<unsigned short>(place.port));
    acceptor.open(at.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(at, error);
    if (!error) acceptor.listen(256, error);
    if (error) return failed();
    keep_to_ourselves(acceptor.native_handle());
    port = acceptor.local_endpoint(error).port();
    return {};
  }

  void start() {
    accept();
    look();
    thread = std::thread([this] { run(); });
  }

  void run() {
    while (true) {
      try {
        io.run();
        return;
      } catch (const std::exception& e) {
        base::log_error(std::string("a phone's request went wrong: ") + e.what());
      }
    }
  }

  // --- the door's thread

  void accept() {
    acceptor.async_accept([this](Error error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {  // no more files can be open: those that are there have to go first
        pause.expires_after(kAfterTrouble);
        pause.async_wait([this](Error stopped) {
          if (!stopped) accept();
        });
        return;
      }
      keep_to_ourselves(socket.native_handle());
      let_in(std::move(socket));
      accept();
    });
  }

  void let_in(tcp::socket socket) {
    std::erase_if(connections, [](const auto& c) { return c.expired(); });
    if (connections.size() >= limits.connections) {
      // Whoever has been silent longest makes room; who is being answered does not.
      const auto idle = std::find_if(connections.begin(), connections.end(), [](const auto& weak) {
        const auto there = weak.lock();
        return there && there->reading();
      });
      if (idle == connections.end()) return;
      if (const auto there = idle->lock()) there->end();
      connections.erase(idle);
    }
    const auto made = std::make_shared<Connection>(std::move(socket), limits);
    connections.push_back(made);
    made->read([this](Connection& from) { receive(from.shared_from_this()); });
    connected = connections.size();
  }

  void receive(const std::shared_ptr<Connection>& from) {
    const double now = clock.now_s();
    const auto answer = [from](const Reply& reply) { from->answer(reply); };
    auto wanted = reception.receive(from->request(), intake.inbox(), now);
    std::visit(
        base::Overloaded{[&](const Reply& reply) { from->answer(reply); },
                         [&](SentCard& card) {
                           if (intake.hold(std::move(card), answer)) write_soon();
                         },
                         [&](SentPoints& points) { intake.pass_on(std::move(points), answer); },
                         [&](SentSheet& sheet) { intake.pass_on(std::move(sheet), answer); }},
        wanted);
    map_asked_s = reception.map_asked_s();
  }

  /// With all others that are there by then: one write for many.
  void write_soon() {
    asio::post(io, [this] { intake.write(); });
  }

  void look() {
    timer.expires_after(kLook);
    timer.async_wait([this](Error error) {
      if (error) return;
      const double now = clock.now_s();
      intake.lose_patience();
      std::erase_if(connections, [](const auto& c) { return c.expired(); });
      connected = connections.size();
      phones = reception.rules().here(now, kHere_s);
      look();
    });
  }

  void keep(DoorState state) {
    intake.keep(state);
    reception.set_door(std::move(state));
  }

  const Limits limits;
  Reception reception;
  const base::Clock& clock;
  Intake intake;
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer timer{io}, pause{io};
  Connections connections;  // the longest there first
  int port = 0;
  std::atomic<std::size_t> phones{0}, connected{0};
  std::atomic<double> map_asked_s{-1e9};
  std::thread thread;
};

Door::Door(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}

Door::~Door() {
  inner_->io.stop();
  if (inner_->thread.joinable()) inner_->thread.join();
}

base::Result<std::unique_ptr<Door>> Door::open(const Place& place, const Limits& limits,
                                               PageFiles pages, std::unique_ptr<Inbox> inbox,
                                               const DoorState& how, const base::Clock& clock,
                                               std::function<void()> wake) {
  ASSERT(is_key(how.key), "a door has a key");
  auto inner =
      std::make_unique<Inner>(limits, std::move(pages), std::move(inbox), clock, std::move(wake));
  if (auto listening = inner->listen(place); !listening) return listening.error();
  const DoorState state{how.key, inner->port, true, how.wishes};
  inner->keep(state);
  if (auto trouble = inner->intake.take_trouble()) return *trouble;
  inner->start();
  return std::unique_ptr<Door>(new Door(std::move(inner)));
}

int Door::port() const { return inner_->port; }

void Door::set_hosts(std::set<std::string> hosts) {
  asio::post(inner_->io, [in = inner_.get(), hosts = std::move(hosts)]() mutable {
    in->reception.set_hosts(std::move(hosts));
  });
}

void Door::tell(std::shared_ptr<const Told> told) {
  asio::post(inner_->io, [in = inner_.get(), told = std::move(told)]() mutable {
    in->reception.tell(std::move(told));
  });
}

void Door::show(std::shared_ptr<const MapPage> map) {
  asio::post(inner_->io, [in = inner_.get(), map = std::move(map)]() mutable {
    in->reception.show(std::move(map));
  });
}

std::vector<Arrived> Door::take() { return inner_->intake.take(); }

void Door::answer(std::uint64_t number, Outcome outcome) {
  asio::post(inner_->io,
             [in = inner_.get(), number, outcome] { in->intake.tell_outcome(number, outcome); });
}

void Door::note_taken(std::vector<base::Id> cards) {
  asio::post(inner_->io,
             [in = inner_.get(), cards = std::move(cards)] { in->intake.note_taken(cards); });
}

void Door::close() {
  asio::post(inner_->io, [in = inner_.get()] {
    DoorState state = in->reception.door();
    state.open = false;
    in->keep(std::move(state));
  });
}

void Door::open_again(std::string key) {
  asio::post(inner_->io, [in = inner_.get(), key = std::move(key)] {
    DoorState state = in->reception.door();
    state.key = key;
    state.open = true;
    in->keep(std::move(state));
  });
}

void Door::wish(const Wishes& wishes) {
  asio::post(inner_->io, [in = inner_.get(), wishes] {
    DoorState state = in->reception.door();
    state.wishes = wishes;
    in->keep(std::move(state));
  });
}

Door::Counts Door::counts() const {
  return {inner_->phones, inner_->intake.count(), inner_->connected, inner_->map_asked_s};
}

std::optional<base::Error> Door::take_trouble() { return inner_->intake.take_trouble(); }

void Door::end() {
  // After all that was asked of it before.
  asio::post(inner_->io, [in = inner_.get()] {
    DoorState state = in->reception.door();
    state.open = false;
    in->keep(std::move(state));
    in->intake.shorten();
    in->io.stop();
  });
  if (inner_->thread.joinable()) inner_->thread.join();
}

}  // namespace phone
