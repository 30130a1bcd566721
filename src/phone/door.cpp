#include "phone/door.h"

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <list>
#include <thread>
#include <utility>

#include "base/log.h"
#include "base/overloaded.h"
#include "phone/connection.h"
#include "phone/intake.h"
#include "phone/key.h"

namespace phone {

namespace {

constexpr double kHere_s = 30;  // a phone that asked within this time is here
constexpr auto kLook = std::chrono::milliseconds(500);
constexpr auto kAfterTrouble = std::chrono::milliseconds(200);

/// Programs that are started from here do not keep the port.
void keep_to_ourselves(int fd) { ::fcntl(fd, F_SETFD, FD_CLOEXEC); }

using Connections = std::list<std::weak_ptr<Connection>>;

}  // namespace

struct Door::Inner {
  Inner(const Limits& most, PageFiles pages, std::unique_ptr<Inbox> file,
        std::unique_ptr<PhotoFolder> photos, const base::Clock& time,
        std::function<void()> wake_model)
      : limits(most),
        reception(most, std::move(pages)),
        clock(time),
        intake(std::move(file), std::move(photos), time, std::move(wake_model)) {
    reception.set_photos(intake.photos());
  }

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
    made->read([this](Connection& from) { return admitted(from); },
               [this](Connection& from) { receive(from.shared_from_this()); });
    connected = connections.size();
  }

  std::optional<std::size_t> admitted(Connection& from) {
    const Request head = from.request();
    const std::size_t most = reception.most_bytes(head);
    const std::uint64_t comes = from.bytes_to_come().value_or(0);
    if (comes > most) {
      // Why, where it would have come in vain, too.
      const auto answer = reception.receive(head, intake.inbox(), clock.now_s());
      const auto* no = std::get_if<Reply>(&answer);
      from.answer(no && no->status > 400 ? *no : refusal(413, "long"));
      return {};
    }
    if (most > limits.sheet_bytes + limits.head_bytes) {
      const auto on_their_way = std::ranges::count_if(connections, [](const auto& weak) {
        const auto there = weak.lock();
        return there && there->large() && there->reading();
      });
      if (std::size_t(on_their_way) >= limits.photos_at_once) {
        from.answer(refusal(429, "later", 3));
        return {};
      }
      from.wait_for(limits.photo_s);
    }
    return most;
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
                         [&](const SentPhoto& photo) { intake.take_photo(photo, answer); },
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
                                               std::function<void()> wake,
                                               std::unique_ptr<PhotoFolder> photos) {
  ASSERT(is_key(how.key), "a door has a key");
  auto inner = std::make_unique<Inner>(limits, std::move(pages), std::move(inbox),
                                       std::move(photos), clock, std::move(wake));
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
